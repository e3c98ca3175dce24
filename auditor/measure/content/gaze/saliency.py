"""Saliency from the picture: what differs from its surround, at several scales.

Laurent Itti, Christof Koch, Ernst Niebur, "A Model of Saliency-Based Visual Attention for Rapid Scene Analysis", IEEE
PAMI 20(11), 1998: differences between a finer and two coarser levels of a Gaussian pyramid, in lightness, in two
opponent colours and in the strength of edges; of each, maps with one peak count more than maps with many.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from auditor.measure.content.clutter.filters import along, both, gaussian

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from auditor.measure.content.clutter.lab import Lab

    Floats = NDArray[np.floating[Any]]

KERNEL = np.array([1, 4, 6, 4, 1]) / 16
"""Burt & Adelson 1983: the kernel between two levels of a Gaussian pyramid."""

CENTRES, SURROUNDS = (0, 1, 2, 3), (2, 3)
"""Levels of the pyramid that are looked at, and by how many levels their surround is coarser. At a pixel of 4 CSS px
the first is the paper's level 2, from which it looks, too."""

SMALLEST = 3
"""Pixels of the shorter side of a level that still is a surround."""

BLUR = gaussian(3, 1.5)
"""The sum of all maps is smoothed by 6 CSS px: a glance does not aim at a single letter."""


def saliency(channels: Lab) -> Floats:
    """How much each point of a picture stands out, 0–1, the highest 1; all 0 for a plain one.

    channels: of a picture with a pixel for 4 CSS px.
    """
    light = channels.light
    features = (("light", light), ("colour", channels.a), ("colour", channels.b), ("edges", _edges(light)))
    maps: dict[str, Floats] = {}
    for kind, feature in features:
        maps[kind] = maps.get(kind, np.zeros_like(light)) + _conspicuous(feature)
    total = np.zeros_like(light)
    for each in maps.values():
        total += _weighted(each)
    smooth = both(total, BLUR)
    highest = float(smooth.max(initial=0.0))
    return np.asarray(smooth / highest if highest > 0 else smooth)


def _edges(light: Floats) -> Floats:
    down, across = (np.asarray(each) for each in np.gradient(light))
    return np.asarray(np.hypot(down, across))


def _conspicuous(feature: Floats) -> Floats:
    """The differences between centre and surround at all scales, weighted and added up."""
    levels = [feature]
    while len(levels) <= CENTRES[-1] + SURROUNDS[-1] and min(levels[-1].shape) >= 2 * SMALLEST:
        levels.append(along(along(levels[-1], KERNEL, 0, step=2), KERNEL, 1, step=2))
    result = np.zeros_like(feature)
    for centre in CENTRES:
        for coarser in SURROUNDS:
            if centre + coarser < len(levels):
                around = _spread(levels[centre + coarser], levels[centre].shape)
                result += _spread(_weighted(np.abs(levels[centre] - around)), feature.shape)
    return result


def _weighted(found: Floats) -> Floats:
    """Between 0 and 1, times how far its highest stands out from its other peaks (the paper's operator N)."""
    highest = float(found.max(initial=0.0))
    if highest <= NOTHING:
        return np.zeros_like(found)
    scaled = found / highest
    peaks = _peaks(scaled)
    return scaled * (1 - (float(peaks.mean()) if peaks.size else 0.0)) ** 2


NOTHING = 1e-3
"""A difference that nobody sees: of lightness it runs to 9 (`lab.WHITE` says why)."""

CELL = 8
"""Pixels a side of the squares in each of which one peak is looked for."""


def _peaks(scaled: Floats) -> Floats:
    """The peaks but the highest one: the largest value of each square, where anything is."""
    rows, columns = (max(1, length // CELL) for length in scaled.shape)
    height, width = min(scaled.shape[0], rows * CELL), min(scaled.shape[1], columns * CELL)
    cut = scaled[: height - height % rows, : width - width % columns]
    squares = cut.reshape(rows, cut.shape[0] // rows, columns, cut.shape[1] // columns).max(axis=(1, 3)).ravel()
    others = np.sort(squares[squares > 0.05])
    return others[:-1]


def _spread(level: Floats, shape: tuple[int, ...]) -> Floats:
    """A level as large as another one, straight lines between its values."""
    result = level
    for axis, length in enumerate(shape):
        own = result.shape[axis]
        if own == length:
            continue
        at = np.clip((np.arange(length) + 0.5) * own / length - 0.5, 0, own - 1)
        first = np.minimum(at.astype(np.intp), own - 1)
        second = np.minimum(first + 1, own - 1)
        part = (at - first).astype(level.dtype)
        part = part[:, None] if axis == 0 else part[None, :]
        result = result.take(first, axis) * (1 - part) + result.take(second, axis) * part
    return result
