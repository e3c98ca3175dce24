"""A picture of the first screen as the eye goes over it: what it sees sharply is lit, numbered in its order."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from auditor.model.device import Device
from auditor.model.geometry import Box
from auditor.report.pictures.annotate import INK, PAPER, Picture, encode, outline

_WIDTH: Final = {"phone": 300, "tablet": 340}
_DENSITY: Final = 2
"""Pixels of the picture for one that is shown: small type stays legible on today's screens."""
_SHARP: Final = 40.0
"""CSS px around its point that a glance sees sharply (auditor/measure/content/gaze/glances.py)."""
_SEEN: Final = (23, 130, 70)
_PATH: Final = (255, 196, 0)
_BADGE: Final = 11.0
"""px, half the width of a number's disc."""
_DARK: Final = 110
"""Of 255: how bright it stays where the eye does not go."""


def glances_picture(image: Image.Image, device: Device, box: Box, points: Sequence[float]) -> Picture | None:
    """The first screen of `image` (a page, CSS px), with `box` marked; None without a point, or if `box` is not on it.

    points: x and y of each glance, CSS px of the page. One that falls on the box, or right beside it, is green.
    """
    places = list(zip(points[::2], points[1::2], strict=False))
    height = round(image.width * device.viewport_height / device.viewport_width)
    first = image.crop((0, 0, image.width, min(height, image.height))).convert("RGB")
    seen = box.intersection(Box(0, 0, first.width, first.height))
    if seen is None or not places:
        return None
    scale = _WIDTH[device.kind] * _DENSITY / first.width
    page = first.resize((round(first.width * scale), round(first.height * scale)), Image.Resampling.LANCZOS)
    sharp = _SHARP * image.width / device.viewport_width
    light = Image.new("L", page.size, _DARK)
    draw = ImageDraw.Draw(light)
    for x, y in places:
        draw.ellipse(_around(x * scale, y * scale, sharp * scale), fill=255)
    light = light.filter(ImageFilter.GaussianBlur(sharp * scale / 5))
    canvas = Image.composite(page, Image.new("RGB", page.size, (16, 20, 26)), light)
    draw = ImageDraw.Draw(canvas)
    draw.line([(x * scale, y * scale) for x, y in places], fill=_PATH, width=2 * _DENSITY, joint="curve")
    outline(draw, Box(seen.x * scale, seen.y * scale, seen.width * scale, seen.height * scale))
    font = ImageFont.load_default(13 * _DENSITY)
    for number, (x, y) in reversed(list(enumerate(places, 1))):
        met = _distance(x, y, seen) <= sharp
        disc = _around(x * scale, y * scale, _BADGE * _DENSITY)
        draw.ellipse(disc, fill=_SEEN if met else _PATH, outline=PAPER if met else (70, 50, 0), width=_DENSITY)
        draw.text((x * scale, y * scale), str(number), fill=PAPER if met else (30, 20, 0), font=font, anchor="mm")
    if not any(_distance(x, y, seen) <= sharp for x, y in places):
        # Nothing tells more plainly that a number is missing there.
        middle = (seen.x + seen.width / 2) * scale, (seen.y + seen.height / 2) * scale
        draw.ellipse(_around(*middle, _BADGE * _DENSITY), fill=INK, outline=PAPER, width=_DENSITY)
        draw.text(middle, "?", fill=PAPER, font=font, anchor="mm")
    return encode(canvas, photo=True, density=_DENSITY)


def _around(x: float, y: float, radius: float) -> tuple[float, float, float, float]:
    return x - radius, y - radius, x + radius, y + radius


def _distance(x: float, y: float, box: Box) -> float:
    across, down = max(box.x - x, 0.0, x - box.right), max(box.y - y, 0.0, y - box.bottom)
    return math.hypot(across, down)
