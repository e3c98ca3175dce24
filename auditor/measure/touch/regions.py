"""The targets of a page as regions of the plane: what each offers to a finger, and which others are its neighbours."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from auditor.measure.pixels import rectangles
from auditor.model.evidence import Evidence
from auditor.model.evidence.targets import TargetEvidence
from auditor.model.geometry import Box

REACH = 96.0
"""How far around a target's centre its neighbours are looked for, CSS px; free circles are measured up to this."""

FINGER = 48.0
"""Side of the square that Lighthouse (up to version 11) took for a finger, CSS px."""

NEIGHBOUR_LIMIT = 96
"""Neighbours looked at, the nearest: a hostile page may stack thousands in one place."""

HOLE_LIMIT = 40
"""Overlapping neighbours that are subtracted from a target, the largest."""

COVERED = 0.01
"""Squares smaller than this, CSS px, are rounding: nothing is left of a target that others cover."""


@dataclass(eq=False)
class Region:
    """A target in the plane.

    boxes: where it takes a tap. met: the same as neighbours meet it, cut where overflow hides it at the sides.
    pieces: the maximal rectangles of its region without what lies on top of it. "If two or more targets overlap, the
    overlapping area should not be included in the measurement of the target size, except when the overlapping targets
    perform the same action or open the same page" (WCAG, definition of target).
    neighbours: the targets around it that a finger may hit instead. twins: those that do the same as it does.
    """

    frame: int
    index: int
    target: TargetEvidence
    boxes: list[Box]
    met: list[Box]
    window: Box | None
    pieces: list[Box] = field(default_factory=list)
    neighbours: list[Region] = field(default_factory=list)
    twins: list[Region] = field(default_factory=list)
    outer: Region | None = None

    def __post_init__(self) -> None:
        self.bounds = rectangles.bounds(self.boxes)
        hull = rectangles.bounds(self.met)
        self.hull = hull.x, hull.y, hull.right, hull.bottom
        self.side = 0.0
        self.centre = rectangles.centre(self.bounds)

    @property
    def buried(self) -> bool:
        """Other targets cover all of it."""
        return not self.pieces

    def settle(self) -> None:
        """Subtracts what lies on top, and derives size and centre from the rest."""
        above = [other for other in self.neighbours if other.target.paint > self.target.paint and self.meets(other)]
        holes = [box for other in above for box in self.facing(other) if rectangles.overlap(box, self.bounds)]
        holes.sort(key=lambda box: -rectangles.overlap(box, self.bounds))
        pieces = rectangles.maximal(self.boxes)
        left = rectangles.without(pieces, holes[:HOLE_LIMIT])
        self.pieces = [piece for piece in left if min(piece.width, piece.height) > COVERED]
        # What is no target and lies on top: where that is all of it, the rule on obscured targets speaks.
        open_ = rectangles.without(self.pieces, self.target.covers)
        self.pieces = [piece for piece in open_ if min(piece.width, piece.height) > COVERED] or self.pieces
        if self.pieces:
            self.bounds = rectangles.bounds(self.pieces)
            # The browser lays out in 64ths of a px: 24 px may come out at 23.98. A tenth is less than a screen's pixel.
            self.side = round(rectangles.square(self._with_labels(holes)), 1)
            middle = self.target.middle
            whole = middle is not None and any(rectangles.distance(middle, piece) == 0 for piece in self.pieces)
            self.centre = middle if middle is not None and whole else rectangles.centre(self.bounds)

    def _with_labels(self, holes: list[Box]) -> list[Box]:
        """The pieces, and what the labels of a field add: they take its taps, but are in nobody's way."""
        if not self.target.labels:
            return self.pieces
        return rectangles.without(rectangles.maximal([*self.pieces, *self.target.labels]), holes[:HOLE_LIMIT])

    def facing(self, other: Region) -> list[Box]:
        """The boxes of `other` as this one meets them: of what moves in another scroller, what can be seen now."""
        if self.target.scroller == other.target.scroller or other.target.scroller < 0:
            return other.met
        return [part for box in other.met if (part := other.window and box.intersection(other.window))]

    def meets(self, other: Region) -> bool:
        """The boxes around both share an area: a quick no for most."""
        left, top, right, bottom = other.hull
        box = self.bounds
        return left < box.x + box.width and right > box.x and top < box.y + box.height and bottom > box.y

    def away(self, other: Region) -> float:
        """From the centre to the box around the other target: no part of that is nearer."""
        x, y = self.centre
        left, top, right, bottom = other.hull
        across = left - x if x < left else x - right if x > right else 0.0
        down = top - y if y < top else y - bottom if y > bottom else 0.0
        return math.hypot(across, down)

    @property
    def in_window(self) -> bool:
        """Its centre can be seen without scrolling the box that it stands in."""
        if self.target.scroller < 0:
            return True
        return self.window is not None and rectangles.distance(self.centre, self.window) == 0

    def holds(self, other: Region) -> bool:
        """It contains `other` in the document."""
        outer = other.outer
        while outer is not None and outer is not self:
            outer = outer.outer
        return outer is self


def regions(frames: Sequence[Evidence]) -> list[Region]:
    """The targets of all frames whose targets are known, with their neighbours, in the order of the evidence."""
    found: list[Region] = []
    for number, frame in enumerate(frames):
        if frame.targets is None:
            continue
        own: dict[int, Region] = {}
        for index, target in enumerate(frame.targets.targets):
            if not target.rects or (frame.clip and not any(box.intersection(frame.clip) for box in target.rects)):
                continue
            windows = frame.targets.windows
            window = windows[target.scroller] if 0 <= target.scroller < len(windows) else None
            own[index] = Region(number, index, target, list(target.rects), list(target.shown or target.rects), window)
        for region in own.values():
            region.outer = own.get(region.target.outer)
        meet(list(own.values()))
        found += own.values()
    return found


def meet(found: Sequence[Region]) -> None:
    """Finds the neighbours of each region of one frame and what they leave of it."""
    search = _Search(found)
    for region in found:
        near = [other for other in search.near(region) if not apart(region, other)]
        region.neighbours = [other for other in near if not same_action(region, other)]
        region.twins = [other for other in near if same_action(region, other)]
    for region in found:
        region.settle()


def apart(one: Region, other: Region) -> bool:
    """A finger that means `one` can't come upon `other`, or it does no harm."""
    a, b = one.target, other.target
    if one is other or not b.exposed or is_shell(one, other):
        return True
    # A bar pinned to the screen moves against the page; two of them keep their distance.
    if a.layer != b.layer and not (a.pinned == b.pinned == "fixed"):
        return True
    # What lies behind a dialog or a banner is out of reach as long as that is there, and free once it has gone.
    if _covered(a) != _covered(b):
        return not (a.cover_target == other.index or b.cover_target == one.index)
    return (a.scroller != b.scroller and not one.in_window) or not one.facing(other)


def same_action(one: Region, other: Region) -> bool:
    """Both do the same: a finger that strays from one to the other does no harm."""
    return bool(one.target.action) and one.target.action == other.target.action


def is_shell(one: Region, other: Region) -> bool:
    """One holds the other and does the same: its name says so."""
    a, b = one.target.name.casefold(), other.target.name.casefold()
    return bool(a) and a == b and (one.holds(other) or other.holds(one))


def _covered(target: TargetEvidence) -> bool:
    """Something lies over it that may go; not where a clear layer of the page itself takes its taps."""
    return target.hit is False and (target.cover_pinned or target.hidden or target.cover_target >= 0)


class _Search:
    """Finds what is near a region in a time that hardly depends on how many there are."""

    def __init__(self, found: Sequence[Region]) -> None:
        rows = [(box.x, box.y, box.right, box.bottom, owner) for owner, each in enumerate(found) for box in each.met]
        table = np.array(sorted(rows, key=lambda row: row[1]), dtype=np.float64).reshape(-1, 5)
        self._found = found
        self._table = table
        # Everything with a top above `start` ends above it as well, but for the tall ones, which are always looked at.
        heights = table[:, 3] - table[:, 1]
        self._usual = table[heights <= 4 * REACH]
        self._tall = table[heights > 4 * REACH]

    def near(self, region: Region) -> list[Region]:
        """Those around it, the nearest first."""
        x, y = region.centre
        box = region.bounds
        left, right = min(x - REACH, box.x - FINGER / 2), max(x + REACH, box.right + FINGER / 2)
        top, bottom = min(y - REACH, box.y - FINGER / 2), max(y + REACH, box.bottom + FINGER / 2)
        first, last = np.searchsorted(self._usual[:, 1], (top - 4 * REACH, bottom), side="left")
        some = np.concatenate((self._usual[first:last], self._tall))
        some = some[(some[:, 0] < right) & (some[:, 2] > left) & (some[:, 1] < bottom) & (some[:, 3] > top)]
        away_x = np.maximum(0.0, np.maximum(some[:, 0] - x, x - some[:, 2]))
        away_y = np.maximum(0.0, np.maximum(some[:, 1] - y, y - some[:, 3]))
        nearest = np.argsort(np.hypot(away_x, away_y), kind="stable")[:NEIGHBOUR_LIMIT]
        return [self._found[int(owner)] for owner in dict.fromkeys(some[nearest, 4].tolist())]
