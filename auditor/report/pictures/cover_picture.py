"""A picture of the whole first screen with what lies over it in red stripes. How much it is, the finding says: a
backdrop counts, too, and is seen as it is."""

from __future__ import annotations

from typing import Final

from PIL import Image, ImageDraw

from auditor.model.device import Device
from auditor.model.geometry import Box
from auditor.report.pictures.annotate import INK, Picture, encode, outline

_WIDTH: Final = {"phone": 240, "tablet": 320}
_DENSITY: Final = 2
"""Pixels of the picture for one that is shown: small type stays legible on today's screens."""
_STRIPE: Final = 14
"""px from one stripe to the next."""
_FRAME: Final = 5
"""px of the device's edge around the screen: it is the screen that is full, not a page."""
_BODY: Final = (44, 49, 54)


def cover_picture(image: Image.Image, device: Device, box: Box) -> Picture | None:
    """The first screen of `image` (a page, CSS px), on which `box` covers a part; None if it covers nothing of it."""
    height = round(image.width * device.viewport_height / device.viewport_width)
    first = image.crop((0, 0, image.width, min(height, image.height))).convert("RGB")
    seen = box.intersection(Box(0, 0, first.width, first.height))
    if seen is None:
        return None
    scale = _WIDTH[device.kind] * _DENSITY / first.width
    page = first.resize((round(first.width * scale), round(first.height * scale)), Image.Resampling.LANCZOS)
    place = Box(seen.x * scale, seen.y * scale, seen.width * scale, seen.height * scale)
    page.paste(INK, (0, 0), _stripes(page.size, place))
    outline(ImageDraw.Draw(page), place)
    edge = _FRAME * _DENSITY
    canvas = Image.new("RGB", (page.width + 2 * edge, page.height + 2 * edge), _BODY)
    canvas.paste(page, (edge, edge))
    return encode(canvas, photo=True, density=_DENSITY)


def _stripes(size: tuple[int, int], place: Box) -> Image.Image:
    """How much of the red each pixel takes: slanting stripes over `place`, through which one still reads the page."""
    mask = Image.new("L", size, 0)
    left, top, right, bottom = round(place.x), round(place.y), round(place.right), round(place.bottom)
    if right <= left or bottom <= top:
        return mask
    part = Image.new("L", (right - left, bottom - top), 36)
    draw = ImageDraw.Draw(part)
    for start in range(-part.height, part.width, _STRIPE * _DENSITY):
        draw.line((start, part.height, start + part.height, 0), fill=120, width=3 * _DENSITY)
    mask.paste(part, (left, top))
    return mask
