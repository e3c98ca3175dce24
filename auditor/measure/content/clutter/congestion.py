"""Feature congestion: how hard it would be to add something that stands out.

Ruth Rosenholtz, Yuanzhen Li, Lisa Nakano, "Measuring Visual Clutter", Journal of Vision 7(2):17, 2007: at three scales,
how much colour, contrast and orientation vary around each point; the largest over the scales, weighted and averaged.
The constants are those of the authors' code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from auditor.measure.content.clutter.filters import along, both, doubled, gaussian, halved, pooled
from auditor.measure.content.clutter.lab import Lab

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]

LEVELS = 3
SMALLEST = 8
"""Pixels of the shorter side of the smallest picture with three levels."""

COLOUR_SIGMA, CONTRAST_SIGMA, ORIENTATION_SIGMA = 3.0, 3.0, 14.0
"""Pixels over which each feature's variance is taken; the last is 4 × 7/2."""

WEIGHTS = (0.2088, 0.0660, 0.0269)
"""The mean clutter of colour, contrast and orientation over the authors' pictures, by which each is divided."""

NOISE = (0.0007**2, 0.1**2, 0.05**2)
"""Variance of L, a and b below which nobody sees a difference."""

OPPONENT_NOISE, ORIENTATION_NOISE = 1.0, 0.001
EDGE_SIGMA = 16 / 14 * 1.75
SURROUND, INNER, OUTER = 3, 0.71, 1.14
"""Half the support, and the sigmas of the centre and its surround, pixels (Malik & Perona 1990)."""

STEP, SIDE = 2, 2
"""Edges are looked for at every second pixel. How features vary is told from the sums of squares of so many pixels a
side: a neighbourhood of several pixels loses little by it."""

TINY = 1e-30

_SMOOTH = gaussian(4, 1.75)
POOL = 2 * STEP * np.convolve(_SMOOTH, _SMOOTH)[:: 2 * STEP]
"""The reference smooths at twice as many pixels a side, before and after: both in one, at every second pixel."""


def congestion(channels: Lab, side: int = SIDE) -> float | None:
    """Feature congestion of a picture; about 0.2 for an empty one and 10 for a crowded one.

    side: of the squares that are summed up first, pixels; 1 for the reference's way, of which 2 is at most 1 % off.
    None for a picture of fewer than SMALLEST pixels a side.
    """
    if min(channels.light.shape) < SMALLEST:
        return None
    light, *hues = (_pyramid(channel) for channel in channels)
    thin = (slice(None, None, STEP // side),) * 2
    maps = (
        _collapsed([_colour(one, a, b, side)[thin] for one, a, b in zip(light, *hues, strict=True)]),
        _collapsed([_contrast(level, side)[thin] for level in light]),
        _collapsed([_orientation(level, side) for level in light]),
    )
    return float(sum(each.mean() / weight for each, weight in zip(maps, WEIGHTS, strict=True)))


def _pyramid(channel: Floats) -> list[Floats]:
    levels = [channel]
    while len(levels) < LEVELS:
        levels.append(halved(levels[-1]))
    return levels


def _collapsed(levels: list[Floats]) -> Floats:
    """The largest of the levels at each point; each level has half as many a side as the one before."""
    result = levels[0].copy()
    for number, level in enumerate(levels[1:], 1):
        wide = level
        for _ in range(number):
            wide = doubled(wide)
        height, width = result.shape
        np.maximum(result, wide[:height, :width], out=result)
    return result


def _colour(light: Floats, a: Floats, b: Floats, side: int) -> Floats:
    """The volume of the ellipsoid of the colours around each point, as a length."""
    # In single precision the difference of two means would be off by more than the noise of L.
    channels = [each.astype(np.float64) for each in (light, a, b)]
    if not np.any(a) and not np.any(b):
        return _root((_variance(channels[0], COLOUR_SIGMA, side) + NOISE[0]) * NOISE[1] * NOISE[2], 6)
    means = [pooled(each, COLOUR_SIGMA, side) for each in channels]
    pairs = ((0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 2))
    ll, la, lb, aa, ab, bb = (
        pooled(channels[i] * channels[j], COLOUR_SIGMA, side) - means[i] * means[j] + (NOISE[i] if i == j else 0.0)
        for i, j in pairs
    )
    return _root(ll * (aa * bb - ab * ab) - la * (la * bb - ab * lb) + lb * (la * ab - aa * lb), 6)


def _variance(picture: Floats, sigma: float, side: int) -> Floats:
    return np.asarray(pooled(picture * picture, sigma, side) - pooled(picture, sigma, side) ** 2)


def _root(values: Floats, degree: int) -> Floats:
    """The root of what may be below zero by rounding; numpy's logarithm is many times quicker than its powers."""
    return np.asarray(np.exp(np.log(np.maximum(values, TINY).astype(np.float32)) / np.float32(degree)))


def _contrast(light: Floats, side: int) -> Floats:
    """How much the contrast between a point and its surround varies."""
    found = np.abs(both(light, gaussian(SURROUND, INNER)) - both(light, gaussian(SURROUND, OUTER)))
    return np.asarray(np.sqrt(np.abs(_variance(found, CONTRAST_SIGMA, side))))


def _orientation(light: Floats, side: int) -> Floats:
    """How much the direction of edges varies: the area of the ellipse of (cos 2θ, sin 2θ), as a length."""
    h, v, down, up = (both(each * each, POOL) for each in _energies(light))
    total = h + v + down + up + OPPONENT_NOISE
    cos, sin = (h - v) / total, (up - down) / total
    around = ORIENTATION_SIGMA / STEP, side
    mean_cos, mean_sin = pooled(cos, *around), pooled(sin, *around)
    cc = pooled(cos * cos, *around) - mean_cos**2 + ORIENTATION_NOISE
    ss = pooled(sin * sin, *around) - mean_sin**2 + ORIENTATION_NOISE
    cs = pooled(cos * sin, *around) - mean_cos * mean_sin
    spread = _root(cc * ss - cs * cs, 4)
    # Of all levels and features one grid, in which what is spread out from a coarse level reaches as far as it should.
    height, width = cos.shape
    return spread.repeat(side, axis=0).repeat(side, axis=1)[:height, :width]


def _energies(light: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    """Edges that run across, down, and along both diagonals: second derivatives, each of three Gaussians in a row.

    A diagonal neighbour is as far away as a straight one; a Gaussian is round, so it need not be turned.
    """
    middle, before, after = (_beside(centre) for centre in (0.0, -EDGE_SIGMA, EDGE_SIGMA))
    left, right = _beside(-EDGE_SIGMA / 2**0.5), _beside(EDGE_SIGMA / 2**0.5)
    bend = 2 * middle - before - after
    rows = _across(light, middle)
    to_left, to_right = _across(light, left), _across(light, right)
    twice = 2 * _down(rows, middle)
    return (
        _down(rows, bend),
        _down(_across(light, bend), middle),
        twice - _down(to_left, left) - _down(to_right, right),
        twice - _down(to_left, right) - _down(to_right, left),
    )


def _across(picture: Floats, kernel: Floats) -> Floats:
    return along(picture, kernel, 1, step=STEP)


def _down(picture: Floats, kernel: Floats) -> Floats:
    return along(picture, kernel, 0, step=STEP)


def _beside(centre: float) -> Floats:
    return gaussian(round(3 * EDGE_SIGMA), EDGE_SIGMA, centre)
