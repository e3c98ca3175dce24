"""Separable filters as matrices: a picture is filtered along its columns by `M @ picture`, along its rows by `picture @ M.T`.

On pictures of a few hundred pixels a side a matrix product is faster than a loop over taps, what happens at the edges is
exact, and filters one after another are one matrix.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

AxisFilter = Callable[[int], "Floats"]
"""The matrix of a filter for an axis of the given length."""

EXPAND = (0.05, 0.25, 0.4, 0.25, 0.05)
"""Burt & Adelson 1983, "The Laplacian Pyramid as a Compact Image Code": the generating kernel with a = 0.4."""

BINOMIAL = tuple(2**0.5 * weight / 16 for weight in (1, 4, 6, 4, 1))
"""The kernel between two levels of the pyramid, as the reference implementation of clutter has it: its sum is √2."""


def gaussian(half: int, sigma: float, centre: float = 0.0) -> Floats:
    """A Gaussian from −half to half, of sum 1; `sigma` and `centre` in pixels."""
    weights: Floats = np.exp(-((np.arange(-half, half + 1) - centre) ** 2) / (2 * sigma**2))
    return weights / weights.sum()


def apply(picture: Floats, axis_filter: AxisFilter) -> Floats:
    """The picture filtered along both axes."""
    height, width = picture.shape
    down, across = (axis_filter(length).astype(picture.dtype, copy=False) for length in (height, width))
    result: Floats = down @ picture @ across.T
    return result


def _banded(length: int, kernel: Floats, where: Callable[[NDArray[np.int64]], NDArray[np.int64]]) -> Floats:
    half = len(kernel) // 2
    matrix = np.zeros((length, length + 2))  # the two last columns take what lies outside
    rows = np.arange(length)
    for tap, weight in enumerate(kernel[::-1]):
        np.add.at(matrix, (rows, where(rows + tap - half)), weight)
    return matrix[:, :length]


def overlapping(length: int, kernel: Floats) -> Floats:
    """Only what overlaps the picture counts, and the weights of that add up to those of the whole kernel."""
    matrix = _banded(length, kernel, lambda at: np.where((at < 0) | (at >= length), length, at))
    return np.asarray(matrix * (kernel.sum() / matrix.sum(axis=1, keepdims=True)))


def reflecting(length: int, kernel: Floats) -> Floats:
    """Beyond its edge the picture is mirrored; the pixel at the edge is not repeated."""
    period = max(1, 2 * (length - 1))

    def mirrored(at: NDArray[np.int64]) -> NDArray[np.int64]:
        inside = np.mod(at, period)
        return np.where(inside >= length, period - inside, inside)

    return _banded(length, kernel, mirrored)


@functools.lru_cache(maxsize=64)
def halving(length: int) -> Floats:
    """To the next level of the pyramid: half as many pixels."""
    return reflecting(length, np.array(BINOMIAL))[::2]


@functools.lru_cache(maxsize=64)
def doubling(length: int) -> Floats:
    """To twice as many pixels, zeros between those that there are; the gain is a half, as in the reference."""
    return reflecting(2 * length, np.array(EXPAND))[:, ::2]


@functools.lru_cache(maxsize=64)
def pooling(length: int, sigma: float) -> Floats:
    """A mean over a Gaussian's neighbourhood, what is outside left out; it reaches as far as two sigmas."""
    return overlapping(length, gaussian(round(2 * sigma), sigma))
