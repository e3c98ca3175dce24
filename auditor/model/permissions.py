"""What a browser asks its user about before a page may have it."""

from __future__ import annotations

from typing import Final, Literal, get_args

Permission = Literal["location", "notifications", "camera", "microphone", "midi"]

PERMISSIONS: Final[tuple[Permission, ...]] = get_args(Permission)
