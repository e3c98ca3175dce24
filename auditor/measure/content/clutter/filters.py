"""Separable filters of pictures, a sum of shifted copies along each axis.

No matrix products: numpy hands those to a library that takes all cores, and waits for them busily while the browser
needs one.
"""

from __future__ import annotations

import functools
import math
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]

EXPAND = np.array([0.05, 0.25, 0.4, 0.25, 0.05])
"""Burt & Adelson 1983, "The Laplacian Pyramid as a Compact Image Code": the generating kernel with a = 0.4."""

BINOMIAL = np.array([1, 4, 6, 4, 1]) * 2**0.5 / 16
"""The kernel between two levels of the pyramid, as the reference implementation of clutter has it: its sum is √2."""


def gaussian(half: int, sigma: float, centre: float = 0.0) -> Floats:
    """A Gaussian from −half to half, of sum 1; `sigma` and `centre` in pixels."""
    weights = np.exp(-((np.arange(-half, half + 1) - centre) ** 2) / (2 * sigma**2))
    return np.asarray(weights / weights.sum())


def along(picture: Floats, kernel: Floats, axis: int, *, mirrored: bool = True, step: int = 1) -> Floats:
    """The picture convolved with a kernel of odd length along one axis, every `step`-th value of it.

    Beyond its edge it is mirrored, the pixel at the edge not repeated; or there is nothing.
    """
    half, length = len(kernel) // 2, picture.shape[axis]
    margins = [(half, half) if number == axis else (0, 0) for number in range(2)]
    wide = np.pad(picture, margins, mode="reflect") if mirrored and length > 1 else np.pad(picture, margins)
    shifted = [
        wide[start : start + length : step] if axis == 0 else wide[:, start : start + length : step]
        for start in range(len(kernel))
    ]
    weights = kernel[::-1].astype(picture.dtype)
    result: Floats = shifted[half] * weights[half]
    part = np.empty_like(result)
    even = bool(np.array_equal(weights, weights[::-1]))
    for before in range(half):
        after = len(kernel) - 1 - before
        if even:
            np.add(shifted[before], shifted[after], out=part)
            part *= weights[before]
            result += part
            continue
        for each in (before, after):
            np.multiply(shifted[each], weights[each], out=part)
            result += part
    return result


def both(picture: Floats, kernel: Floats) -> Floats:
    """Convolved along both axes, mirrored at the edges."""
    return along(along(picture, kernel, 1), kernel, 0)


def halved(picture: Floats) -> Floats:
    """The next level of the pyramid, with half as many pixels a side."""
    return along(along(picture, BINOMIAL, 0, step=2), BINOMIAL, 1, step=2)


def doubled(picture: Floats) -> Floats:
    """Twice as many pixels a side, zeros between those that there are; the gain is a quarter, as in the reference."""
    height, width = picture.shape
    wide = np.zeros((2 * height, 2 * width), dtype=picture.dtype)
    wide[::2, ::2] = picture
    return both(wide, EXPAND)


def pooled(picture: Floats, sigma: float, step: int = 1) -> Floats:
    """The mean of each neighbourhood, a Gaussian as far as two sigmas; what lies outside does not count.

    Of each square of `step` pixels a side, and taken of the sums of such squares.
    """
    kernel = _over(sigma, step)
    rows = along(summed(picture, step), kernel, 1, mirrored=False)
    result = along(rows, kernel, 0, mirrored=False)
    height, width = picture.shape
    result /= _overlap(height, sigma, step)[:, None].astype(picture.dtype)
    result /= _overlap(width, sigma, step).astype(picture.dtype)
    return result


def summed(picture: Floats, side: int) -> Floats:
    """The sum of each square of so many pixels a side, those at the end being what is left."""
    return _gathered(_gathered(picture, side, 0), side, 1) if side > 1 else picture


def _gathered(picture: Floats, side: int, axis: int) -> Floats:
    parts = [picture[start::side] if axis == 0 else picture[:, start::side] for start in range(side)]
    result = parts[0].copy()
    for part in parts[1:]:
        height, width = part.shape
        result[:height, :width] += part
    return result


@functools.lru_cache(maxsize=64)
def _over(sigma: float, step: int) -> Floats:
    """The kernel over the sums of squares: of each its mean over the pixels of that square, nothing further out."""
    half = round(2 * sigma)
    squares = math.ceil(half / step)
    away = np.arange(-squares * step, (squares + 1) * step) - (step - 1) / 2
    weights = np.where(np.abs(away) <= half, np.exp(-(away**2) / (2 * sigma**2)), 0.0)
    kernel = weights.reshape(-1, step).mean(axis=1)
    return np.asarray(kernel / kernel.sum())


@functools.lru_cache(maxsize=64)
def _overlap(length: int, sigma: float, step: int) -> Floats:
    """How much of the kernel lies on an axis of this length, at each place."""
    ones: Floats = _gathered(np.ones((1, length)), step, 1)
    overlap: Floats = along(ones, _over(sigma, step), 1, mirrored=False)[0]
    return overlap
