"""In pairs that a person ranks without hesitation the order is right."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from tests.pairs.order import Seen, contradictions
from tests.pairs.planting import Pair, Quality, css, plant, swap
from tests.pairs.ranking import look_at
from tests.pairs.table import PAIRS

PALE = Pair(name="pale", page="/", quality="clear", changes=(css("p { color: #ccc }"), css("* { color: #ccc }")))


@pytest.mark.parametrize("quality", get_args(Quality))
def test_the_quality_falls_with_the_fault_and_none_rises(quality: Quality, tmp_path: Path) -> None:
    pairs = [pair for pair in PAIRS if pair.quality == quality]
    assert len(pairs) > 5
    seen = look_at(pairs, tmp_path)
    wrong = [line for pair in pairs for line in contradictions(pair, seen[pair.name])]
    assert not wrong, "\n".join(wrong)


def test_there_are_enough_pairs_each_with_a_name_of_its_own() -> None:
    assert len({pair.name for pair in PAIRS}) == len(PAIRS) >= 40


@pytest.mark.parametrize(
    ("clear", "light", "expected"),
    [
        ((90, 80, 70), (100, 100, 90), []),
        ((90, 80, 80), (100, 100, 100), []),
        ((90, 90, 80), (100, 100, 100), ["pale: clear does not fall: 90.0, then 90.0"]),
        ((90, 80, 81), (100, 100, 100), ["pale: clear rises with change 1: 80.0 to 81.0"]),
        ((90, 80, 70), (99, 98, 100), ["pale: light rises with change 1: 99.0 to 100.0"]),
    ],
)
def test_what_contradicts_a_person(clear: tuple[float, ...], light: tuple[float, ...], expected: list[str]) -> None:
    seen = [Seen({"clear": one, "light": other}) for one, other in zip(clear, light, strict=True)]
    assert contradictions(PALE, seen) == expected


def test_a_page_without_a_number_is_no_success() -> None:
    seen = [Seen({"clear": 90.0}), Seen({}, failures=["navigate: timeout"]), Seen({"clear": 70.0})]
    assert contradictions(PALE, seen) == ["pale: no number for clear navigate: timeout"]


def test_what_is_planted_must_change_something() -> None:
    page = "<head></head><main><p>Plates</p><p>Bowls</p></main>"
    assert plant(page, swap("<p>", "<b>", 1), "", "") == page.replace("<p>", "<b>", 1)
    assert '<link rel="stylesheet" href="/style.css"></head>' in plant(page, css("p { }"), "/style.css", "")
    for nothing in (swap("<h1>", ""), swap("<p>", "<b>", 3)):
        with pytest.raises(ValueError, match="is found"):
            plant(page, nothing, "", "")
