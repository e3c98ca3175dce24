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
    xyz = (LINEAR[picture].astype(np.float64) @ (TO_XYZ.T / WHITE)).reshape(*picture.shape[:2], 3)
    bent = np.where(xyz >= 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    x, y, z = bent[..., 0], bent[..., 1], bent[..., 2]
    return Lab(116 * y - 16, 500 * (x - y), 200 * (y - z))
