"""Separable filters of pictures, a sum of shifted copies along each axis.

No matrix products: numpy hands those to a library that takes all cores, and waits for them busily while the browser
needs one.
"""

from __future__ import annotations

import functools
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
    result: Floats = shifted[0] * weights[0]
    part = np.empty_like(result)
    for each, weight in zip(shifted[1:], weights[1:], strict=True):
        np.multiply(each, weight, out=part)
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

    At every `step`-th pixel of each axis.
    """
    kernel = gaussian(round(2 * sigma), sigma)
    result = along(along(picture, kernel, 1, mirrored=False, step=step), kernel, 0, mirrored=False, step=step)
    height, width = picture.shape
    result /= _overlap(height, sigma)[::step, None].astype(picture.dtype)
    result /= _overlap(width, sigma)[::step].astype(picture.dtype)
    return result


@functools.lru_cache(maxsize=64)
def _overlap(length: int, sigma: float) -> Floats:
    """How much of the kernel lies on an axis of this length, at each place."""
    ones: Floats = np.ones((1, length))
    overlap: Floats = along(ones, gaussian(round(2 * sigma), sigma), 1, mirrored=False)[0]
    return overlap
