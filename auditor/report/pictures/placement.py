"""Where the number labels of marked elements go: beside their element, never on it, seldom on another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_STEP = 6
"""How far a label in the margin is moved on to find a free place, px."""


@dataclass(frozen=True, slots=True)
class Rectangle:
    """Edges in px."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: Rectangle) -> float:
        """The area that both share, px²."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return width * height if width > 0 and height > 0 else 0.0


def place_labels(
    culprits: Sequence[Rectangle], sizes: Sequence[tuple[float, float]], canvas: Rectangle
) -> list[Rectangle]:
    """A place for the label of each of `culprits`, in their order.

    Of the places around a culprit that lie on the canvas and not on it, the one that covers least of other culprits and
    of labels placed before is taken, the first of equals; places in the margins, at its height, come last, those in the
    nearer margin first.
    """
    placed: list[Rectangle] = []
    for culprit, (width, height) in zip(culprits, sizes, strict=True):
        best, cost = None, float("inf")
        for place in _candidates(culprit, width, height, canvas):
            if not _inside(place, canvas) or place.overlap(culprit) > 0:
                continue
            covered = sum(place.overlap(other) for other in culprits) + 20 * sum(map(place.overlap, placed))
            if covered < cost:
                best, cost = place, covered
            if covered == 0:
                break
        placed.append(best or Rectangle(canvas.left, culprit.top, canvas.left + width, culprit.top + height))
    return placed


def _candidates(culprit: Rectangle, width: float, height: float, canvas: Rectangle) -> Iterator[Rectangle]:
    for x, y in (
        (culprit.left, culprit.top - height),
        (culprit.right - width, culprit.top - height),
        (culprit.left - width, culprit.top),
        (culprit.right, culprit.top),
        (culprit.left, culprit.bottom),
        (culprit.right - width, culprit.bottom),
    ):
        yield Rectangle(x, y, x + width, y + height)
    margins = [canvas.left, canvas.right - width]
    if culprit.left - canvas.left > canvas.right - culprit.right:
        margins.reverse()
    for x in margins:
        y = max(canvas.top, culprit.top)
        while y + height <= min(canvas.bottom, culprit.bottom + 20 * _STEP):
            yield Rectangle(x, y, x + width, y + height)
            y += _STEP


def _inside(place: Rectangle, canvas: Rectangle) -> bool:
    return (
        place.left >= canvas.left
        and place.top >= canvas.top
        and place.right <= canvas.right
        and place.bottom <= canvas.bottom
    )
