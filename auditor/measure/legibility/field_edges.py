"""How well the edges of fields stand out, read from the page as it is drawn without its glyphs.

Across an edge of the field runs a strip of pixels from a little inside to a little outside: whatever marks the field,
be it a border, a fill, a line under it or the frame of a box around it, is among them. The contrast of an edge is that
of the lightest and the darkest pixel of a strip, for the median strip along the edge.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from auditor.measure.pixels import rectangles
from auditor.measure.pixels.captures import BEHIND, shared_image
from auditor.measure.pixels.colour import luminances
from auditor.model.evidence import Evidence
from auditor.model.evidence.targets import TargetEvidence, TargetsEvidence
from auditor.model.facts.legibility.contrast import FieldEdgeFacts
from auditor.model.geometry import Box
from auditor.model.snapshot import Snapshot
from auditor.model.subject import At

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Light = NDArray[np.float32]

INSIDE, OUTSIDE = 4, 8
"""How far a strip reaches, CSS px: over a border and the padding of a close wrapper, not to the next field."""

MIDDLE = 0.6
"""The part of an edge that is looked at: rounded corners and icons lie at its ends."""

SMALLEST = 16.0
"""Width and height, CSS px, under which nothing is a field to type into."""

NO_EDGE = 1.1
"""Contrast up to which there is no edge to be seen. WCAG 1.4.11 asks for none where the words identify the field."""

TEXTUAL = frozenset(
    {"text", "search", "email", "tel", "url", "password", "number", "date", "time", "month", "week", "datetime-local"}
)


def measure_field_edges(snapshot: Snapshot) -> list[FieldEdgeFacts] | None:
    """Fields that someone styled and that show an edge; None where the page could not be read."""
    if not snapshot.frames or snapshot.frames[0].targets is None:
        return None
    if BEHIND not in snapshot.images:
        return None
    fields = [(target, box) for frame in snapshot.frames for target, box in _fields(frame)]
    try:
        return _facts(fields, shared_image(snapshot.images[BEHIND])) if fields else []
    finally:
        shared_image.cache_clear()  # the texts have been measured before


def _facts(fields: Sequence[tuple[TargetEvidence, Box]], page: NDArray[np.uint8]) -> list[FieldEdgeFacts]:
    found = []
    for target, box in fields:
        edges = _edges(page, box)
        if edges is None or edges.best <= NO_EDGE:
            continue
        at = At(target.selector, target.html, target.box)
        found.append(FieldEdgeFacts(at=at, contrast=math.floor(edges.best * 100 + 0.001) / 100, name=target.name))
    return found


def _fields(frame: Evidence) -> Iterator[tuple[TargetEvidence, Box]]:
    """What is typed into or chosen from, is drawn by itself, styled by the page, and lies open to view."""
    if frame.targets is None:
        return
    for target in frame.targets.targets:
        field = target.tag in {"select", "textarea"} or (target.tag == "input" and target.input_type in TEXTUAL)
        if not field or target.default_control or target.hit is False or len(target.rects) != 1:
            continue
        box = rectangles.bounds(target.rects)
        same = abs(box.x - target.box.x) < 1 and abs(box.bottom - target.box.bottom) < 1
        if same and min(box.width, box.height) >= SMALLEST and _in_view(frame.targets, target, box, frame.clip):
            yield target, box


def _in_view(targets: TargetsEvidence, target: TargetEvidence, box: Box, clip: Box | None) -> bool:
    """All of it, in its frame and its scrolling box."""
    windows = [clip] if clip else []
    if target.scroller >= 0:
        window = targets.windows[target.scroller]
        if window is None:
            return False
        windows.append(window)
    return target.shown is None and all(
        window.x <= box.x + 1
        and window.y <= box.y + 1
        and box.right <= window.right + 1
        and box.bottom <= window.bottom + 1
        for window in windows
    )


class _Edges(NamedTuple):
    """Contrast, 1–21, of the edges of one field."""

    top: float
    bottom: float
    sides: float  # the weaker of the two: beside a field may stand a button

    @property
    def best(self) -> float:
        """A line under a field is enough to tell where it is."""
        return max(self.top, self.bottom, self.sides)


def _edges(page: NDArray[np.uint8], box: Box) -> _Edges | None:
    """None where the image does not show the whole field."""
    height, width = page.shape[:2]
    left, top, right, bottom = (round(value) for value in (box.x, box.y, box.right, box.bottom))
    if left < 0 or top < 0 or right > width or bottom > height:
        return None
    trim_x, trim_y = (round(length * (1 - MIDDLE) / 2) for length in (box.width, box.height))
    columns, rows = slice(left + trim_x, right - trim_x), slice(top + trim_y, bottom - trim_y)
    return _Edges(
        top=_across(luminances(page[max(0, top - OUTSIDE) : top + INSIDE, columns])),
        bottom=_across(luminances(page[bottom - INSIDE : bottom + OUTSIDE, columns])),
        sides=min(
            _across(luminances(page[rows, max(0, left - OUTSIDE) : left + INSIDE]).T),
            _across(luminances(page[rows, right - INSIDE : right + OUTSIDE]).T),
        ),
    )


def _across(strips: Light) -> float:
    """The contrast of the median column."""
    return float(np.median((strips.max(axis=0) + 0.05) / (strips.min(axis=0) + 0.05)))
