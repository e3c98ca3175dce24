"""The colour that is suggested: it passes, and none between it and the original does."""

from __future__ import annotations

import random

import pytest

from auditor.measure.pixels.colour import _from_oklab as from_oklab
from auditor.measure.pixels.colour import _oklab as oklab
from auditor.measure.pixels.colour import contrast, hexadecimal, nearest_passing

Colour = tuple[float, float, float]

DICE = random.Random(4)

PAIRS = [tuple(tuple(float(DICE.randrange(256)) for _ in range(3)) for _ in range(2)) for _ in range(60)]


@pytest.mark.parametrize(("colour", "background"), PAIRS)
@pytest.mark.parametrize("minimum", [3.0, 4.5, 7.0])
def test_it_passes_and_is_the_nearest(colour: Colour, background: Colour, minimum: float) -> None:
    found = nearest_passing(colour, background, minimum)
    if found is None:
        assert max(contrast(end, background) for end in ((0.0, 0.0, 0.0), (255.0, 255.0, 255.0))) < minimum
        return
    assert contrast(found, background) >= minimum
    lightness, a, b = oklab(colour)
    moved = abs(oklab(found)[0] - lightness)
    # A hundred steps towards either side: none that is clearly nearer passes. 0.006: a step of 8-bit colours.
    for step in range(100):
        distance = (moved - 0.006) * step / 100
        for near in (lightness - distance, lightness + distance):
            nearer = from_oklab(near, a, b)
            if distance > 0 and 0 <= near <= 1 and nearer != found:
                assert contrast(nearer, background) < minimum, hexadecimal(nearer)


def test_what_passes_stays() -> None:
    assert nearest_passing((90.0, 90.0, 90.0), (255.0, 255.0, 255.0), 4.5) == (90.0, 90.0, 90.0)


@pytest.mark.parametrize("grey", [118.0, 119.0])
def test_grey_on_white(grey: float) -> None:
    assert hexadecimal(nearest_passing((grey, grey, grey), (255.0, 255.0, 255.0), 4.5) or (0, 0, 0)) == "#767676"
