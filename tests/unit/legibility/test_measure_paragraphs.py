"""Paragraphs: what counts as one, its lines, and the room between them."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from builders_texts import a_block, a_page, a_run, a_viewport
from hypothesis import given
from hypothesis import strategies as st

from auditor.measure.legibility.paragraphs import Rect, measure_paragraphs, measure_scrolled_texts, pitch, text_lines
from auditor.model.facts.legibility.text import ParagraphFacts
from auditor.model.geometry import Box


def paragraphs(*runs: Any, **changes: Any) -> list[ParagraphFacts]:
    return measure_paragraphs(a_page(a_block(*runs, **changes))) or []


@pytest.mark.parametrize(
    ("changes", "count"),
    [
        ({}, 1),
        ({"length": 81}, 1),
        ({"length": 80}, 0),
        ({"heading": True}, 0),
        ({"control": True}, 0),
        ({"horizontal": False}, 0),
    ],
)
def test_running_text_is_longer_than_a_line_and_no_title_or_control(changes: dict[str, Any], count: int) -> None:
    assert len(paragraphs(a_run(100, lines=3), **changes)) == count


def test_one_line_is_no_paragraph() -> None:
    assert paragraphs(a_run(100, lines=1)) == []


def test_a_field_is_no_paragraph() -> None:
    assert paragraphs(a_run(100, lines=3, kind="value")) == []


@pytest.mark.parametrize(("distance", "expected"), [(24.0, 1.5), (23.9, 1.49), (19.2, 1.2), (40.0, 2.5)])
def test_the_line_height_is_the_distance_of_the_lines_by_the_size(distance: float, expected: float) -> None:
    (paragraph,) = paragraphs(a_run(100, lines=4, pitch=distance))
    assert (paragraph.lines, paragraph.line_height) == (4.0, expected)


def test_an_empty_line_and_one_with_a_superscript_do_not_change_it() -> None:
    tops = (0.0, 24.0, 72.0, 96.0, 123.0, 147.0)
    (paragraph,) = paragraphs(a_run(300, rects=[(0.0, top, 300.0, 17.0) for top in tops], width=1800.0))
    assert paragraph.line_height == 1.5


@pytest.mark.parametrize("height", [16.9, 9.0, 2.0])
@pytest.mark.parametrize("top", [True, False])
def test_a_line_that_is_cut_through_is_as_far_from_the_next_as_it_is_set(height: float, top: bool) -> None:
    whole, cut = (0.0, 17.0), (25.6, height)
    if top:
        whole, cut = (25.6, 17.0), (17.0 - height, height)
    rects = [(0.0, y, 300.0, tall) for y, tall in sorted([whole, cut])]
    (paragraph,) = paragraphs(a_run(100, rects=rects))
    assert paragraph.line_height == pytest.approx(1.6, abs=0.01)


def scrolled(*runs: Any, window: Box | None, **changes: Any) -> list[float | None]:
    page = a_page(a_block(*runs, **changes))
    assert page.frames[0].texts is not None
    texts = msgspec.structs.replace(page.frames[0].texts, scrollers=[window])
    frames = [msgspec.structs.replace(page.frames[0], texts=texts)]
    found = measure_scrolled_texts(msgspec.structs.replace(page, frames=frames)) or []
    return [text.overflow for text in found]


@pytest.mark.parametrize(("width", "overflow"), [(300.0, 0.0), (299.0, 1.0), (301.0, 0.0)])
def test_lines_wider_than_what_their_box_shows_must_be_scrolled_sideways(width: float, overflow: float) -> None:
    assert scrolled(a_run(100, lines=2, scroller=0), window=Box(0, 0, width, 40)) == [overflow]


@pytest.mark.parametrize(
    ("changes", "window"),
    [
        ({"length": 80}, Box(0, 0, 200, 40)),
        ({"two_dimensional": True}, Box(0, 0, 200, 40)),
        ({"heading": True}, Box(0, 0, 200, 40)),
        ({"control": True}, Box(0, 0, 200, 40)),
        ({"horizontal": False}, Box(0, 0, 200, 40)),
        ({}, None),
    ],
)
def test_what_may_be_scrolled_sideways_is_no_running_text(changes: dict[str, Any], window: Box | None) -> None:
    assert scrolled(a_run(100, lines=2, scroller=0), window=window, **changes) == []


def test_text_that_can_be_seen_whole_is_not_scrolled() -> None:
    assert scrolled(a_run(100, lines=2), window=Box(0, 0, 200, 40)) == []


def test_the_size_is_that_of_most_characters() -> None:
    (paragraph,) = paragraphs(a_run(100, lines=3), a_run(30, size=30.0, inside="b", rects=[(0.0, 0.0, 90.0, 33.0)]))
    assert (paragraph.size, paragraph.line_height) == (16.0, 1.5)


def test_the_size_is_what_the_screen_shows_and_the_ratio_is_not_touched() -> None:
    page = a_page(a_block(a_run(100, lines=3)), viewport=a_viewport(page_scale=0.5))
    (paragraph,) = measure_paragraphs(page) or []
    assert (paragraph.size, paragraph.line_height) == (8.0, 1.5)


def test_the_longest_line_is_counted_in_characters_of_this_text() -> None:
    rects = [(0.0, 0.0, 300.0, 17.0), (0.0, 24.0, 280.0, 17.0), (0.0, 48.0, 20.0, 17.0)]
    (paragraph,) = paragraphs(a_run(100, rects=rects, width=600.0), length=120)
    assert paragraph.line_characters == 60.0


def test_characters_that_are_cut_off_make_no_line_longer() -> None:
    (paragraph,) = paragraphs(a_run(400, lines=2, width=3000.0), length=400)
    assert paragraph.line_characters == 40.0


def test_columns_side_by_side_are_lines_of_their_own() -> None:
    rects = [(x, 24.0 * line, 250.0, 17.0) for x in (0.0, 280.0) for line in range(3)]
    (paragraph,) = paragraphs(a_run(240, rects=rects, width=1500.0))
    assert (paragraph.lines, paragraph.line_height, paragraph.line_characters) == (6.0, 1.5, 40.0)


def test_parts_of_one_line_are_one_line() -> None:
    parts = [(0.0, 0.0, 100.0, 17.0), (100.0, 3.0, 50.0, 12.0), (150.0, 0.0, 150.0, 17.0), (0.0, 24.0, 300.0, 17.0)]
    assert text_lines(parts) == [(0.0, 0.0, 300.0, 17.0), (0.0, 24.0, 300.0, 17.0)]


@pytest.mark.parametrize(("align", "justified"), [("justify", True), ("start", False), ("center", False)])
def test_justified_is_what_the_browser_says(align: str, justified: bool) -> None:
    (paragraph,) = paragraphs(a_run(100, lines=3), align=align)
    assert paragraph.justified is justified


@pytest.mark.parametrize(("ideographs", "expected"), [(49, False), (50, True)])
def test_ideographic_from_half_of_its_characters(ideographs: int, expected: bool) -> None:
    (paragraph,) = paragraphs(a_run(100, lines=3), length=100, ideographs=ideographs)
    assert paragraph.ideographic is expected


length = st.floats(1, 500)
rects = st.lists(st.tuples(length, length, length, st.floats(8, 40)), min_size=1, max_size=30)


@given(rects)
def test_lines_cover_what_they_were_made_of(parts: list[Rect]) -> None:
    lines = text_lines(parts)
    assert 1 <= len(lines) <= len(parts)
    assert max(x + width for x, _, width, _ in lines) == pytest.approx(max(x + width for x, _, width, _ in parts))
    assert min(x for x, _, _, _ in lines) == min(x for x, _, _, _ in parts)
    assert pitch(lines) >= 0


@given(st.integers(2, 30), st.floats(10, 60))
def test_evenly_spaced_lines_have_that_pitch(count: int, distance: float) -> None:
    lines = text_lines((0.0, distance * n, 200.0, min(distance, 17.0)) for n in range(count))
    assert pitch(lines) == pytest.approx(distance)
