"""What a screen's contrast comes to outdoors: daylight that the glass throws back lies over dark and bright alike.

A pixel then shows L = L_pixel · PEAK + AMBIENT · REFLECTANCE / π (cd/m²; a surface that is lit evenly from all sides,
which is how the reflectance was measured), and the contrast is the ratio of two such luminances. Black on white comes
to 5.4 : 1, not 21 : 1. WCAG's 0.05 for a lit room is not added: the daylight takes its place.
"""

from __future__ import annotations

import math

PEAK = 660.0
"""White of a good phone at full brightness, cd/m², all of the screen white, in sRGB: DisplayMate's measurement of the
iPhone XS Max, 2018. Simple phones reach 400 to 500, recent ones above 1000 in the sun.
https://appleinsider.com/articles/18/09/24/iphone-xs-max-oled-display-reclaims-best-smartphone-display-crown-for-apple"""

REFLECTANCE = 0.047
"""The share of the light from all around that its screen throws back, 0–1: the same measurement; "close to the lowest"
of any smartphone, so most lose more contrast than is computed here."""

AMBIENT = 10_000.0
"""Lux. A midday under an overcast sky, or the shade on a sunny day; the sun itself gives ten times as much.
https://en.wikipedia.org/wiki/Orders_of_magnitude_(illuminance)"""

VEIL = AMBIENT * REFLECTANCE / math.pi
"""The luminance of the reflected daylight, cd/m²: 150."""


def outdoor_contrast(first: float, second: float) -> float:
    """The ratio, 1–5.4, that two relative luminances 0–1 have left in daylight."""
    lighter, darker = max(first, second), min(first, second)
    return (lighter * PEAK + VEIL) / (darker * PEAK + VEIL)
