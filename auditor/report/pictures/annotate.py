"""Draws on screenshots: a crop around one element, numbered boxes on a whole page.

Everything is in CSS px, which are the pixels of the images. Outlines lie outside the element they mark and have two
tones, so that they are seen on any background; number labels never cover the element they belong to.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from auditor.model.geometry import Box
from auditor.report.pictures.placement import Rectangle, place_labels

INK: Final = (179, 21, 28)
PAPER: Final = (255, 255, 255)
SKIN: Final = (232, 190, 160)
_SKIN_EDGE: Final = (176, 120, 84)
_TALLEST: Final = 640
"""Of an element taller than this the top is shown: scaled further down nothing could be recognised."""
_PIXELS: Final = 45_000_000
"""Images larger than this are not decoded; a page 1400 px wide and 30,000 px tall has 42 million, 168 MB."""
_MARGIN: Final = 26
"""Around a marked screenshot, px, so that labels at its edge have a place."""
_FONT_SIZE: Final = 13
_FAR: Final = 100_000.0
"""px outside of every picture of ours. Pages scale boxes to 1e30 px; Pillow counts in C integers."""
FINGER: Final = 48.0
"""The diameter of a fingertip, CSS px, as Lighthouse's tap-targets had it."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An encoded image and its size in px, `density` of which are shown as one."""

    data: bytes
    media_type: str
    width: int
    height: int
    density: int = 1


@dataclass(frozen=True, slots=True)
class Frame:
    """How much a crop shows: the least and the most px of the picture, and the context around the element, CSS px."""

    least_width: int
    least_height: int
    most_width: int
    most_height: int
    context: int


DETAIL: Final = Frame(240, 112, 360, 280, 32)
"""Beside a finding: enough around the element to recognise the place, within the width of a phone's column."""
THUMB: Final = Frame(272, 168, 336, 240, 32)
"""Beside a line of the list of what to fix first, where it is shown at half its size."""
STATION: Final = Frame(200, 280, 280, 320, 32)
"""The first screen of a station in its journey."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An element to mark, and its number in the report. over: whether it lies over the page, as a dialog does."""

    box: Box
    label: str
    over: bool = False


def decode(data: bytes) -> Image.Image | None:
    """The image; None if the bytes are no PNG, or it is too large to be one of ours."""
    try:
        with Image.open(io.BytesIO(data), formats=("PNG",)) as image:
            if image.width * image.height > _PIXELS:
                return None
            image.load()
            return image
    except (
        OSError,
        SyntaxError,
        ValueError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
        MemoryError,
    ):
        return None


def crop(image: Image.Image, box: Box, frame: Frame = DETAIL, *, finger: float = 0.0) -> Picture | None:
    """The surroundings of `box` with its outline; None if it lies outside the image.

    finger: diameter, px of the image, of a fingertip that is shown on the middle of the box; 0 for none.
    """
    seen = box.intersection(Box(0, 0, image.width, image.height))
    if seen is None:
        return None
    left, right = _span(seen.x, seen.right, frame.least_width, frame.context, image.width)
    top, bottom = _span(seen.y, min(seen.bottom, seen.y + _TALLEST), frame.least_height, frame.context, image.height)
    region = image.crop((left, top, right, bottom)).convert("RGB")
    scale = min(1.0, frame.most_width / region.width, frame.most_height / region.height)
    region = scaled(region, scale)
    moved = _moved(box, -left, -top, scale)
    if finger:
        fingertip(region, moved.x + moved.width / 2, moved.y + moved.height / 2, finger * scale / 2)
    outline(ImageDraw.Draw(region), moved)
    return encode(region)


def fingertip(image: Image.Image, x: float, y: float, radius: float) -> None:
    """A translucent disc, through which one sees what lies under the finger."""
    film = Image.new("RGBA", image.size)
    x, y = near(x), near(y)
    disc = (x - radius, y - radius, x + radius, y + radius)
    ImageDraw.Draw(film).ellipse(disc, fill=(*SKIN, 150), outline=(*_SKIN_EDGE, 255), width=2)
    image.paste(film, (0, 0), film)


def opening(image: Image.Image, height: int, frame: Frame = THUMB) -> Picture:
    """The top `height` px of a page, small: for what concerns the page and no element of it."""
    shape = round(image.width * frame.most_height / frame.most_width)  # as wide as the pictures beside it
    tall = min(image.height, height, shape)
    scale = min(1.0, frame.most_width / image.width, frame.most_height / tall)
    return encode(_rgb(scaled(image, scale, tall)))


def marked(image: Image.Image, marks: Sequence[Mark], width: int, tallest: int) -> Picture:
    """The image scaled down to `width` (never up) and cut at `tallest`, both px of the picture, with numbered boxes."""
    scale = min(1.0, width / image.width)
    shown = _rgb(scaled(image, scale, min(image.height, round(tallest / scale))))
    canvas = Image.new("RGB", (shown.width + 2 * _MARGIN, shown.height + 2 * _MARGIN), (238, 240, 242))
    canvas.paste(shown, (_MARGIN, _MARGIN))
    frame = Box(_MARGIN, _MARGIN, shown.width, shown.height)
    placed = [
        (clipped, mark.label)
        for mark in marks
        if (clipped := _moved(mark.box, 0, 0, scale, _MARGIN).intersection(frame)) is not None
    ]
    draw = ImageDraw.Draw(canvas)
    font = ImageFont.load_default(_FONT_SIZE)
    sizes = [(round(draw.textlength(label, font=font)) + 8, _FONT_SIZE + 5) for _, label in placed]
    culprits = [Rectangle(box.x - 3, box.y - 3, box.right + 3, box.bottom + 3) for box, _ in placed]
    for box, _ in placed:
        outline(draw, box)
    labels = place_labels(culprits, sizes, Rectangle(0, 0, canvas.width, canvas.height))
    for (_, text), label in zip(placed, labels, strict=True):
        corners = (label.left, label.top, label.right - 1, label.bottom - 1)
        draw.rectangle(corners, fill=INK, outline=PAPER)
        draw.text(
            ((label.left + label.right) / 2, (label.top + label.bottom) / 2), text, fill=PAPER, font=font, anchor="mm"
        )
    return encode(canvas, photo=True)


def _span(start: float, end: float, least: int, context: int, limit: int) -> tuple[int, int]:
    """`start` to `end` with `context` on both sides, at least `least` long, moved to lie within 0 to `limit`."""
    length = min(limit, max(least, round(end - start) + 2 * context))
    first = round((start + end) / 2 - length / 2)
    first = max(0, min(first, limit - length))
    return first, first + length


def _moved(box: Box, x: float, y: float, scale: float, offset: float = 0) -> Box:
    return Box((box.x + x) * scale + offset, (box.y + y) * scale + offset, box.width * scale, box.height * scale)


def scaled(image: Image.Image, scale: float, tall: int | None = None) -> Image.Image:
    """The upper `tall` px of the image (None: all of it), smaller by `scale`; never larger.

    Without a copy in full size: a capture of a page 10,000 px wide is 300 MB.
    """
    box = (0, 0, image.width, image.height if tall is None else tall)
    if scale >= 1:
        return image if tall is None else image.crop(box)
    size = max(1, round(image.width * scale)), max(1, round(box[3] * scale))
    return image.resize(size, Image.Resampling.HAMMING, box=box, reducing_gap=2.0)


def _rgb(image: Image.Image) -> Image.Image:
    return image if image.mode == "RGB" else image.convert("RGB")


def outline(draw: ImageDraw.ImageDraw, box: Box) -> None:
    """Four px around `box`, in two tones."""
    left, top, right, bottom = near(box.x), near(box.y), near(box.right) - 1, near(box.bottom) - 1
    for distance, colour in ((4, PAPER), (3, INK), (2, INK), (1, PAPER)):
        draw.rectangle(
            (
                left - distance,
                top - distance,
                max(right, left) + distance,
                max(bottom, top) + distance,
            ),
            outline=colour,
        )


def near(value: float) -> int:
    """A coordinate in px as Pillow can draw it: what is farther than any picture reaches is still outside."""
    return round(max(-_FAR, min(_FAR, value)))


def encode(image: Image.Image, *, photo: bool = False, density: int = 1) -> Picture:
    """WebP without loss where that is about as small: text stays sharp. Else with loss, at a quality that does."""
    best = _webp(image, quality=72 if photo else 82, method=2)  # method 4: 5 % smaller, twice the time
    # Without loss, method 0 takes a tenth of method 2's time and tells nearly always that a photo is not worth it.
    if not photo and len(_webp(image, lossless=True, method=0)) <= 2.5 * len(best):
        exact = _webp(image, lossless=True, method=2)  # method 4: 2 % smaller, half as long again
        best = exact if len(exact) <= 1.5 * len(best) else best
    return Picture(best, "image/webp", image.width, image.height, density)


def _webp(image: Image.Image, **options: int | bool) -> bytes:
    stream = io.BytesIO()
    image.save(stream, "WEBP", **options)
    return stream.getvalue()
