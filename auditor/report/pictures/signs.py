"""Signs that are drawn on screenshots and need no words: an arrow, a loudspeaker that is off, words that are missing,
the keys of a phone. All lengths are px of the image that is drawn on."""

from __future__ import annotations

import math
import textwrap
import unicodedata
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from auditor.model.geometry import Box
from auditor.report.pictures.annotate import INK, PAPER, near, scaled
from auditor.report.words.plain import plain

_BODY: Final = (44, 49, 54)
_BOARD, _KEY, _KEY_EDGE = (209, 213, 219), (252, 252, 253), (160, 166, 173)
_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
"""Of the keys that are drawn; phones of any language have three such rows and one with the space bar."""
_DASH: Final = 7
_LINE: Final = 3
_SIGN: Final = 15.0
"""Radius of a round sign."""


def arrow(
    draw: ImageDraw.ImageDraw, middle: tuple[float, float], radius: float, *, below: bool, turned: bool = False
) -> None:
    """From one screen to the next: up or down, then to the right. turned: up or down only."""
    x, y = near(middle[0]), near(middle[1])
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=INK, outline=PAPER, width=2)
    sign = 1 if below else -1
    length, head, width = radius * 0.5, radius * 0.42, max(2, round(radius * 0.22))
    tip = y + sign * length
    draw.line((x, y - sign * length, x, tip), fill=PAPER, width=width)
    draw.polygon(
        [(x - head, tip - sign * head), (x + head, tip - sign * head), (x, tip + sign * head * 0.3)], fill=PAPER
    )
    if not turned:
        end = x + radius * 1.25
        draw.polygon([(end, y - head * 0.7), (end, y + head * 0.7), (end + head * 0.8, y)], fill=INK)


def dashed(draw: ImageDraw.ImageDraw, box: Box) -> None:
    """A broken line around `box`."""
    left, top, right, bottom = near(box.x) - 3, near(box.y) - 3, near(box.right) + 2, near(box.bottom) + 2
    for start, end in (
        ((left, top), (right, top)),
        ((right, top), (right, bottom)),
        ((right, bottom), (left, bottom)),
        ((left, bottom), (left, top)),
    ):
        _dashes(draw, start, end)


def _dashes(draw: ImageDraw.ImageDraw, start: tuple[int, int], end: tuple[int, int]) -> None:
    length = math.dist(start, end)
    if not 0 < length < 20_000:  # beyond any screen: a page may say what it likes of its boxes
        return
    step_x, step_y = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    for begun in range(0, int(length), 2 * _DASH):
        ended = min(begun + _DASH, length)
        draw.line(
            (
                start[0] + step_x * begun,
                start[1] + step_y * begun,
                start[0] + step_x * ended,
                start[1] + step_y * ended,
            ),
            fill=INK,
            width=_LINE,
        )


def question(draw: ImageDraw.ImageDraw, box: Box) -> None:
    """“Is it this one?”, at the right end of a field."""
    _round(draw, near(box.right) - _SIGN - 4, near(box.y + box.height / 2), "?")


def missing_words(image: Image.Image, field: Box | None, tapped: Box | None) -> None:
    """Where words should stand and do not: by the field or, if that is not on the screen, above what was tapped."""
    draw = ImageDraw.Draw(image)
    screen = Box(0, 0, *image.size)
    seen = field if field is not None and field.intersection(screen) is not None else None
    if seen is None and tapped is None:
        return
    if seen is not None:
        dashed(draw, seen)
    bubble = _bubble(seen, tapped, screen, image)
    draw.rounded_rectangle((bubble.x, bubble.y, bubble.right, bubble.bottom), 8, fill=PAPER)
    dashed(draw, Box(bubble.x + 3, bubble.y + 3, bubble.width - 5, bubble.height - 5))
    _round(draw, bubble.x + bubble.width / 2, bubble.y + bubble.height / 2, "?", radius=11)


def _bubble(field: Box | None, tapped: Box | None, screen: Box, image: Image.Image) -> Box:
    """A place for some words: below the field, beside or above it, wherever nothing was tapped and, if there is such a
    place, nothing stands."""
    if field is None:
        x, y = (near(tapped.x), near(tapped.y) - 46) if tapped is not None else (8, 8)
        return Box(max(8, x), max(4, y), 150, 32)
    places = [Box(field.x, field.bottom + 9, 150, 32)]
    if screen.width - field.right >= 96:
        places.append(
            Box(field.right + 12, field.y + field.height / 2 - 16, min(150, screen.width - field.right - 20), 32)
        )
    places.append(Box(field.right - 110, field.y - 40, 110, 32))
    places.append(Box(field.x, field.y - 42, 150, 32))
    free = [each for each in places if each.within(screen) and (tapped is None or each.intersection(tapped) is None)]
    blank = (each for each in free if _is_blank(image, each))
    return next(blank, free[0] if free else places[-1])


def _is_blank(image: Image.Image, box: Box) -> bool:
    part = image.crop((near(box.x), near(box.y), near(box.right), near(box.bottom)))
    return part.getcolors(1) is not None


def _round(draw: ImageDraw.ImageDraw, x: float, y: float, text: str, radius: float = _SIGN) -> None:
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=INK, outline=PAPER, width=2)
    draw.text((x, y), text, fill=PAPER, font=ImageFont.load_default(radius * 1.4), anchor="mm")


def muted(draw: ImageDraw.ImageDraw, box: Box, width: int) -> None:
    """A loudspeaker that is crossed out, at the right of `box`, or above or below its end: nobody hears these words."""
    radius = _SIGN + 3
    beside = near(box.right) + radius + 8
    x = min(max(beside, radius), width - radius - 4)
    y = float(near(box.y + box.height / 2))
    if x < beside:  # there is no room beside the words, which have to be read
        y = near(box.y) - radius - 5 if box.y >= 2 * radius + 8 else near(box.bottom) + radius + 5
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=INK, outline=PAPER, width=2)
    unit = radius / 10
    speaker = [(-5.5, -2), (-2.5, -2), (1, -5), (1, 5), (-2.5, 2), (-5.5, 2)]
    draw.polygon([(x + dx * unit, y + dy * unit) for dx, dy in speaker], fill=PAPER)
    stroke = max(2, round(1.6 * unit))
    for dx, dy in ((2.8, 1), (2.8, -1)):
        draw.line((x + dx * unit, y - 2 * dy * unit, x + 6 * unit, y + 2 * dy * unit), fill=PAPER, width=stroke)


def hidden(draw: ImageDraw.ImageDraw, box: Box) -> None:
    """What lies behind something else."""
    dashed(draw, box)
    x, y, radius = near(box.right) + _SIGN + 6, near(box.y + box.height / 2), 12
    _round(draw, x, y, "", radius)
    arm = radius * 0.4
    draw.line((x - arm, y - arm, x + arm, y + arm), fill=PAPER, width=3)
    draw.line((x - arm, y + arm, x + arm, y - arm), fill=PAPER, width=3)


def out_of_reach(draw: ImageDraw.ImageDraw, box: Box, words: str, size: tuple[int, int]) -> None:
    """A button that nothing brings into view: at the edge beyond which it lies, with its words."""
    below = box.y > 0
    width = min(max(box.width, draw.textlength(_drawable(words), font=ImageFont.load_default(15)) + 24, 60.0), 240.0)
    height = min(max(box.height, 28.0), 44.0)
    left = min(max(12.0, near(box.x)), size[0] - width - 76)
    shown = Box(left, size[1] - height - 22 if below else 22.0, width, height)
    draw.rounded_rectangle((shown.x, shown.y, shown.right, shown.bottom), 6, fill=PAPER)
    dashed(draw, shown)
    middle = shown.x + shown.width / 2, shown.y + shown.height / 2
    draw.text(middle, _drawable(words), fill=INK, font=ImageFont.load_default(15), anchor="mm")
    arrow(draw, (shown.right + 34, middle[1]), 24, below=below, turned=True)


def _drawable(words: str) -> str:
    """On one line, with what Pillow's own font has: no accents."""
    parted = unicodedata.normalize("NFKD", plain(words).replace("’", "'"))
    return "".join(each for each in parted if not unicodedata.combining(each)).encode("ascii", "replace").decode()


def struck(draw: ImageDraw.ImageDraw, box: Box, text: str) -> None:
    """Words that were typed into a field and are gone."""
    size = min(18.0, max(9.0, box.height * 0.45))
    words = _drawable(text)
    x, y = near(box.x) + 10, near(box.y + box.height / 2)
    typeface = ImageFont.load_default(size)
    while len(words) > 1 and draw.textlength(words, font=typeface) > box.width - 20:
        words = words[:-1]
    draw.text((x, y), words, fill=INK, font=typeface, anchor="lm")
    draw.line((x - 3, y, x + draw.textlength(words, font=typeface) + 3, y), fill=INK, width=2)


def said_by_browser(image: Image.Image, text: str, part: Box) -> None:
    """A box of the browser in the middle of `part` of the screen, which no capture shows."""
    draw = ImageDraw.Draw(image)
    lines = textwrap.wrap(_drawable(text), 34)[:4] or [""]
    width, height = min(300.0, part.width - 24), 22.0 * len(lines) + 58
    x, y = part.x + (part.width - width) / 2, part.y + max(4.0, (part.height - height) / 2)
    draw.rounded_rectangle((x, y, x + width, y + height), 12, fill=PAPER, outline=INK, width=3)
    for number, line in enumerate(lines):
        draw.text((x + 16, y + 14 + 22 * number), line, fill=_BODY, font=ImageFont.load_default(15))
    draw.text((x + width - 16, y + height - 14), "OK", fill=(26, 86, 190), font=ImageFont.load_default(15), anchor="rb")


def keys(image: Image.Image, area: Box) -> None:
    """A keyboard in `area`."""
    draw = ImageDraw.Draw(image)
    draw.rectangle((area.x, area.y, area.right, area.bottom), fill=_BOARD)
    gap, rows = 5.0, len(_ROWS) + 1
    width = (area.width - gap) / len(_ROWS[0]) - gap
    height = (area.height - gap) / (rows + 0.6) - 2 * gap
    typeface = ImageFont.load_default(max(9.0, min(width, height) * 0.5))
    y = area.y + height * 0.6
    for row in _ROWS:
        x = area.x + (area.width - len(row) * (width + gap) + gap) / 2
        for letter in row:
            _key(draw, (x, y, x + width, y + height))
            draw.text((x + width / 2, y + height / 2), letter, fill=_BODY, font=typeface, anchor="mm")
            x += width + gap
        y += height + 2 * gap
    _key(draw, (area.x + area.width * 0.26, y, area.x + area.width * 0.74, y + height))


def _key(draw: ImageDraw.ImageDraw, box: tuple[float, float, float, float]) -> None:
    if box[2] > box[0] and box[3] > box[1]:
        draw.rounded_rectangle(box, 5, fill=_KEY, outline=_KEY_EDGE)


def device_around(screen: Image.Image, width: int, tallest: int, ground: tuple[int, int, int]) -> Image.Image:
    """The screen in its device: `width` px with its edges, less if it would be taller than `tallest`."""
    edge = max(6, width // 32)
    scale = min((width - 2 * edge) / screen.width, (tallest - 2 * edge) / screen.height)
    shown = scaled(screen, scale)
    panel = Image.new("RGB", (shown.width + 2 * edge, shown.height + 2 * edge), ground)
    draw = ImageDraw.Draw(panel)
    draw.rounded_rectangle((0, 0, panel.width - 1, panel.height - 1), 3 * edge, fill=_BODY)
    mask = Image.new("L", shown.size, 0)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, shown.width - 1, shown.height - 1), 2 * edge, fill=255)
    panel.paste(shown, (edge, edge), mask)
    return panel
