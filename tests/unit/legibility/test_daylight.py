"""What daylight leaves of a contrast."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.measure.legibility.daylight import outdoor_contrast
from auditor.measure.pixels.colour import RGB, contrast, luminance

SHARES = st.floats(0, 1)


@pytest.mark.parametrize(
    ("foreground", "background", "left"),
    [
        # By hand: (660 · L + 10000 · 0.047 / π) of each, the veil being 149.61 cd/m².
        ((0, 0, 0), (255, 255, 255), 5.41),
        ((118, 118, 118), (255, 255, 255), 3.01),
        ((170, 170, 170), (18, 18, 18), 2.70),
        ((128, 128, 128), (128, 128, 128), 1.0),
    ],
)
def test_what_is_left(foreground: RGB, background: RGB, left: float) -> None:
    assert outdoor_contrast(luminance(foreground), luminance(background)) == pytest.approx(left, abs=0.005)


def test_a_dark_page_loses_more_than_a_light_one_of_the_same_contrast() -> None:
    on_dark, on_light = ((170, 170, 170), (18, 18, 18)), ((77, 77, 77), (255, 255, 255))
    assert contrast(*on_dark) == pytest.approx(contrast(*on_light), abs=0.4)
    dark, light = (outdoor_contrast(luminance(first), luminance(second)) for first, second in (on_dark, on_light))
    assert dark < 2.8
    assert light > 4


@given(SHARES, SHARES)
def test_it_is_a_ratio_that_daylight_never_raises(first: float, second: float) -> None:
    left = outdoor_contrast(first, second)
    assert left == outdoor_contrast(second, first)
    assert 1 <= left <= (max(first, second) + 0.05) / (min(first, second) + 0.05) * (1 + 1e-9)
