"""Sizes, weights, capitals and italics of visual texts."""

from __future__ import annotations

import msgspec
import pytest
from builders_texts import a_block, a_frame, a_page, a_run, a_viewport
from hypothesis import given
from hypothesis import strategies as st

from auditor.measure.legibility.typography import (
    measure_capital_texts,
    measure_italic_texts,
    measure_text_weights,
    measure_texts,
    measure_typography,
    quantile,
)
from auditor.model.geometry import Box
from auditor.model.snapshot import Snapshot


def sizes(page: Snapshot) -> list[tuple[str, float | None]]:
    return [(text.at.selector, text.size) for text in measure_texts(page) or []]


def test_what_is_set_alike_in_one_block_is_one_text() -> None:
    page = a_page(a_block(a_run(size=9.0), a_run(size=9.0, inside="a"), a_run(size=9.0), a_run(size=9.0, inside="b i")))
    (text,) = measure_texts(page) or []
    assert (text.at.selector, text.size, text.characters) == ("p", 9.0, 40.0)


def test_small_print_in_a_paragraph_is_a_text_of_its_own() -> None:
    page = a_page(a_block(a_run(), a_run(size=9.0, inside="small"), a_run(), a_run(size=9.0, inside="small a")))
    assert sizes(page) == [("p", 16.0), ("p > small", 9.0)]


def test_two_small_prints_in_a_paragraph_are_two_texts() -> None:
    page = a_page(a_block(a_run(), a_run(size=9.0, inside="sup"), a_run(size=9.0, inside="sub")))
    assert sizes(page) == [("p", 16.0), ("p > sup", 9.0), ("p > sub", 9.0)]


def test_a_text_is_named_by_the_innermost_element_that_holds_it() -> None:
    assert sizes(a_page(a_block(a_run(inside="span b")))) == [("p > span > b", 16.0)]


def test_generated_content_of_another_size_is_a_text_of_its_element() -> None:
    page = a_page(a_block(a_run(size=8.0, kind="before", rects=[]), a_run()))
    assert sizes(page) == [("p", 8.0), ("p", 16.0)]


def test_signs_are_no_text() -> None:
    page = a_page(a_block(a_run(size=6.0, letters=0)))
    assert sizes(page) == []
    (whole,) = measure_typography(page) or []
    assert (whole.characters, whole.families) == (10.0, [])


def test_a_size_is_what_the_screen_shows() -> None:
    page = a_page(a_block(a_run(size=16.0)), viewport=a_viewport(page_scale=390 / 980))
    assert sizes(page) == [("p", 6.37)]


def test_a_frame_shows_what_its_window_shows() -> None:
    inside = a_frame(
        a_block(a_run(size=9.0), name="seen"),
        a_block(a_run(size=9.0, rects=[(0.0, 500.0, 300.0, 17.0)]), name="below"),
        selector="iframe",
        clip=Box(0.0, 0.0, 300.0, 100.0),
    )
    assert sizes(a_page(a_block(a_run()), frames=(inside,))) == [("p", 16.0), ("iframe >>> seen", 9.0)]


def test_text_that_was_left_out_or_could_not_be_read_is_not_measured() -> None:
    unread = msgspec.structs.replace(a_frame(selector="iframe"), texts=None)
    cut = a_frame(a_block(a_run()), selector="embed", left_out=3)
    page = a_page(a_block(a_run()), frames=(unread, cut))
    assert sizes(page) == [("p", 16.0), ("embed >>> p", 16.0), ("iframe", None), ("embed", None)]
    assert [text.weight for text in measure_text_weights(page) or []] == [400.0, 400.0, None, None]


def test_without_the_top_document_nothing_is_known() -> None:
    page = a_page(a_block(a_run()))
    blind = msgspec.structs.replace(page, frames=[msgspec.structs.replace(page.frames[0], texts=None)])
    for measured in (measure_texts, measure_text_weights, measure_typography, measure_capital_texts):
        assert measured(blind) is None
    unscaled = msgspec.structs.replace(page, frames=[msgspec.structs.replace(page.frames[0], viewport=None)])
    for measured in (measure_texts, measure_text_weights, measure_typography):
        assert measured(unscaled) is None


def test_weights_are_texts_of_one_size_and_weight() -> None:
    page = a_page(a_block(a_run(weight=300.0), a_run(weight=300.0, inside="i"), a_run(weight=700.0, inside="b")))
    found = measure_text_weights(page) or []
    assert [(text.at.selector, text.size, text.weight) for text in found] == [
        ("p", 16.0, 300.0),
        ("p > b", 16.0, 700.0),
    ]


def test_families_are_ranked_by_their_letters() -> None:
    page = a_page(a_block(a_run(5), a_run(7, family="Lora"), a_run(9, family="icons", letters=0)))
    (whole,) = measure_typography(page) or []
    assert (whole.families, whole.family_count) == (["Lora", "Inter"], 2.0)


@pytest.mark.parametrize(
    ("small", "large", "expected"),
    [(39, 61, 12.0), (40, 60, 12.0), (41, 59, 10.0), (100, 0, 10.0), (0, 100, 12.0)],
)
def test_60_per_cent_of_the_characters_reach_the_quantile(small: int, large: int, expected: float) -> None:
    runs = [a_run(count, size=size) for count, size in ((small, 10.0), (large, 12.0)) if count]
    (whole,) = measure_typography(a_page(a_block(*runs))) or []
    assert whole.size_p40 == expected


def test_a_page_without_text_has_no_typography() -> None:
    assert measure_typography(a_page()) == []


weighted = st.lists(st.tuples(st.floats(0, 100), st.integers(1, 1000)), min_size=1)


@given(weighted, st.floats(0, 0.99))
def test_at_most_the_share_lies_under_a_quantile(values: list[tuple[float, int]], share: float) -> None:
    found = quantile(values, share)
    total = sum(weight for _, weight in values)
    assert sum(weight for value, weight in values if value < found) <= share * total
    above = [value for value, _ in values if value > found]
    if above:
        assert sum(weight for value, weight in values if value < min(above)) > share * total


@pytest.mark.parametrize("kind", ["capitals", "italics"])
def test_a_stretch_is_reported_where_it_stands(kind: str) -> None:
    stretch = {"inside": ("strong",), "characters": 120, "sentences": 3}
    page = a_page(
        a_block(a_run(), a_run(inside="strong"), **{kind: stretch}), a_block(a_run(), name="h2", heading=True)
    )
    measured, other = measure_capital_texts, measure_italic_texts
    if kind == "italics":
        measured, other = other, measured
    (found,) = measured(page) or []
    assert (found.at.selector, found.characters, found.sentences, found.heading) == ("p > strong", 120.0, 3.0, False)
    assert other(page) == []
