"""Colour arithmetic: sRGB, relative luminance, contrast, and the nearest colour that would have enough of it.

Colours are sRGB triples 0–255 unless said otherwise.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

RGB = tuple[float, float, float]

LUMINANCE_WEIGHTS = (0.2126, 0.7152, 0.0722)
"""Red, green and blue in relative luminance (WCAG 2.2, "relative luminance"; ITU-R BT.709)."""


def linear(channel: float) -> float:
    """An sRGB channel 0–255 as linear light 0–1 (IEC 61966-2-1; WCAG's 0.03928 differs for no 8-bit value)."""
    value = channel / 255
    return float(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)


LINEAR: NDArray[np.float32] = np.array([linear(level) for level in range(256)], dtype=np.float32)
"""Linear light of each 8-bit sRGB level."""


def luminance(colour: RGB) -> float:
    """Relative luminance 0–1."""
    return sum(weight * linear(channel) for weight, channel in zip(LUMINANCE_WEIGHTS, colour, strict=True))


def luminances(pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Relative luminance of each pixel of an array (…, 3)."""
    return np.asarray(LINEAR[pixels] @ np.array(LUMINANCE_WEIGHTS, dtype=np.float32), dtype=np.float32)


def rgb(pixel: NDArray[np.uint8]) -> RGB:
    """The colour of one pixel, an array (3,)."""
    red, green, blue = (float(channel) for channel in pixel)
    return red, green, blue


def contrast(first: RGB, second: RGB) -> float:
    """WCAG's contrast ratio, 1–21."""
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def contrasts(first: NDArray[np.float32], second: NDArray[np.float32]) -> NDArray[np.float32]:
    """Contrast ratios of two arrays of relative luminances."""
    lighter, darker = np.maximum(first, second), np.minimum(first, second)
    return np.asarray((lighter + 0.05) / (darker + 0.05), dtype=np.float32)


def over(top: RGB, alpha: float, below: RGB) -> RGB:
    """`top` with `alpha` 0–1 composited over an opaque colour, as CSS does it: in sRGB."""
    red, green, blue = (t * alpha + b * (1 - alpha) for t, b in zip(top, below, strict=True))
    return red, green, blue


def hexadecimal(colour: RGB) -> str:
    """#rrggbb."""
    return "#" + "".join(f"{min(255, max(0, round(channel))):02x}" for channel in colour)


@functools.lru_cache(maxsize=4096)
def nearest_passing(colour: RGB, background: RGB, minimum: float) -> RGB | None:
    """The colour closest to `colour` that has at least `minimum` contrast with `background`, None where none has."""
    return nearest(colour, lambda other: contrast(other, background) >= minimum)


def nearest(colour: RGB, fits: Callable[[RGB], bool], ends: Sequence[float] = (0.0, 1.0)) -> RGB | None:
    """The colour closest to `colour` that fits, None where neither end does.

    fits: true from some lightness on, towards each end. ends: the lightness towards which it is looked for, 0 for black
    and 1 for white. Only the lightness in OKLCH moves; chroma is reduced where sRGB can't show it. The smaller of the
    moves wins.
    """
    if fits(_rounded(colour)):
        return _rounded(colour)
    lightness, a, b = _oklab(colour)
    found: list[tuple[float, RGB]] = []
    for end in ends:
        if not fits(_from_oklab(end, a, b)):
            continue
        near, far = lightness, end
        for _ in range(24):  # finer than any 8-bit step
            middle = (near + far) / 2
            if fits(_from_oklab(middle, a, b)):
                far = middle
            else:
                near = middle
        found.append((abs(far - lightness), _from_oklab(far, a, b)))
    return min(found)[1] if found else None


# OKLab: Björn Ottosson, "A perceptual color space for image processing" (2020), https://bottosson.github.io/posts/oklab/
def _oklab(colour: RGB) -> tuple[float, float, float]:
    red, green, blue = (linear(channel) for channel in colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def _from_oklab(lightness: float, a: float, b: float) -> RGB:
    """The 8-bit sRGB colour, with as much of the chroma as sRGB can show at this lightness."""
    chroma = 1.0
    while chroma > 0.01:
        light = _linear_srgb(lightness, a * chroma, b * chroma)
        if all(-0.0005 <= channel <= 1.0005 for channel in light):
            return _rounded(tuple(_encoded(channel) for channel in light))
        chroma -= 0.02
    grey = _encoded(min(1.0, max(0.0, lightness)) ** 3)
    return _rounded((grey, grey, grey))


def _linear_srgb(lightness: float, a: float, b: float) -> tuple[float, float, float]:
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _encoded(light: float) -> float:
    light = min(1.0, max(0.0, light))
    return 255 * (12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055)


def _rounded(colour: tuple[float, ...]) -> RGB:
    red, green, blue = (float(min(255, max(0, round(channel)))) for channel in colour)
    return red, green, blue
