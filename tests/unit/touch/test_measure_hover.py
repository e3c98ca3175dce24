"""What shows under a mouse: the share of it that a finger reaches."""

from __future__ import annotations

import pytest
from builders_touch import a_snapshot
from msgspec.structs import replace

from auditor.measure.touch.hover import LENGTH, measure_hovers
from auditor.model.facts.touch.hover import HoverFacts
from auditor.model.subject import At
from auditor.model.trials import HoverTrial

OPENS = HoverTrial(
    at=At("nav > li"), name="Vases", alike=3, revealed=["Tall", "Small"], lost=[], pieces=2, controls=2, elsewhere=0,
    tapped=2, leaves=False, tried=True,
)  # fmt: skip


def facts(**changed: object) -> HoverFacts:
    trial = replace(OPENS, **changed)
    measured = measure_hovers(replace(a_snapshot(), hovered=[trial]))
    assert measured is not None
    return measured[0]


def test_what_a_tap_opens_is_reachable() -> None:
    assert facts() == HoverFacts(
        at=At("nav > li"), name="Vases", reveals="Tall, Small", loses="", pieces=2.0, controls=2.0, reachable=1.0,
        elsewhere=0.0, leaves=False, alike=3.0,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("elsewhere", "tapped", "reachable"), [(0, 0, 0.0), (1, 0, 0.5), (0, 1, 0.5), (1, 1, 1.0), (2, 0, 1.0)]
)
def test_elsewhere_and_tapped_add_up(elsewhere: int, tapped: int, reachable: float) -> None:
    assert facts(elsewhere=elsewhere, tapped=tapped).reachable == reachable


def test_what_could_not_be_tapped_is_not_known() -> None:
    found = facts(tried=False, tapped=0)
    assert (found.reachable, found.leaves) == (None, None)


def test_long_words_are_cut() -> None:
    words = facts(revealed=["x" * 80] * 8).reveals
    assert words is not None
    assert len(words) == LENGTH
    assert words.endswith("…")


def test_nothing_under_the_mouse_and_no_mouse_at_all() -> None:
    assert measure_hovers(replace(a_snapshot(), hovered=[])) == []
    assert measure_hovers(replace(a_snapshot(), hovered=[replace(OPENS, pieces=0)])) == []
    assert measure_hovers(replace(a_snapshot(), hovered=None)) is None
