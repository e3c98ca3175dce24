"""A picture of the first screen in the hand: what thumbs reach is shown, the rest lies in the dark.

One panel for each grip; the sign below them is the outcome that the rule came to, with its limits.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from auditor.model.device import Device, DeviceKind
from auditor.model.geometry import Box
from auditor.model.result import Outcome
from auditor.reach import OUTSIDE, Grip, Thumb, comfortable, thumbs
from auditor.report.pictures.annotate import INK, PAPER, SKIN, Picture, encode, outline
from auditor.screens import Glass, glass

_GRIPS: Final[dict[DeviceKind, tuple[Grip, ...]]] = {"phone": ("left", "right", "cradled"), "tablet": ("two_handed",)}
"""The grips that are drawn, in this order. (Two hands on a phone are the cradled grip's thumbs.)"""
_DENSITY: Final = 2
"""Pixels of the picture for one that is shown: small type stays legible on today's screens."""
_WIDTH: Final = {"phone": 360 * _DENSITY, "tablet": 300 * _DENSITY}
_BEZEL: Final = 4.0
"""mm of the device around its screen."""
_FOOT: Final = 16.0
"""mm below the device, for the tick or the cross."""
_THUMB: Final = 17.0
"""mm that a thumb is wide, and how far it is drawn from its joint at most."""
_THUMB_LENGTH: Final = 50.0
_GROUND, _BODY, _CHROME = (238, 240, 242), (44, 49, 54), (205, 210, 215)
_GOOD = (23, 130, 70)
_DARK: Final = 0.72
"""How much of the light is taken from what lies out of reach."""


def reach_picture(image: Image.Image, device: Device, box: Box, outcome: Outcome) -> Picture | None:
    """The first screen of `image` (a page, CSS px) with the reach of thumbs; None if `box` is not on it.

    A tick stands below it if `outcome` is passed, a cross if it is failed, nothing if it is any other.
    """
    height = round(image.width * device.viewport_height / device.viewport_width)
    first = image.crop((0, 0, image.width, min(height, image.height))).convert("RGB")
    factor = device.viewport_width / image.width  # below 1 where the browser shrinks a wide page
    shown = Box(box.x * factor, box.y * factor, box.width * factor, box.height * factor)
    seen = shown.intersection(Box(0, 0, device.viewport_width, device.viewport_height))
    if seen is None:
        return None
    screen = glass(device)
    grips = _GRIPS[device.kind]
    margin = OUTSIDE + _BEZEL
    scale = _WIDTH[device.kind] / len(grips) / (screen.width + 2 * margin)
    panels = [_panel(first, screen, grip, screen.place(seen), scale, device) for grip in grips]
    canvas = Image.new("RGB", (sum(panel.width for panel in panels), panels[0].height), _GROUND)
    left = 0
    for panel in panels:
        canvas.paste(panel, (left, 0))
        left += panel.width
    if outcome in ("passed", "failed"):
        foot = canvas.width / 2, canvas.height - _FOOT * scale / 2
        _sign(ImageDraw.Draw(canvas), foot, scale * 4.5, outcome == "passed")
    return encode(canvas, density=_DENSITY)


def _panel(page: Image.Image, screen: Glass, grip: Grip, box: Box, scale: float, device: Device) -> Image.Image:
    """One grip. `box` in mm on the glass, `scale` in px a mm."""
    margin = OUTSIDE + _BEZEL
    size = round((screen.width + 2 * margin) * scale), round((screen.height + 2 * _BEZEL + _FOOT) * scale)
    panel = Image.new("RGB", size, _GROUND)
    draw = ImageDraw.Draw(panel)
    x, y = margin * scale, _BEZEL * scale
    edge = _BEZEL * scale
    right, bottom = x + screen.width * scale, y + screen.height * scale
    draw.rounded_rectangle((x - edge, y - edge, right + edge, bottom + edge), 9 * scale, fill=_BODY)
    lit = Image.new("RGB", (round(screen.width * scale), round(screen.height * scale)), _CHROME)
    shown = round(device.viewport_width * screen.mm * scale), round(page.height * (lit.width / page.width))
    lit.paste(page.resize(shown, Image.Resampling.LANCZOS), (0, round(screen.top * scale)))
    lit = _darkened(lit, grip, screen, scale)
    panel.paste(lit, (round(x), round(y)), _rounded(lit.size, 6 * scale))
    hands = thumbs(grip, screen.width, screen.height)
    marked = Box(box.x * scale + x, box.y * scale + y, box.width * scale, box.height * scale)
    panel = _with_thumbs(panel, hands, box, scale, x, y)
    draw = ImageDraw.Draw(panel)
    outline(draw, marked)
    return panel


def _darkened(image: Image.Image, grip: Grip, screen: Glass, scale: float) -> Image.Image:
    """With all that is out of comfortable reach in the dark, and a line around the rest."""
    xs: NDArray[np.float64] = (np.arange(image.width, dtype=np.float64) + 0.5)[np.newaxis, :] / scale
    ys: NDArray[np.float64] = (np.arange(image.height, dtype=np.float64) + 0.5)[:, np.newaxis] / scale
    zone = Image.fromarray(comfortable(grip, screen.width, screen.height, xs, ys).astype(np.uint8) * 255)
    shade = zone.point(lambda value: 0 if value else round(255 * _DARK))
    dark = Image.composite(Image.new("RGB", image.size, (20, 24, 30)), image, shade.filter(ImageFilter.GaussianBlur(1)))
    line = zone.filter(ImageFilter.FIND_EDGES).filter(ImageFilter.MaxFilter(3))
    return Image.composite(Image.new("RGB", image.size, _GOOD), dark, line)


def _with_thumbs(
    panel: Image.Image, hands: tuple[Thumb, ...], box: Box, scale: float, x: float, y: float
) -> Image.Image:
    """A see-through thumb from each joint towards the element."""
    layer = Image.new("L", panel.size, 0)
    draw = ImageDraw.Draw(layer)
    for thumb in hands:
        middle = box.x + box.width / 2, box.y + box.height / 2
        joint = min(max(middle[1], thumb.high), thumb.low)
        # The nearest point of the element, or as far as the thumb is drawn.
        aim = min(max(thumb.x, box.x), box.right), middle[1]
        distance = max(1.0, float(np.hypot(aim[0] - thumb.x, aim[1] - joint)))
        length = min(_THUMB_LENGTH, distance - _THUMB / 2)
        tip = thumb.x + (aim[0] - thumb.x) * length / distance, joint + (aim[1] - joint) * length / distance
        start = thumb.x * scale + x, joint * scale + y
        end = tip[0] * scale + x, tip[1] * scale + y
        radius = _THUMB * scale / 2
        draw.line((*start, *end), fill=255, width=round(2 * radius))
        for centre in (start, end):
            draw.ellipse((centre[0] - radius, centre[1] - radius, centre[0] + radius, centre[1] + radius), fill=255)
    rim = layer.filter(ImageFilter.MaxFilter(5))
    panel = Image.composite(
        Image.new("RGB", panel.size, (120, 80, 60)), panel, rim.point(lambda value: value * 150 // 255)
    )
    return Image.composite(Image.new("RGB", panel.size, SKIN), panel, layer.point(lambda value: value * 190 // 255))


def _rounded(size: tuple[int, int], radius: float) -> Image.Image:
    mask = Image.new("L", size, 0)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, size[0] - 1, size[1] - 1), radius, fill=255)
    return mask


def _sign(draw: ImageDraw.ImageDraw, centre: tuple[float, float], radius: float, good: bool) -> None:
    """A tick on green or a cross on red."""
    x, y = centre
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=_GOOD if good else INK)
    half, width = radius * 0.42, max(2, round(radius * 0.24))
    if good:
        draw.line(
            (x - half, y, x - half / 3, y + half * 0.8, x + half, y - half * 0.7),
            fill=PAPER,
            width=width,
            joint="curve",
        )
    else:
        draw.line((x - half, y - half, x + half, y + half), fill=PAPER, width=width)
        draw.line((x - half, y + half, x + half, y - half), fill=PAPER, width=width)
