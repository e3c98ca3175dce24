"""The order in which the eye is drawn to places: the highest point of a map, then the highest of what is left.

Itti, Koch & Niebur 1998 (saliency.py): the winner takes all, and what was looked at is held down.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from auditor.model.geometry import Box

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]

FOVEA = 40.0
"""CSS px around the point that a glance sees sharply: 1.2° at 30 cm on a phone of 6.1 inches, and 1° on a tablet at
40 cm. Sharp sight ends between 1° and 2.5° (Strasburger, Rentschler & Jüttner 2011, "Peripheral vision and pattern
recognition")."""

BESIDE = 8.0
"""CSS px: what stands out is often the edge of a thing, and its highest point right outside."""

FAINT = 0.05
"""Of the highest point: what stands out less draws no eye."""


class Glance(NamedTuple):
    """One glance: where it falls, CSS px of the screen."""

    x: float
    y: float


def glances(found: Floats, pixel: float, most: int, things: Sequence[Box] = ()) -> list[Glance]:
    """The first places that the eye is drawn to, at most so many; fewer where little stands out.

    found: how much each point stands out. pixel: CSS px to one of its points. things: what is taken in as a whole, a
    line of text or a button, CSS px: the smallest that a glance falls on has been seen with it.
    """
    left = found.copy()
    height, width = left.shape
    rows, columns = np.arange(height, dtype=np.float32)[:, None], np.arange(width, dtype=np.float32)[None, :]
    least = FAINT * float(left.max(initial=0.0))
    order: list[Glance] = []
    while len(order) < most:
        row, column = divmod(int(left.argmax()), width)
        if left[row, column] <= least:
            break
        glance = Glance((column + 0.5) * pixel, (row + 0.5) * pixel)
        order.append(glance)
        on = [box for box in things if _away(glance, box) <= BESIDE]
        if on:
            left[part_of(min(on, key=lambda box: box.area), pixel, height, width)] = 0.0
        left[np.hypot(rows - row, columns - column) <= FOVEA / pixel] = 0.0
    return order


def part_of(box: Box, pixel: float, rows: int, columns: int) -> tuple[slice, slice]:
    """The points of a map that a box covers, and those at its edge. Pages have boxes that no integer reaches across."""

    def place(length: float, most: int) -> int:
        return int(max(0.0, min(float(most), length / pixel)))

    down = slice(place(box.y - pixel, rows), place(box.bottom + 2 * pixel, rows))
    return down, slice(place(box.x - pixel, columns), place(box.right + 2 * pixel, columns))


def first_at(order: Sequence[Glance], box: Box) -> int | None:
    """The number, from 1, of the first glance that sees some of a box sharply; None if none does."""
    for number, (x, y) in enumerate(order, 1):
        if _away(Glance(x, y), box) <= FOVEA:
            return number
    return None


def _away(glance: Glance, box: Box) -> float:
    """CSS px from a glance to the nearest point of a box; 0 on it."""
    x, y = glance
    return math.hypot(max(box.x - x, 0.0, x - box.right), max(box.y - y, 0.0, y - box.bottom))
