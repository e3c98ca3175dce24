"""Colours that are advised: they satisfy all that is asked, before all that is behind a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.measure.legibility.advised_colours import EVEN, Asked, advised, asked
from auditor.measure.pixels.colour import RGB, contrast

LEVELS = st.integers(0, 255).map(float)
COLOURS = st.tuples(LEVELS, LEVELS, LEVELS)
WANTED = st.builds(asked, large=st.booleans(), enhanced=st.booleans(), waited_for=st.booleans())


@given(COLOURS, st.lists(COLOURS, min_size=1, max_size=2, unique=True), WANTED)
def test_what_is_advised_has_what_is_asked(text: RGB, behind: list[RGB], wanted: Asked) -> None:
    found = advised(text, tuple(behind), wanted, opaque=True)
    assert found.text is None or all(wanted.met(found.text, each) for each in behind)
    assert found.background is None or wanted.met(text, found.background)


@given(COLOURS, st.lists(COLOURS, min_size=2, max_size=2, unique=True), WANTED)
def test_no_other_background_is_advised_for_one_that_is_not_even(text: RGB, behind: list[RGB], wanted: Asked) -> None:
    found = advised(text, tuple(behind), wanted, opaque=True)
    assert found.background is None or contrast(*behind) <= EVEN


WHITE, BLACK, AMBER, GREY = (255.0, 255.0, 255.0), (0.0, 0.0, 0.0), (255.0, 180.0, 0.0), (119.0, 119.0, 119.0)
ORDINARY = asked(large=False, enhanced=False, waited_for=True)


def test_for_light_text_on_a_colour_both_are_offered() -> None:
    found = advised(WHITE, (AMBER,), ORDINARY, opaque=True)
    assert found.text is not None
    assert found.background is not None
    assert sum(found.background) < sum(AMBER)


def test_for_dark_text_on_white_the_text_is_what_changes() -> None:
    found = advised((150.0, 150.0, 150.0), (WHITE,), ORDINARY, opaque=True)
    assert found.text is not None
    assert found.background is None


def test_where_no_colour_of_the_text_would_do_the_background_is() -> None:
    assert advised(BLACK, (GREY,), ORDINARY, opaque=True).text is None
    assert advised(BLACK, (GREY,), ORDINARY, opaque=True).background is not None
    assert advised(BLACK, (GREY,), ORDINARY, opaque=False).background is None


@pytest.mark.parametrize(
    ("large", "enhanced", "waited_for", "expected"),
    [
        (False, False, True, Asked(4.5, 3.0)),
        (True, False, True, Asked(3.0, 3.0)),
        (False, True, True, Asked(7.0, 3.0)),
        (True, True, True, Asked(4.5, 3.0)),
        (False, False, False, Asked(4.5, 0.0)),
    ],
)
def test_what_is_asked(large: bool, enhanced: bool, waited_for: bool, expected: Asked) -> None:
    assert asked(large=large, enhanced=enhanced, waited_for=waited_for) == expected
