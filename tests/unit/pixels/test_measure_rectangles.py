"""Plane geometry: the largest square in a region with holes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.measure.pixels.rectangles import centre, contains, distance, maximal, outermost, overlap, square, without
from auditor.model.geometry import Box

numbers = st.integers(0, 12).map(float)
sizes = st.integers(1, 8).map(float)
boxes = st.builds(Box, numbers, numbers, sizes, sizes)


def cells(region: list[Box]) -> set[tuple[int, int]]:
    """The unit squares of a region whose edges are whole numbers."""
    return {
        (x, y) for box in region for x in range(int(box.x), int(box.right)) for y in range(int(box.y), int(box.bottom))
    }


def largest_square(filled: set[tuple[int, int]]) -> int:
    """By trying all: for whole edges the largest square has whole edges too."""
    return max(
        (
            side
            for x, y in filled
            for side in range(1, 21)
            if all((x + i, y + j) in filled for i in range(side) for j in range(side))
        ),
        default=0,
    )


@given(st.lists(boxes, max_size=4))
def test_maximal_rectangles_fill_the_region_and_hold_its_largest_square(region: list[Box]) -> None:
    pieces = maximal(region)
    assert cells(pieces) == cells(region)
    assert square(pieces) == largest_square(cells(region))


@given(st.lists(boxes, min_size=1, max_size=3), st.lists(boxes, max_size=3))
def test_what_holes_leave(region: list[Box], holes: list[Box]) -> None:
    left = without(maximal(region), holes)
    assert cells(left) == cells(region) - cells(holes)
    assert square(left) == largest_square(cells(left))


@given(boxes, boxes)
def test_overlap_is_symmetric_and_never_more_than_either(one: Box, other: Box) -> None:
    assert overlap(one, other) == overlap(other, one) <= min(one.area, other.area)
    assert (overlap(one, other) > 0) == (one.intersection(other) is not None)


@pytest.mark.parametrize(
    ("point", "expected"),
    [((5, 5), 0), ((10, 5), 0), ((13, 5), 3), ((5, -4), 4), ((13, 14), 5), ((-3, -4), 5)],
)
def test_distance_to_a_square_of_10(point: tuple[float, float], expected: float) -> None:
    assert distance(point, Box(0, 0, 10, 10)) == expected


def test_two_lines_of_a_label_that_touch_make_one_square() -> None:
    assert square(maximal([Box(0, 0, 100, 18), Box(0, 18, 60, 18)])) == 36


def test_two_lines_with_a_gap_do_not() -> None:
    assert square(maximal([Box(0, 0, 100, 18), Box(0, 20, 60, 18)])) == 18


def test_equal_boxes_contain_each_other_and_are_one() -> None:
    box = Box(0, 0, 5, 5)
    assert contains(box, box)
    assert outermost([box, box]) == [box]
    assert centre(box) == (2.5, 2.5)
