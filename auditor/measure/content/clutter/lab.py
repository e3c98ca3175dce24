"""The colour space in which the reference implementation of clutter looks for variance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from auditor.measure.pixels.colour import LINEAR

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]

TO_XYZ = np.array([[0.412453, 0.357580, 0.180423], [0.212671, 0.715160, 0.072169], [0.019334, 0.119193, 0.950227]])
"""sRGB to CIE XYZ, D65, as in the reference."""

WHITE = np.array([95.047, 100.0, 108.833])
"""XYZ of D65 on a scale to 100, while XYZ itself runs to 1. So it stands in the reference implementation, and the
constants that follow (the noise of each channel, the weights of the three maps) are those that go with it: white has an
L of 9. With the scales made equal the numbers would no longer be those of the literature."""


FROM_LINEAR = (TO_XYZ / WHITE[:, None]).astype(np.float32)

DARK = 0.008856
"""Of white: below, CIE's lightness is a straight line."""

TINY = np.float32(1e-9)


class Lab(NamedTuple):
    """The channels L, a and b of a picture, each (height, width)."""

    light: Floats
    a: Floats
    b: Floats

    def cut(self, height: int, width: int) -> Lab:
        """Its upper left part."""
        return Lab(*(channel[:height, :width] for channel in self))


def lab(picture: NDArray[np.uint8]) -> Lab:
    """The channels of a picture (height, width, 3) in sRGB, 0–255."""
    channels = _linear(picture)
    x, y, z = (_bent(channels, row) for row in FROM_LINEAR)
    return Lab(116 * y - 16, 500 * (x - y), 200 * (y - z))


def _linear(picture: NDArray[np.uint8]) -> list[Floats]:
    return [LINEAR.take(picture[..., number]) for number in range(3)]


def _bent(channels: list[Floats], weights: Floats) -> Floats:
    """One of X, Y and Z, each of its own white, as the eye bends it: its cube root, but near black."""
    amount: Floats = sum(channel * weight for channel, weight in zip(channels, weights, strict=True))
    # The logarithm of numpy is several times quicker than its cube root, and as exact in single precision.
    root = np.exp(np.log(np.maximum(amount, TINY)) * np.float32(1 / 3))
    return np.where(amount >= DARK, root, np.float32(7.787) * amount + np.float32(16 / 116))
