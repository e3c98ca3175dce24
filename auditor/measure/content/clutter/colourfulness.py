"""Colourfulness.

David Hasler, Sabine Süsstrunk, "Measuring colourfulness in natural images", Human Vision and Electronic Imaging VIII,
2003: the measure M̂⁽³⁾ of opponent colours in sRGB.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def colourfulness(picture: NDArray[np.uint8]) -> float:
    """Of a picture (height, width, 3) in sRGB: 0 for grey, about 59 "quite colourful", 109 "extremely" by the paper."""
    red, green, blue = (picture[..., channel].astype(np.float32) for channel in range(3))
    opposed = red - green, (red + green) / 2 - blue
    deviation = math.sqrt(sum(float(each.var()) for each in opposed))
    mean = math.hypot(*(float(each.mean()) for each in opposed))
    return deviation + 0.3 * mean
