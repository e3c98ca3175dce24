"""Whether something moved behind the text between the capture with glyphs and the one without.

The page is frozen for both, but animated pictures, films, canvases that a worker draws and frames of other processes go
on. Where no text stands the two must be equal: around a text over something that moves they are not.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from auditor.model.evidence import Evidence
from auditor.model.geometry import Box

if TYPE_CHECKING:
    from numpy.typing import NDArray

NOISE = 6
"""Levels of 255 up to which two captures of the same thing may differ."""

RING = 6
"""CSS px around a text that are looked at: less than the padding that most words have in their box."""

SHARE = 0.2
"""The part of the ring that must have changed: a list's bullet or a font's icon goes with the glyphs, but is less."""

MOST_AREAS = 6
"""Areas that are captured again, two to four captures of some 30 ms each; if there are more, they are put together."""


def moving_areas(frames: Sequence[Evidence], drawn: NDArray[np.uint8], behind: NDArray[np.uint8]) -> list[Box]:
    """Where the two captures of the page (one pixel for a CSS px) differ around texts, widened by the ring."""
    height, width = (min(sizes) for sizes in zip(drawn.shape[:2], behind.shape[:2], strict=True))
    drawn, behind = drawn[:height, :width], behind[:height, :width]  # a page may end a pixel later in one of them
    boxes = list(dict.fromkeys(texts_in_page(frames)))
    glyphs = _glyph_areas(frames, drawn.shape[:2])
    suspects = [box for box in boxes if _moved_around(box, glyphs, drawn, behind)]
    return _together([_ring(box, drawn.shape) for box in suspects])


def pixels(png: bytes) -> NDArray[np.uint8]:
    """A capture as (height, width, 3) sRGB."""
    from PIL import Image as Images

    with Images.open(io.BytesIO(png)) as image:
        return np.asarray(image if image.mode in ("RGB", "RGBA") else image.convert("RGB"))[..., :3]


def differ(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> bool:
    """Whether two captures of the same thing show different moments."""
    return one.shape == other.shape and bool((np.abs(one.astype(np.int16) - other) > NOISE).any())


def texts_in_page(frames: Sequence[Evidence]) -> Iterable[Box]:
    """The lines that are read from the captures of the page; what must be scrolled to has its own."""
    for frame in frames:
        if frame.texts is not None:
            for run in frame.texts.runs:
                if run.letters and run.scroller < 0:
                    yield from (Box(*rect) for rect in run.rects)


def overlap_any(some: Sequence[Box], others: Sequence[Box]) -> bool:
    """Whether a box of the one list shares an area with one of the other."""
    one = np.array([(box.x, box.y, box.right, box.bottom) for box in some]).reshape(-1, 4)
    return any(
        bool(((one[:, 2] > box.x) & (one[:, 0] < box.right) & (one[:, 3] > box.y) & (one[:, 1] < box.bottom)).any())
        for box in others
    )


def _glyph_areas(frames: Sequence[Evidence], shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """Where glyphs may be: the lines of all texts, and the whole element where they are not known."""
    areas = np.zeros(shape[:2], dtype=np.bool_)
    for frame in frames:
        if frame.texts is None:
            continue
        for run in frame.texts.runs:
            own = frame.texts.elements[run.element].at.box
            for box in [Box(*rect) for rect in run.rects] or ([own] if own else []):
                areas[_slices(box, 1)] = True
    return areas


def _moved_around(box: Box, glyphs: NDArray[np.bool_], drawn: NDArray[np.uint8], behind: NDArray[np.uint8]) -> bool:
    around = _slices(box, RING)
    free = ~glyphs[around]
    if free.sum() < RING * RING:  # too tight among other texts to tell: then all of it is looked at
        free[:] = True
    before, after = drawn[around], behind[around]
    if not before.size or free.shape != before.shape[:2]:
        return False
    changed = np.abs(before.astype(np.int16) - after).max(axis=2) > NOISE
    least = SHARE if not free.all() else 1 - SHARE
    return bool(changed[free].mean() > least)


def _slices(box: Box, margin: int) -> tuple[slice, slice]:
    top, left = max(0, math.floor(box.y) - margin), max(0, math.floor(box.x) - margin)
    bottom, right = max(0, math.ceil(box.bottom) + margin), max(0, math.ceil(box.right) + margin)
    return slice(top, bottom), slice(left, right)


def _ring(box: Box, shape: tuple[int, ...]) -> Box:
    """The box with its ring, in whole px within the page."""
    rows, columns = _slices(box, RING)
    bottom, right = min(rows.stop, shape[0]), min(columns.stop, shape[1])
    return Box(columns.start, rows.start, right - columns.start, bottom - rows.start)


def _together(boxes: Sequence[Box]) -> list[Box]:
    """The boxes, neighbours in one: the texts over one film are one area."""
    areas: list[Box] = []
    for box in sorted(boxes, key=lambda each: (each.y, each.x)):
        if areas and (len(areas) == MOST_AREAS or box.y <= areas[-1].bottom + 4 * RING):
            areas[-1] = areas[-1].union(box)
        else:
            areas.append(box)
    return areas
