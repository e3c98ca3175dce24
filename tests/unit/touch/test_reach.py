"""The model of the thumb: explicit boxes in mm, the published area, and laws."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model.geometry import Box
from auditor.reach import COMFORT, FOLD, GRIPS, PAD, Grip, comfortable, strain, thumbs

WIDTH, HEIGHT = 64.6, 139.8  # mm, an iPhone 14
SCREENS = {"Galaxy S4": (62.3, 110.7), "OnePlus One": (68.5, 121.8), "Nexus 6": (74.3, 132.1)}


def a_point(x: float, y: float) -> Box:
    return Box(x - PAD / 2, y - PAD / 2, PAD, PAD)


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
def test_the_comfortable_area_is_the_published_one_on_the_phones_of_the_study(screen: tuple[float, float]) -> None:
    width, height = screen
    x, y = np.arange(0.25, width, 0.5)[np.newaxis, :], np.arange(0.25, height, 0.5)[:, np.newaxis]
    area = comfortable("right", width, height, x, y).mean() * width * height / 100
    assert area == pytest.approx(36.4, abs=0.3)


@pytest.mark.parametrize(
    ("grip", "x", "y", "expected"),
    [
        ("right", 40, 110, 0),
        ("right", WIDTH, HEIGHT - 20 - COMFORT, 1.0),  # 12 mm aside: the circle is a little lower there
        ("right", WIDTH, 10, 41.5),
        ("left", 0, 10, 41.5),
        ("right", 2, 119.8, 5.6),
        ("left", 2, 119.8, 11),  # beside the joint, where the thumb folds
        ("cradled", 2, 119.8, 0),  # the other hand is free to come from above
        ("cradled", WIDTH / 2, 5, 9.5),
    ],
)
def test_how_far_a_point_is_from_comfortable(grip: Grip, x: float, y: float, expected: float) -> None:
    assert strain(grip, WIDTH, HEIGHT, a_point(x, y)) == pytest.approx(expected, abs=0.1)


def test_a_button_as_wide_as_the_screen_is_tapped_at_its_near_end() -> None:
    bar = Box(2, 100, 60, 9)
    assert strain("right", WIDTH, HEIGHT, bar) == strain("left", WIDTH, HEIGHT, bar) == 0
    assert strain("right", WIDTH, HEIGHT, Box(2, 100, 9, 9)) > 0


def test_two_thumbs_do_not_meet_in_the_middle_of_a_tablet() -> None:
    assert strain("two_handed", 157.8, 227, a_point(78.9, 150)) == pytest.approx(78.9 + 12 - COMFORT)
    assert strain("two_handed", 157.8, 227, a_point(30, 150)) == 0
    assert strain("two_handed", 157.8, 227, a_point(30, 10)) > 0


@given(
    st.sampled_from(GRIPS),
    st.floats(0, WIDTH),
    st.floats(0, HEIGHT),
    st.floats(0, 1),
)
def test_nearer_to_the_joint_is_never_worse_outside_the_fold(grip: Grip, x: float, y: float, share: float) -> None:
    for thumb in thumbs(grip, WIDTH, HEIGHT):
        joint = min(max(y, thumb.high), thumb.low)
        near = Box(thumb.x + (x - thumb.x) * share, joint + (y - joint) * share, 0, 0)
        if np.hypot(near.x - thumb.x, near.y - joint) >= FOLD:
            assert thumb.strain(near) <= thumb.strain(Box(x, y, 0, 0)) + 1e-9


@given(st.floats(0, 50), st.floats(0, 120), st.floats(0.5, 60), st.floats(0.5, 20))
def test_left_and_right_are_mirrored(x: float, y: float, width: float, height: float) -> None:
    box, mirrored = Box(x, y, width, height), Box(WIDTH - x - width, y, width, height)
    assert strain("left", WIDTH, HEIGHT, box) == pytest.approx(strain("right", WIDTH, HEIGHT, mirrored), abs=1e-6)


@given(st.sampled_from(GRIPS), st.floats(0, 50), st.floats(0, 120), st.floats(10, 60), st.floats(10, 20))
def test_a_larger_target_is_never_harder_to_reach(grip: Grip, x: float, y: float, width: float, height: float) -> None:
    small, large = Box(x, y, width, height), Box(x - 1, y - 1, width + 2, height + 2)
    assert strain(grip, WIDTH, HEIGHT, large) <= strain(grip, WIDTH, HEIGHT, small) + 1e-9


@given(st.sampled_from(GRIPS), st.floats(0, WIDTH), st.floats(0, HEIGHT))
def test_the_drawn_zone_is_where_nothing_is_strained(grip: Grip, x: float, y: float) -> None:
    drawn = bool(comfortable(grip, WIDTH, HEIGHT, np.array([[x]]), np.array([[y]]))[0, 0])
    least = min(thumb.strain(Box(x, y, 0, 0)) for thumb in thumbs(grip, WIDTH, HEIGHT))
    assert drawn == (least <= 0)
