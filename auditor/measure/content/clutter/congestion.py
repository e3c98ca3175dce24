"""Feature congestion: how hard it would be to add something that stands out.

Ruth Rosenholtz, Yuanzhen Li, Lisa Nakano, "Measuring Visual Clutter", Journal of Vision 7(2):17, 2007: at three scales,
how much colour, contrast and orientation vary around each point; the largest over the scales, weighted and averaged.
The constants are those of the authors' code.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import numpy as np

from auditor.measure.content.clutter.axes import apply, doubling, gaussian, halving, overlapping, pooling, reflecting
from auditor.measure.content.clutter.lab import lab

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

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
EDGE_POOL = 1.75
INNER, OUTER = 0.71, 1.14
"""Sigmas of the centre and its surround, pixels (Malik & Perona 1990)."""


def congestion(picture: NDArray[np.uint8]) -> float | None:
    """Feature congestion of a picture (height, width, 3) in sRGB; about 0.2 for an empty one and 10 for a crowded one.

    None for a picture of fewer than SMALLEST pixels a side.
    """
    if min(picture.shape[:2]) < SMALLEST:
        return None
    light, *hues = (_pyramid(channel) for channel in lab(picture))
    single = [level.astype(np.float32) for level in light]
    maps = (
        _collapsed([_colour(*level) for level in zip(light, *hues, strict=True)]),
        _collapsed([_contrast(level) for level in single]),
        _collapsed([_orientation(level) for level in single]),
    )
    return float(sum(each.mean() / weight for each, weight in zip(maps, WEIGHTS, strict=True)))


def _pyramid(channel: Floats) -> list[Floats]:
    levels = [channel]
    while len(levels) < LEVELS:
        levels.append(apply(levels[-1], halving))
    return levels


def _collapsed(levels: list[Floats]) -> Floats:
    """The largest of the levels at each point."""
    result = levels[0].copy()
    for number, level in enumerate(levels[1:], 1):
        wide = level
        for _ in range(number):
            wide = apply(wide, doubling)
        height, width = result.shape
        np.maximum(result, wide[:height, :width], out=result)
    return result


def _colour(light: Floats, a: Floats, b: Floats) -> Floats:
    """The volume of the ellipsoid of the colours around each point, as a length."""
    pooled = functools.partial(pooling, sigma=COLOUR_SIGMA)
    # A variance does not depend on where zero is; far from it, rounding would be larger than the noise of L.
    channels = [each - np.median(each) for each in (light, a, b)]
    if not np.any(channels[1]) and not np.any(channels[2]):
        spread = apply(channels[0] ** 2, pooled) - apply(channels[0], pooled) ** 2 + NOISE[0]
        return np.asarray((np.maximum(spread, 0.0) * NOISE[1] * NOISE[2]) ** (1 / 6))
    means = [apply(each, pooled) for each in channels]

    def covariance(i: int, j: int) -> Floats:
        shared = apply(channels[i] * channels[j], pooled) - means[i] * means[j]
        return np.asarray(shared + NOISE[i]) if i == j else shared

    ll, la, lb, aa, ab, bb = (covariance(i, j) for i, j in ((0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 2)))
    volume = ll * (aa * bb - ab * ab) - la * (la * bb - ab * lb) + lb * (la * ab - aa * lb)
    return np.asarray(np.maximum(volume, 0.0) ** (1 / 6))


def _contrast(light: Floats) -> Floats:
    """How much the contrast between a point and its surround varies."""
    pooled = functools.partial(pooling, sigma=CONTRAST_SIGMA)
    found = np.abs(apply(light, _surround(INNER)) - apply(light, _surround(OUTER)))
    return np.asarray(np.sqrt(np.abs(apply(found**2, pooled) - apply(found, pooled) ** 2)))


def _orientation(light: Floats) -> Floats:
    """How much the direction of edges varies: the area of the ellipse of (cos 2θ, sin 2θ), as a length."""
    height, width = light.shape
    flat, tall = _shifted(width), _shifted(height)
    # Three Gaussians in a row are a second derivative across that row; a diagonal one is as far away as a straight one.
    across = {name: light @ matrix.T for name, matrix in flat.items()}
    middle = tall["0"] @ across["0"]
    energies = (
        2 * middle - tall["+"] @ across["0"] - tall["-"] @ across["0"],
        2 * middle - tall["0"] @ (across["+"] + across["-"]),
        2 * middle - tall["+/"] @ across["+/"] - tall["-/"] @ across["-/"],
        2 * middle - tall["+/"] @ across["-/"] - tall["-/"] @ across["+/"],
    )
    h, v, down, up = (apply(each**2, _pool) for each in energies)
    total = h + v + down + up + OPPONENT_NOISE
    cos, sin = (h - v) / total, (up - down) / total
    around = functools.partial(_around, sigma=ORIENTATION_SIGMA)
    mean_cos, mean_sin = apply(cos, around), apply(sin, around)
    cc = apply(cos**2, around) - mean_cos**2 + ORIENTATION_NOISE
    ss = apply(sin**2, around) - mean_sin**2 + ORIENTATION_NOISE
    cs = apply(cos * sin, around) - mean_cos * mean_sin
    return np.asarray(np.maximum(cc * ss - cs**2, 0.0) ** 0.25)


@functools.cache
def _surround(sigma: float) -> functools.partial[Floats]:
    return functools.partial(_smooth, sigma=sigma)


@functools.lru_cache(maxsize=64)
def _smooth(length: int, sigma: float) -> Floats:
    return reflecting(length, gaussian(3, sigma))


@functools.lru_cache(maxsize=16)
def _around(length: int, sigma: float) -> Floats:
    return overlapping(length, gaussian(round(2 * sigma), sigma))


@functools.lru_cache(maxsize=16)
def _shifted(length: int) -> dict[str, Floats]:
    """Gaussians at a point and beside it, straight and diagonal, at the distance of one sigma."""
    half = round(3 * EDGE_SIGMA)
    places = {"0": 0.0, "+": EDGE_SIGMA, "-": -EDGE_SIGMA, "+/": EDGE_SIGMA / 2**0.5, "-/": -EDGE_SIGMA / 2**0.5}
    return {
        name: reflecting(length, gaussian(half, EDGE_SIGMA, centre)).astype(np.float32)
        for name, centre in places.items()
    }


@functools.lru_cache(maxsize=16)
def _pool(length: int) -> Floats:
    """To twice as many pixels and back, each time smoothed, in one."""
    kernel = gaussian(round(2 * EDGE_POOL), EDGE_POOL)
    wider = overlapping(2 * length, 2 * kernel)[:, ::2]
    # The gain of the reference: the weights of the zeros between count, too.
    result: Floats = reflecting(2 * length, kernel)[::2] @ wider
    return result
