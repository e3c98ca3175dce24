"""Colours that would do for a text, or for what is behind it: by every rule that judges the text."""

from __future__ import annotations

import functools
from typing import NamedTuple

from auditor.measure.legibility.daylight import outdoor_contrast
from auditor.measure.pixels.colour import RGB, contrast, luminance, nearest

AA, AA_LARGE, AAA, AAA_LARGE = 4.5, 3.0, 7.0, 4.5
"""WCAG 2.2, SC 1.4.3 and 1.4.6. Only for the colours that are suggested: what passes is a rule's to say."""

OUTDOORS = 3.0
"""What should be left in daylight, as outdoor-contrast asks; likewise only for the colours that are suggested."""


EVEN = 1.2
"""The contrast of the darkest and the lightest part up to which a surface is one: a button's slight gradient."""


class Asked(NamedTuple):
    """What is asked of a text. indoors: WCAG's ratio. outdoors: the ratio in daylight, 0 where none is asked for."""

    indoors: float
    outdoors: float

    def met(self, text: RGB, behind: RGB) -> bool:
        """Whether the two colours, sRGB 0–255, have both."""
        outdoors = outdoor_contrast(luminance(text), luminance(behind))
        return contrast(text, behind) >= self.indoors and outdoors >= self.outdoors


def asked(*, large: bool, enhanced: bool, waited_for: bool) -> Asked:
    """What the rules ask together. enhanced: its role is one for which 1.4.6 is asked. waited_for: no placeholder."""
    ordinary, big = (AAA, AAA_LARGE) if enhanced else (AA, AA_LARGE)
    indoors = big if large else ordinary
    return Asked(indoors, OUTDOORS if waited_for else 0.0)


class Advised(NamedTuple):
    """A colour for the text that does before all that is behind it, and one for what is behind; None for none."""

    text: RGB | None
    background: RGB | None


@functools.lru_cache(maxsize=4096)
def advised(text: RGB, behind: tuple[RGB, ...], wanted: Asked, *, opaque: bool) -> Advised:
    """What would do for a text of this colour.

    behind: the colours behind it, or the darkest and the lightest of many. Another background is offered for light text
    on an even surface, which then has to be darker, and where no colour of the text would do. opaque: what is behind
    does not show through the text, or else another background would change its colour, too.
    """
    better = nearest(text, lambda colour: all(wanted.met(colour, each) for each in behind))
    even = contrast(behind[0], behind[-1]) <= EVEN
    worst = min(behind, key=lambda each: contrast(text, each))
    lighter = luminance(text) > luminance(worst)
    if not even or not opaque or not (lighter or better is None):
        return Advised(better, None)
    surface = nearest(worst, lambda colour: wanted.met(text, colour), ends=(0.0,) if lighter else (1.0,))
    return Advised(better, surface)
