"""Where thumbs reach on a screen. Lengths in mm on the glass, from its upper left corner.

Bergstrom-Lehtovirta and Oulasvirta ("Modeling the functional area of the thumb on mobile touchscreen surfaces", CHI
2014, doi 10.1145/2556288.2557354) show that the thumb of the hand that holds a phone reaches an area bounded by a curve
about the thumb's joint, a quadratic function of the size of the screen, of the hand and of the place of the index
finger on the back. An audit knows the screen only, and the function says what can be reached, not what is comfortable.
So this is a geometric approximation, not their formula: the thumb turns about a joint beside the lower part of the
phone, and reaches comfortably what lies between two circles about it.

- COMFORT is not chosen but solved for: with it the comfortable area on the front of phones of 5 to 6 inches is the
  36.4 cm² (SD 3.3) that Le, Mayer, Bader and Henze measured, the same on each ("Fingers' Range and Comfortable Area for
  One-Handed Smartphone Interaction Beyond the Touchscreen", CHI 2018, doi 10.1145/3173574.3173605).
- FOLD: right beside its joint a thumb has to fold; there it performs worst (Trudeau, Young, Jindrich, Dennerlein,
  "Thumb motor performance varies with thumb and wrist posture during single-handed mobile phone use", Journal of
  Biomechanics 45, 2012). The radius, as the place of the joint, is an assumption.
- Grips and their frequency: Hoober, "How do users really hold mobile devices?", UXmatters 2013: one-handed 49 % (two
  thirds of these in the right hand), cradled in one hand and tapped with the other 36 %, two-handed 15 %. A hand that
  does not carry the phone slides along its edge; so do both on a tablet.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from auditor.model.geometry import Box

Grip = Literal["right", "left", "cradled", "two_handed"]
GRIPS: Final[tuple[Grip, ...]] = ("right", "left", "cradled", "two_handed")

COMFORT: Final = 69.0
"""Distance from the thumb's joint up to which it reaches without strain or a loosened grip."""

FOLD: Final = 25.0
"""Distance from the thumb's joint within which it has to fold."""

OUTSIDE: Final = 12.0
"""How far beside the screen the joint is."""

ABOVE: Final = 20.0
"""How far above the lower edge of the screen the joint is."""

PAD: Final = 9.2
"""The size from which a thumb's errors level off (Parhi, Karlson, Bederson 2006): half of it inside a target's edge is
as near to the edge as one aims."""


@dataclass(frozen=True, slots=True)
class Thumb:
    """A thumb whose joint is at `x`, at a height from `high` down to `low` (measured from the top, low ≥ high)."""

    x: float
    high: float
    low: float

    def strain(self, box: Box) -> float:
        """How far from comfortable the easiest point of `box` is; 0 where there is one in comfortable reach."""
        nearest, farthest = self._distances(box)
        return max(0.0, nearest - COMFORT, FOLD - farthest)

    def _distances(self, box: Box) -> tuple[float, float]:
        """From the joint to the nearest and the farthest point of a box, with the joint where each is easiest."""
        across = max(box.x - self.x, 0.0, self.x - box.right), max(abs(box.x - self.x), abs(box.right - self.x))
        down = (
            max(box.y - self.low, 0.0, self.high - box.bottom),
            max(abs(box.y - self.low), abs(box.bottom - self.high)),
        )
        return math.hypot(across[0], down[0]), math.hypot(across[1], down[1])


def thumbs(grip: Grip, width: float, height: float) -> tuple[Thumb, ...]:
    """The thumbs that tap in a grip on a screen of `width` × `height`."""
    low = height - min(ABOVE, height / 2)
    right, left = width + OUTSIDE, -OUTSIDE
    if grip == "right":
        return (Thumb(right, low, low),)
    if grip == "left":
        return (Thumb(left, low, low),)
    return Thumb(left, height / 2, low), Thumb(right, height / 2, low)


def strain(grip: Grip, width: float, height: float, box: Box) -> float:
    """How far outside comfortable reach `box` lies in a grip on a screen of `width` × `height`, mm; 0 within.

    `box` counts from half a thumb's pad inside its edges, and at its easiest point: a button as wide as the screen is
    tapped at the near end.
    """
    inside = _inset(box)
    return min(thumb.strain(inside) for thumb in thumbs(grip, width, height))


def comfortable(
    grip: Grip, width: float, height: float, x: NDArray[np.float64], y: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Which points lie in comfortable reach, for a drawing of the zone: where the strain of a mere point is 0."""
    found = np.zeros(np.broadcast_shapes(x.shape, y.shape), dtype=np.bool_)
    for thumb in thumbs(grip, width, height):
        near = np.maximum(np.maximum(y - thumb.low, thumb.high - y), 0.0)
        far = np.maximum(np.abs(y - thumb.low), np.abs(y - thumb.high))
        across = x - thumb.x
        found |= (np.hypot(across, near) <= COMFORT) & (np.hypot(across, far) >= FOLD)
    return found


def _inset(box: Box) -> Box:
    x, y = min(PAD, box.width) / 2, min(PAD, box.height) / 2
    return Box(box.x + x, box.y + y, box.width - 2 * x, box.height - 2 * y)
