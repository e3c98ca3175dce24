"""Which fonts a Linux system has: without Arial's widths pages break their lines elsewhere than on a phone, and without
emoji they show boxes in their place."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

TEXT_PACKAGE = "fonts-liberation"
"""Debian's package of the widths of Arial, Times and Courier, which most pages ask for."""

_METRIC = ("arial", "liberation", "arimo", "nimbussans")
"""Beginnings of the files of Arial and of what has its widths; other fonts make every text longer or shorter."""

EMOJI_PACKAGE = "fonts-noto-color-emoji"

_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
_SUFFIXES = (".ttf", ".otf", ".ttc", ".pfb")


def missing_font_packages() -> list[str]:
    """Debian's names for what this system lacks, told by its font files; macOS and Windows always bring both kinds."""
    if sys.platform != "linux":
        return []
    names = list(_font_files())
    text = any(name.startswith(_METRIC) for name in names)
    emoji = any("emoji" in name for name in names)
    return [TEXT_PACKAGE] * (not text) + [EMOJI_PACKAGE] * (not emoji)


def _font_files() -> Iterator[str]:
    for folder in _FOLDERS:
        for _, _, names in os.walk(Path(folder).expanduser()):
            yield from (name.casefold() for name in names if name.casefold().endswith(_SUFFIXES))
