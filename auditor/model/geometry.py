"""Rectangles on a page."""

from __future__ import annotations

import msgspec


class Box(msgspec.Struct, frozen=True):
    """A rectangle in CSS px, from the top left corner of the top document (scrolled to its start)."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge, CSS px."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The bottom edge, CSS px."""
        return self.y + self.height

    @property
    def area(self) -> float:
        """CSS px²."""
        return self.width * self.height

    def intersection(self, other: Box) -> Box | None:
        """The part that both share, or None where they share no area."""
        left, top = max(self.x, other.x), max(self.y, other.y)
        right, bottom = min(self.right, other.right), min(self.bottom, other.bottom)
        return Box(left, top, right - left, bottom - top) if right > left and bottom > top else None

    def within(self, other: Box) -> bool:
        """Whether all of it is in the other."""
        return other.x <= self.x and other.y <= self.y and self.right <= other.right and self.bottom <= other.bottom

    def union(self, other: Box) -> Box:
        """The smallest rectangle that has both."""
        left, top = min(self.x, other.x), min(self.y, other.y)
        return Box(left, top, max(self.right, other.right) - left, max(self.bottom, other.bottom) - top)
