"""Plane geometry of rectangles with sides parallel to the axes. Lengths in CSS px."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

from auditor.model.geometry import Box

PIECE_LIMIT = 24
"""Maximal rectangles kept of one region, the largest squares first: a real target has a handful."""


def bounds(boxes: Sequence[Box]) -> Box:
    """The smallest rectangle around all of them; there must be one at least."""
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    return Box(left, top, right - left, bottom - top)


def centre(box: Box) -> tuple[float, float]:
    """The middle of a rectangle."""
    return box.x + box.width / 2, box.y + box.height / 2


def distance(point: tuple[float, float], box: Box) -> float:
    """From a point to the nearest point of a rectangle; 0 inside it."""
    x = max(box.x - point[0], 0.0, point[0] - box.right)
    y = max(box.y - point[1], 0.0, point[1] - box.bottom)
    return math.hypot(x, y)


def contains(outer: Box, inner: Box) -> bool:
    """All of `inner` lies in `outer`; equal rectangles contain each other."""
    return inner.x >= outer.x and inner.y >= outer.y and inner.right <= outer.right and inner.bottom <= outer.bottom


def overlap(one: Box, other: Box) -> float:
    """The area that both share, CSS px²."""
    width = min(one.right, other.right) - max(one.x, other.x)
    height = min(one.bottom, other.bottom) - max(one.y, other.y)
    return width * height if width > 0 and height > 0 else 0.0


def touches(one: Box, other: Box) -> bool:
    """They share a point at least."""
    return one.x <= other.right and other.x <= one.right and one.y <= other.bottom and other.y <= one.bottom


def outermost(boxes: Iterable[Box]) -> list[Box]:
    """Without those that lie in another one, in the same order."""
    kept: list[Box] = []
    for box in boxes:
        if any(contains(other, box) for other in kept):
            continue
        kept = [other for other in kept if not contains(box, other)]
        kept.append(box)
    return kept


def maximal(boxes: Sequence[Box]) -> list[Box]:
    """The maximal rectangles inside the union: none can be enlarged without leaving it.

    The largest square that fits into a region fits into one of them. Their edges lie on edges of the given ones.
    """
    boxes = outermost(boxes)
    if len(boxes) < 2 or not any(touches(a, b) for i, a in enumerate(boxes) for b in boxes[:i]):
        return boxes
    xs = sorted({edge for box in boxes for edge in (box.x, box.right)})
    ys = sorted({edge for box in boxes for edge in (box.y, box.bottom)})
    filled = [
        [any(_spans(box, left, right, top, bottom) for box in boxes) for left, right in pairwise(xs)]
        for top, bottom in pairwise(ys)
    ]
    found: list[Box] = []
    for first in range(len(xs) - 1):
        for last in range(first, len(xs) - 1):
            start: int | None = None
            for row in range(len(ys)):
                if row < len(ys) - 1 and all(filled[row][first : last + 1]):
                    start = row if start is None else start
                elif start is not None:
                    found.append(Box(xs[first], ys[start], xs[last + 1] - xs[first], ys[row] - ys[start]))
                    start = None
    return _largest(outermost(found))


def without(boxes: Sequence[Box], holes: Iterable[Box]) -> list[Box]:
    """What the holes leave of a region given by its maximal rectangles, again as maximal rectangles."""
    left = list(boxes)
    for hole in holes:
        if not any(overlap(box, hole) for box in left):
            continue
        left = _largest(outermost(piece for box in left for piece in _around(box, hole)))
    return left


def square(pieces: Sequence[Box]) -> float:
    """The side of the largest square that fits into a region given by its maximal rectangles; 0 for none."""
    return max((min(piece.width, piece.height) for piece in pieces), default=0.0)


def _spans(box: Box, left: float, right: float, top: float, bottom: float) -> bool:
    return box.x <= left and box.right >= right and box.y <= top and box.bottom >= bottom


def _around(box: Box, hole: Box) -> list[Box]:
    """The largest rectangles of `box` on each of the four sides of `hole`."""
    if not overlap(box, hole):
        return [box]
    found = []
    if hole.x > box.x:
        found.append(Box(box.x, box.y, hole.x - box.x, box.height))
    if hole.right < box.right:
        found.append(Box(hole.right, box.y, box.right - hole.right, box.height))
    if hole.y > box.y:
        found.append(Box(box.x, box.y, box.width, hole.y - box.y))
    if hole.bottom < box.bottom:
        found.append(Box(box.x, hole.bottom, box.width, box.bottom - hole.bottom))
    return found


def _largest(pieces: list[Box]) -> list[Box]:
    if len(pieces) <= PIECE_LIMIT:
        return pieces
    return sorted(pieces, key=lambda piece: -min(piece.width, piece.height))[:PIECE_LIMIT]
