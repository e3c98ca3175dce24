"""The free circle around a target: the spacing exception of WCAG 2.2 SC 2.5.8.

"Undersized targets (those less than 24 by 24 CSS pixels) are positioned so that if a 24 CSS pixel diameter circle is
centered on the bounding box of each, the circles do not intersect another target or the circle for another undersized
target." Circles and targets that only touch do not intersect. Another target is also one that opens the same page: that
two do the same is the exception "equivalent", which asks that one of them is large enough or stands free.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from auditor.measure.pixels import rectangles
from auditor.measure.touch.regions import REACH, Region


class Clearance(NamedTuple):
    """diameter: CSS px, at most REACH. nearest: the neighbour that stops it, None where none does."""

    diameter: float
    nearest: Region | None


def clearance(region: Region, *, twins: bool = True) -> Clearance:
    """The largest diameter at which the target still has the spacing that WCAG asks for.

    twins: whether targets that open the same page count; a finger that strays there does no harm.
    With a diameter D a neighbour is in the way where it is nearer than D / 2 to the centre, or where it is undersized
    (its square smaller than D) and its centre nearer than D. The second holds for no D up to the greater of its square
    and the distance of the centres; so both together allow min(2 · distance, max(square, distance of the centres)).
    """
    best = Clearance(REACH, None)
    for other in [*region.neighbours, *region.twins] if twins else region.neighbours:
        if other.buried or region.away(other) >= best.diameter:
            continue  # both terms of the minimum are at least as large as that distance
        allowed = min(2 * _gap(region, other), max(other.side, math.dist(region.centre, other.centre)))
        if allowed < best.diameter:
            best = Clearance(allowed, other)
    return Clearance(round(best.diameter, 1), best.nearest)


def _gap(region: Region, other: Region) -> float:
    """From the centre of the region to the nearest point at which a finger would meet the other target."""
    met = region.facing(other)
    if other.target.paint < region.target.paint and region.meets(other):
        # The part of the other that lies under this one belongs to this one.
        met = [piece for box in met for piece in rectangles.without([box], region.pieces)]
    return min((rectangles.distance(region.centre, box) for box in met), default=math.inf)
