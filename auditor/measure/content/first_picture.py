"""The picture of the first screen, decoded once for all that is measured from it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from auditor.measure.page.once import once
from auditor.model.snapshot import Snapshot

if TYPE_CHECKING:
    from PIL import Image

NAME = "first-screen"


@once
def first_picture(snapshot: Snapshot) -> Image.Image | None:
    """At one pixel for a CSS px of the device, as it shrinks a page that is too wide; None if it was not taken."""
    if NAME not in snapshot.images:
        return None
    device = snapshot.device
    return _decoded(snapshot.images[NAME], (device.viewport_width, device.viewport_height))


def _decoded(png: bytes, size: tuple[int, int]) -> Image.Image:
    from PIL import Image

    with Image.open(io.BytesIO(png)) as opened:
        plain = opened.convert("RGB")
    return plain if plain.size == size else plain.resize(size, Image.Resampling.BOX)
