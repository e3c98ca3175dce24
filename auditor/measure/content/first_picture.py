"""The picture of the first screen, decoded once for all that is measured from it."""

from __future__ import annotations

import io
import weakref
from typing import TYPE_CHECKING

from auditor.model.snapshot import Snapshot

if TYPE_CHECKING:
    from PIL import Image

NAME = "first-screen"

_last: list[tuple[weakref.ref[Snapshot], Image.Image]] = []


def first_picture(snapshot: Snapshot) -> Image.Image | None:
    """At one pixel for a CSS px of the device, as it shrinks a page that is too wide; None if it was not taken."""
    if NAME not in snapshot.images:
        return None
    # Several collections ask for it, one after the other, of the same snapshot, which never changes.
    for held, shown in _last:
        if held() is snapshot:
            return shown
    device = snapshot.device
    shown = _decoded(snapshot.images[NAME], (device.viewport_width, device.viewport_height))
    _last[:] = [(weakref.ref(snapshot), shown)]
    return shown


def _decoded(png: bytes, size: tuple[int, int]) -> Image.Image:
    from PIL import Image

    with Image.open(io.BytesIO(png)) as opened:
        plain = opened.convert("RGB")
    return plain if plain.size == size else plain.resize(size, Image.Resampling.BOX)
