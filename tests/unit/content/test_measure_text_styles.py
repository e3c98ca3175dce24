"""How many styles text is set in."""

from __future__ import annotations

import msgspec
import pytest
from builders_texts import a_block, a_frame, a_page, a_run

from auditor.measure.content.text_styles import measure_text_styles
from auditor.model.facts.content.screen import TextStylesFacts


def facts(*blocks: object, left_out: int = 0) -> TextStylesFacts:
    page = msgspec.structs.replace(a_page(), frames=[a_frame(*blocks, left_out=left_out)])
    (found,) = measure_text_styles(page) or []
    return found


def test_what_is_set_alike_is_one_style() -> None:
    assert facts(a_block(a_run(), a_run(inside="b"))).styles == 1


@pytest.mark.parametrize(
    "change", [{"size": 17.0}, {"weight": 600.0}, {"italic": True}, {"family": "Lora"}, {"color": "rgb(9, 0, 0)"}]
)
def test_each_trait_makes_a_style(change: dict[str, object]) -> None:
    assert facts(a_block(a_run(), a_run(inside="b", **change))).styles == 2


@pytest.mark.parametrize("change", [{"size": 16.3}, {"weight": 500.0}, {"family": "inter"}, {"opacity": 0.9}])
def test_what_nobody_tells_apart_makes_none(change: dict[str, object]) -> None:
    assert facts(a_block(a_run(), a_run(inside="b", **change))).styles == 1


def test_sizes_are_counted_by_themselves() -> None:
    found = facts(a_block(a_run(), a_run(inside="b", weight=700.0), a_run(inside="i", size=20.0)))
    assert (found.styles, found.sizes) == (3, 2)


def test_what_is_further_down_or_covered_counts_for_the_page_only() -> None:
    below = a_run(inside="b", size=30.0, rects=[(0.0, 3000.0, 300.0, 17.0)])
    covered = a_run(inside="i", size=40.0, covered=True)
    found = facts(a_block(a_run(), below, covered))
    assert (found.styles, found.page_styles) == (1, 3)


def test_signs_without_letters_have_no_style() -> None:
    assert facts(a_block(a_run(), a_run(inside="b", size=30.0, letters=0))).styles == 1


def test_where_text_was_left_out_the_page_is_not_counted() -> None:
    assert facts(a_block(a_run()), left_out=1).page_styles is None


def test_a_page_without_text_has_no_styles() -> None:
    assert facts() == TextStylesFacts(styles=0.0, sizes=0.0, page_styles=0.0)


def test_what_was_not_gathered_is_not_measured() -> None:
    assert measure_text_styles(msgspec.structs.replace(a_page(), frames=[])) is None
