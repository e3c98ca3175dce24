"""Targets: size, free circle, finger. Boxes in CSS px."""

from __future__ import annotations

import math

import pytest
from builders_touch import a_button, a_frame, a_snapshot, a_target, a_viewport, main_action, touch
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from auditor.measure.touch.targets import measure_primary_actions, measure_targets
from auditor.model.evidence import Evidence
from auditor.model.facts.touch.targets import TargetFacts
from auditor.model.geometry import Box


def passes(target: TargetFacts, minimum: float = 24.0) -> bool:
    """As the rule target-size judges."""
    assert target.min_side is not None
    assert target.clearance is not None
    return target.min_side >= minimum or target.clearance >= minimum


# Size


def test_alone_on_the_page() -> None:
    (only,) = touch(a_target(10, 20, 60, 30))
    assert (only.width, only.height, only.min_side) == (60, 30, 30)
    assert (only.clearance, only.neighbour, only.finger_overlap) == (96, "", 0)


@pytest.mark.parametrize(("side", "expected"), [(23.9, False), (23.98, True), (24, True), (24.1, True)])
def test_two_that_touch(side: float, expected: bool) -> None:
    both = touch(a_target(0, 0, side, side), a_target(side, 0, side, side))
    assert [passes(each) for each in both] == [expected, expected]


def test_a_target_of_two_boxes_is_as_large_as_the_square_in_both() -> None:
    (label,) = touch(a_target(0, 0, 20, 20, rects=[Box(0, 0, 20, 20), Box(20, 0, 80, 20), Box(0, 20, 100, 20)]))
    assert label.min_side == 40


def test_what_lies_on_top_is_not_part_of_it() -> None:
    below, above = touch(a_target(0, 0, 200, 60, href="/a"), a_target(0, 30, 200, 60, href="/b"))
    assert (below.height, below.min_side) == (30, 30)
    assert (above.height, above.min_side) == (60, 60)


def test_what_lies_on_top_and_opens_the_same_page_is_no_loss() -> None:
    below, _ = touch(a_target(0, 0, 200, 60, href="/a"), a_target(0, 30, 200, 60, href="/a"))
    assert below.min_side == 60


def test_a_target_that_others_cover_wholly_is_none() -> None:
    (above,) = touch(a_target(10, 10, 30, 30), a_target(0, 0, 100, 60, name="above"))
    assert above.name == "above"
    assert above.clearance == 96


def test_a_shell_and_the_button_in_it_are_one() -> None:
    around = a_target(0, 0, 20, 20, role="button", name="Close")
    _, button = touch(around, a_target(1, 1, 18, 18, role="button", name="Close", outer=0))
    assert (button.min_side, button.clearance) == (18, 96)


# The free circle: WCAG's own drawings


@pytest.mark.parametrize(("gap", "expected"), [(3.9, False), (4, True), (5, True)])
def test_20_px_with_gaps(gap: float, expected: bool) -> None:
    row = touch(*(a_target(i * (20 + gap), 0, 20, 20) for i in range(3)))
    assert [passes(each) for each in row] == [expected] * 3


def test_circles_that_touch_do_not_intersect() -> None:
    left, right = touch(a_target(0, 0, 10, 10), a_target(24, 0, 10, 10))
    assert left.clearance == right.clearance == 24


@pytest.mark.parametrize(("gap", "expected"), [(0, 16), (3, 22), (4, 24), (10, 36)])
def test_a_small_one_beside_a_large_one(gap: float, expected: float) -> None:
    _, small = touch(a_target(0, 0, 120, 120), a_target(120 + gap, 50, 16, 16))
    assert small.clearance == expected


@pytest.mark.parametrize(("side", "expected"), [(16, False), (23.9, False), (24, True)])
def test_a_small_one_on_a_large_one(side: float, expected: bool) -> None:
    large, small = touch(a_target(0, 0, 120, 120), a_target(80, 80, side, side))
    assert passes(small) is expected
    assert small.clearance == side
    assert passes(large)


def test_a_row_of_text_buttons_16_px_high_stands_free() -> None:
    row = touch(*(a_target(i * 60, 0, 50, 16) for i in range(4)))
    assert all(passes(each) for each in row)


def test_two_such_rows_1_px_apart_do_not() -> None:
    rows = touch(*(a_target(i * 60, y, 50, 16) for i in range(4) for y in (0, 17)))
    assert not any(passes(each) for each in rows)
    assert {each.clearance for each in rows} == {17}


def test_a_neighbour_that_is_large_enough_has_no_circle() -> None:
    """24 × 24 in a distance of 12 from the centre: only the target itself counts, not a circle around it."""
    small, _ = touch(a_target(0, 0, 10, 24), a_target(17, 0, 24, 24))
    assert small.clearance == 24
    small, _ = touch(a_target(0, 0, 10, 23), a_target(17, 0, 23, 23))
    assert small.clearance == 23.5


def test_a_larger_minimum_asks_for_larger_circles() -> None:
    left, _ = touch(a_target(0, 0, 30, 30), a_target(40, 0, 30, 30))
    assert passes(left, 24)
    assert passes(left, 40)
    assert not passes(left, 41)


@pytest.mark.parametrize(
    ("changes", "counts"),
    [
        ({}, True),
        ({"href": "/same"}, True),
        ({"exposed": False}, False),
        ({"inline": True}, True),
        ({"pinned": "fixed", "layer": 0}, False),
        ({"hit": False, "covered_by": "#banner", "cover_pinned": True}, False),
        ({"hit": False, "covered_by": "#first", "cover_target": 0}, True),
    ],
)
def test_who_is_a_neighbour(changes: dict[str, object], counts: bool) -> None:
    first = touch(a_target(0, 0, 10, 10, href="/same"), a_target(10, 0, 10, 10, **changes))[0]
    assert (first.clearance < 96) is counts


def test_a_thumb_does_no_harm_on_a_link_to_the_same_page() -> None:
    for page, near in (("/same", False), ("/other", True)):
        targets = a_target(0, 0, 10, 10, href="/same"), a_target(10, 0, 10, 10, href=page)
        first, _ = touch(*targets, viewport=a_viewport())
        assert first.clearance == 10
        assert first.clearance_mm is not None
        assert (first.clearance_mm < 3) is near


def test_the_circle_of_a_text_on_two_lines_is_centred_halfway_along_it() -> None:
    lines = [Box(0, 0, 80, 20), Box(0, 24, 40, 20)]
    below = a_target(44, 24, 80, 20)
    wrapped = a_target(0, 0, 80, 44, rects=lines, middle=(60, 10))
    assert touch(wrapped, below)[0].clearance == 28
    assert touch(replace(wrapped, middle=None), below)[0].clearance == pytest.approx(8.9)


def test_halfway_along_a_text_that_is_covered_there_is_no_centre() -> None:
    lines = [Box(0, 0, 80, 20), Box(0, 24, 40, 20)]
    wrapped = a_target(0, 0, 80, 44, rects=lines, middle=(60, 10))
    covered, _ = touch(wrapped, a_target(0, 0, 80, 22))
    assert (covered.width, covered.height, covered.clearance) == (40, 20, 24)


@pytest.mark.parametrize(("covers", "side"), [([], 40), ([Box(0, 0, 40, 15)], 25), ([Box(0, 0, 99, 99)], 40)])
def test_what_is_no_target_and_lies_on_top_takes_its_part(covers: list[Box], side: float) -> None:
    assert touch(a_target(0, 0, 40, 40, covers=covers))[0].min_side == side


def test_a_shell_does_the_same_whatever_the_case_of_its_name() -> None:
    shell, inner = touch(a_target(0, 0, 26, 26, name="Play"), a_target(3, 3, 20, 20, name="play", outer=0))
    assert (shell.min_side, inner.clearance) == (26, 96)


def test_only_a_person_knows_what_is_essential_to_a_drawing() -> None:
    assert [each.essential for each in touch(a_target(0, 0, 9, 9), a_target(50, 0, 9, 9, drawn=True))] == [False, None]


def test_two_bars_pinned_to_the_screen_keep_their_distance() -> None:
    bars = touch(
        a_target(0, 0, 10, 10, pinned="fixed", layer=0),
        a_target(10, 0, 10, 10, pinned="fixed", layer=1),
    )
    assert [each.clearance for each in bars] == [10, 10]


def test_what_is_scrolled_out_of_its_box_is_not_beside_what_is_below_the_box() -> None:
    inside, outside = a_target(0, 210, 50, 18, scroller=0), a_target(0, 230, 50, 18)
    assert {each.clearance for each in touch(inside, outside, windows=(Box(0, 0, 390, 100),))} == {96}
    assert {each.clearance for each in touch(inside, outside, windows=(Box(0, 0, 390, 300),))} == {20}


def test_two_in_the_same_scroller_are_neighbours_wherever_it_stands() -> None:
    both = touch(
        a_target(0, 210, 50, 18, scroller=0), a_target(0, 228, 50, 18, scroller=0), windows=(Box(0, 0, 390, 100),)
    )
    assert {each.clearance for each in both} == {18}


# Fingers: Lighthouse's tap-targets


def test_a_target_of_48_px_has_room_for_a_finger() -> None:
    assert [each.finger_overlap for each in touch(a_target(0, 0, 48, 48), a_target(48, 0, 48, 48))] == [0, 0]


@pytest.mark.parametrize(("gap", "expected"), [(0, 4 / 40), (2, 2 / 40), (4, 0)])
def test_40_px_with_gaps(gap: float, expected: float) -> None:
    left, right = touch(a_target(0, 0, 40, 48), a_target(40 + gap, 0, 40, 48))
    assert left.finger_overlap == right.finger_overlap == pytest.approx(expected)
    assert (left.finger_neighbour == right.name) is (expected > 0)


def test_a_wide_neighbour_is_where_its_edge_is_and_not_its_centre() -> None:
    own, _ = touch(a_target(16, 230, 20, 20), a_target(16, 190, 358, 38, name=""))
    assert (own.neighbour, own.neighbour_side) == ("", "above")


@pytest.mark.parametrize(
    ("x", "y", "side"), [(-21, 0, "left"), (21, 0, "right"), (0, -21, "above"), (0, 21, "below"), (-15, 18, "below")]
)
@pytest.mark.parametrize("name", ["", " ", "\uf0ad"])
def test_a_neighbour_without_a_name_that_can_be_read_is_pointed_to(x: float, y: float, side: str, name: str) -> None:
    own, _ = touch(a_target(100, 100, 20, 20), a_target(100 + x, 100 + y, 20, 20, name=name))
    assert (own.neighbour, own.neighbour_side) == ("", side)
    assert (own.finger_neighbour, own.finger_side) == ("", side)


def test_the_worst_neighbour_counts() -> None:
    middle = touch(a_target(0, 0, 20, 20), a_target(25, 0, 20, 20), a_target(47, 0, 20, 20))[1]
    # The finger reaches from 11 to 59: 9 px of the left one, 12 of the right one, 20 of its own.
    assert middle.finger_overlap == pytest.approx(12 / 20)
    assert (middle.finger_neighbour, middle.finger_side) == ("47,0", "right")


@pytest.mark.parametrize(
    "changes",
    [
        {"href": "/same"},
        {"inline": True},
        {"rects": [Box(-10, -10, 60, 60)], "outer": -1},
    ],
)
def test_who_is_not_hit_by_mistake(changes: dict[str, object]) -> None:
    first = touch(a_target(100, 0, 1, 1), a_target(0, 0, 20, 20, href="/same"), a_target(20, 0, 20, 20, **changes))[-2]
    assert first.finger_overlap == 0


def test_two_lines_of_a_link_are_tapped_in_the_middle_of_both() -> None:
    link = a_target(0, 0, 100, 20, rects=[Box(0, 0, 100, 20), Box(0, 20, 100, 20)])
    below = a_target(0, 44, 100, 20)
    assert touch(link, below)[0].finger_overlap == 0  # from -4 to 44


# Equivalents, frames, cut ones


def test_the_best_of_the_others_that_open_the_same_page() -> None:
    small, large, other = touch(
        a_target(0, 0, 60, 14, href="/p"), a_target(0, 100, 150, 150, href="/p"), a_target(0, 14, 60, 14, href="/q")
    )
    assert (small.equivalent_side, small.equivalent_clearance) == (150, 96)
    assert (large.equivalent_side, large.equivalent_clearance) == (14, 14)
    assert (other.equivalent_side, other.equivalent_clearance) == (0, 0)


@pytest.mark.parametrize(("seen", "expected"), [(10, 0), (49, 0), (50, 1), (100, 1)])
def test_a_slide_that_peeks_in(seen: float, expected: int) -> None:
    assert len(touch(a_target(300, 0, 100, 40, shown=[Box(300, 0, seen, 40)]))) == expected


def test_a_cut_slide_is_as_wide_as_it_will_be() -> None:
    (slide,) = touch(a_target(370, 0, 30, 40, shown=[Box(370, 0, 20, 40)]))
    assert slide.min_side == 30


def test_a_menu_behind_the_page_is_no_target_and_one_behind_a_banner_is() -> None:
    behind = a_target(0, 0, 20, 20, hit=False, covered_by="#page", hidden=True)
    assert touch(behind) == []
    (found,) = touch(replace(behind, cover_pinned=True, covered_by="#banner"))
    assert (found.tried, found.reachable, found.at.obscured_by) == (False, None, "#banner")


@pytest.mark.parametrize(("hit", "tried"), [(True, True), (False, True), (None, False)])
def test_a_tap_on_its_centre(hit: bool | None, tried: bool) -> None:
    (found,) = touch(a_target(0, 0, 20, 20, hit=hit, covered_by="#veil"))
    assert (found.tried, found.reachable) == (tried, hit)


def test_frames_are_measured_by_themselves() -> None:
    shown = a_frame(a_target(10, 0, 10, 10, name="framed"), a_target(900, 0, 10, 10), clip=Box(0, 0, 100, 100))
    found = touch(a_target(0, 0, 10, 10), more_frames=(shown,))
    assert [(each.name, each.clearance) for each in found] == [("0,0", 96), ("framed", 96)]


def test_without_evidence_nothing_is_known() -> None:
    snapshot = replace(a_snapshot(), frames=[Evidence(url="https://shop.example/")])
    assert measure_targets(snapshot) is None
    assert measure_primary_actions(snapshot) is None


def test_a_page_without_targets() -> None:
    assert touch() == []


# Laws

places = st.integers(0, 300).map(float)
sides = st.integers(2, 80).map(float)
boxes = st.tuples(places, places, sides, sides)


@given(boxes, st.integers(0, 100).map(float), st.integers(0, 100).map(float))
def test_enlarging_an_isolated_target_never_fails_it(
    box: tuple[float, float, float, float], wider: float, higher: float
) -> None:
    x, y, width, height = box
    (before,) = touch(a_target(x, y, width, height))
    (after,) = touch(a_target(x, y, width + wider, height + higher))
    assert passes(before)
    assert passes(after)
    assert (after.min_side or 0) >= (before.min_side or 0)


@given(
    st.lists(boxes, min_size=1, max_size=6), st.integers(-2000, 2000).map(float), st.integers(-2000, 2000).map(float)
)
def test_where_the_page_begins_does_not_matter(
    page: list[tuple[float, float, float, float]], dx: float, dy: float
) -> None:
    here = touch(*(a_target(*box, name="t") for box in page))
    there = touch(*(a_target(x + dx, y + dy, w, h, name="t") for x, y, w, h in page))
    bare = [replace(each, at=here[0].at, neighbour="", finger_neighbour="") for each in here]
    assert bare == [replace(each, at=here[0].at, neighbour="", finger_neighbour="") for each in there]


@given(boxes, places, places)
def test_two_of_a_size_hinder_each_other_alike(box: tuple[float, float, float, float], x: float, y: float) -> None:
    _, _, width, height = box
    one, other = Box(box[0], box[1], width, height), Box(x, y, width, height)
    if one.intersection(other):
        return  # the upper one takes the common part
    left, right = touch(a_target(*box), a_target(x, y, width, height))
    assert left.clearance == right.clearance
    assert left.finger_overlap == right.finger_overlap


@given(st.lists(boxes, min_size=2, max_size=6))
def test_the_circle_is_that_of_the_criterion(page: list[tuple[float, float, float, float]]) -> None:
    """For targets that do not overlap, by the words of the criterion, at several minimums."""
    apart: list[Box] = []
    for box in (Box(*each) for each in page):
        if not any(box.intersection(other) for other in apart):
            apart.append(box)
    found = touch(*(a_target(box.x, box.y, box.width, box.height) for box in apart))
    for minimum in (12.0, 24.0, 44.0):
        undersized = [min(box.width, box.height) < minimum for box in apart]
        for i, box in enumerate(apart):
            free = all(
                _reach(box, other) >= minimum / 2 - 0.02
                and (not undersized[j] or _between(box, other) >= minimum - 0.05)
                for j, other in enumerate(apart)
                if j != i
            )
            if abs((found[i].clearance or 0) - minimum) > 0.1:
                assert ((found[i].clearance or 0) >= minimum) is free


def _reach(box: Box, other: Box) -> float:
    x, y = box.x + box.width / 2, box.y + box.height / 2
    return math.hypot(max(other.x - x, 0, x - other.right), max(other.y - y, 0, y - other.bottom))


def _between(box: Box, other: Box) -> float:
    return math.hypot(
        box.x + box.width / 2 - other.x - other.width / 2, box.y + box.height / 2 - other.y - other.height / 2
    )


def test_thousands_in_one_place_and_thousands_in_rows() -> None:
    stack = touch(*(a_target(i % 7, i % 11, 40 + i % 3, 40) for i in range(3000)))
    assert len(stack) < 3000
    rows = touch(*(a_target(60 * (i % 6), 20 * (i // 6), 50, 18) for i in range(5000)))
    assert {each.clearance for each in rows} == {20}


def test_a_button_in_the_corner_of_a_picture_hides_what_it_lies_on() -> None:
    """A link around an inline picture has two boxes: that of its line and that of the picture."""
    picture = a_target(0, 0, 180, 180, rects=[Box(0, 0, 180, 180), Box(0, 170, 180, 14)])
    button = touch(picture, a_target(136, 4, 40, 40))[1]
    assert button.finger_overlap == 0
    half_out = touch(picture, a_target(160, 60, 40, 40))[
        1
    ]  # the finger reaches from 156 to 204, and to 180 on the picture
    assert half_out.finger_overlap == pytest.approx((24 * 48 - 20 * 40) / 1600, abs=0.001)


def test_the_strain_of_the_main_action_is_known_where_it_stands_on_the_first_screen() -> None:
    low, high, below = (main_action(a_button("Add to cart", y), viewport=a_viewport()) for y in (500.0, 60.0, 900.0))
    assert low is not None
    assert high is not None
    assert below is not None
    assert (low.strain_right, low.strain_left, low.strain_cradled) == (0, 0, 0)
    assert high.strain_right is not None
    assert high.strain_right > 10
    assert high.strain_right == high.strain_left
    assert below.strain_right is None


def test_nothing_is_known_in_mm_where_the_zoom_is_not() -> None:
    action = main_action(a_button("Add to cart", 500.0))
    assert action is not None
    assert action.strain_right is None
    assert touch(a_target(0, 0, 44, 44))[0].min_side_mm is None


@pytest.mark.parametrize(("scale", "expected"), [(1.0, 7.29), (0.5, 3.64)])
def test_a_target_is_as_large_as_on_the_glass(scale: float, expected: float) -> None:
    (found,) = touch(a_target(0, 0, 44, 44), viewport=a_viewport(scale))
    assert found.min_side_mm == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize("scale", [1.0, 0.4])
def test_sizes_and_distances_are_those_on_the_screen_and_the_place_is_that_on_the_page(scale: float) -> None:
    one, _ = touch(a_target(100, 200, 40, 46), a_target(160, 200, 40, 46), viewport=a_viewport(scale))
    assert (one.width, one.height, one.min_side) == pytest.approx((40 * scale, 46 * scale, 40 * scale))
    assert one.clearance == pytest.approx(60 * scale)
    assert one.at.box == Box(100, 200, 40, 46)


def test_a_finger_covers_more_of_a_page_that_is_shown_small() -> None:
    row = a_target(0, 0, 46, 46), a_target(50, 0, 46, 46)
    (as_laid_out, _), (small, _) = touch(*row, viewport=a_viewport()), touch(*row, viewport=a_viewport(0.4))
    assert as_laid_out.finger_overlap == 0
    assert (small.finger_overlap or 0) > 0.25


def test_the_main_action_of_a_page_that_is_shown_small_is_on_the_first_screen_if_it_is_seen_there() -> None:
    found = main_action(a_button("Add to cart", 900.0, x=20, width=600), viewport=a_viewport(0.4))
    assert found is not None
    assert found.in_first_screen is True
    assert (found.top, found.height) == pytest.approx((360, 20.8))
    assert found.at.box is not None
    assert found.at.box.y == pytest.approx(900)


def test_a_page_of_unknown_zoom_is_taken_as_it_is_laid_out() -> None:
    (found,) = touch(a_target(0, 0, 44, 44))
    assert found.min_side == 44


@pytest.mark.parametrize(("tag", "reachable"), [("button", False), ("select", False), ("video", None), ("audio", None)])
def test_what_the_browser_draws_is_obscured_as_well_but_for_a_player(tag: str, *, reachable: bool | None) -> None:
    (found,) = touch(a_target(0, 0, 40, 40, tag=tag, default_control=True, hit=False, covered_by="#veil"))
    assert found.reachable is reachable
