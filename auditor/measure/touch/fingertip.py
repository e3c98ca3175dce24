"""How much of a finger falls on a neighbour: the tap-targets audit of Lighthouse up to version 11.

Written after its description in core/audits/seo/tap-targets.js, core/lib/tappable-rects.js and
core/lib/rect-helpers.js: a square finger of 48 px on the centre of a target that is smaller than that; the area that it
shares with a neighbour, divided by the area that it shares with the target. Lighthouse failed a ratio of 0.25 and more.
Here, too, two targets do not hinder each other where both open the same page, where one contains the other, or where
one stands in running text. Other than there, what is pinned to the screen is not left out, but compared with its
neighbours in the same bar, and the part of a neighbour that lies under the target itself is not the neighbour's.
"""

from __future__ import annotations

from typing import NamedTuple

from auditor.measure.pixels import rectangles
from auditor.measure.touch.regions import FINGER, Region
from auditor.model.geometry import Box

ALIGNED = 10.0
"""Boxes whose edges differ by no more than this, CSS px, look like one area (tappable-rects.js)."""

TINY = 1.0
"""Boxes of this width or height, CSS px, are there for other reasons than to be tapped (rect-helpers.js)."""


class Overlap(NamedTuple):
    """ratio: what the finger shares with the neighbour ÷ with the target; may exceed 1. neighbour: None with 0."""

    ratio: float
    neighbour: Region | None


def finger_overlap(region: Region) -> Overlap:
    """The greatest share of a finger on the target that falls on one of its neighbours."""
    worst = Overlap(0.0, None)
    if any(box.width >= FINGER and box.height >= FINGER for box in region.boxes):
        return worst
    areas = tappable(region.boxes)
    fingers = [_finger(area) for area in areas]
    reach = rectangles.bounds(fingers or [region.bounds])
    for other in region.neighbours:
        left, top, right, bottom = other.hull
        if left >= reach.right or right <= reach.x or top >= reach.bottom or bottom <= reach.y:
            continue
        if other.target.inline or other.buried or other.holds(region) or region.holds(other):
            continue
        met = tappable(region.facing(other))
        if all(rectangles.contains(a, b) or rectangles.contains(b, a) for a in areas for b in met):
            continue
        above = region.target.paint > other.target.paint
        for area, finger in zip(areas, fingers, strict=True):
            own = rectangles.overlap(finger, area)
            for box in met:
                shared = finger.intersection(box)
                if shared is None:
                    continue
                missed = shared.area - (rectangles.overlap(shared, area) if above else 0.0)
                ratio = missed / own
                if ratio > worst.ratio:
                    worst = Overlap(ratio, other)
    return Overlap(round(worst.ratio, 4), worst.neighbour)


def _finger(area: Box) -> Box:
    x, y = rectangles.centre(area)
    return Box(x - FINGER / 2, y - FINGER / 2, FINGER, FINGER)


def tappable(boxes: list[Box]) -> list[Box]:
    """The areas that a person would aim at: boxes that touch and line up are one, tiny and inner ones are left out."""
    areas = rectangles.outermost(box for box in boxes if box.width > TINY and box.height > TINY)
    merged = True
    while merged:
        merged = False
        for i, one in enumerate(areas):
            for j in range(i + 1, len(areas)):
                if _look_like_one(one, areas[j]):
                    joined = rectangles.bounds((one, areas[j]))
                    areas = [box for k, box in enumerate(areas) if k not in (i, j)] + [joined]
                    merged = True
                    break
            if merged:
                break
    return areas


def _look_like_one(one: Box, other: Box) -> bool:
    def close(a: float, b: float) -> bool:
        return abs(a - b) <= ALIGNED

    in_row = close(one.y, other.y) or close(one.bottom, other.bottom)
    in_column = close(one.x, other.x) or close(one.right, other.right)
    if not rectangles.touches(one, other) or not (in_row or in_column):
        return False
    x, y = rectangles.centre(rectangles.bounds((one, other)))
    middle = Box(x, y, 0.0, 0.0)
    return rectangles.contains(one, middle) or rectangles.contains(other, middle)
