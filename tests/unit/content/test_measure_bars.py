"""How much of the screen stays under bars while the page scrolls."""

from __future__ import annotations

import pytest
from builders_content import HEIGHT, a_bar, a_layer, a_page

from auditor.measure.content.bars import measure_bars
from auditor.model.evidence.layers import Layer
from auditor.model.facts.content.overlays import BarsFacts
from auditor.model.geometry import Box
from auditor.model.snapshot import Snapshot


def the_bars(snapshot: Snapshot) -> BarsFacts:
    bars = measure_bars(snapshot)
    assert bars is not None
    assert len(bars) == 1
    return bars[0]


def a_sticky(top: float, height: float, inset: float, end: float) -> Layer:
    """A bar that stands at `top`, comes to rest at `inset` and leaves with its parent, which ends at `end`."""
    return a_bar(top, height, position="sticky", inset_top=inset, container=Box(0.0, top, 390.0, end - top))


def test_nothing_stays() -> None:
    assert measure_bars(a_page()) == []
    assert measure_bars(a_page(a_layer())) == []
    assert measure_bars(a_page(frames=[])) is None


def test_fixed_bars_add_up() -> None:
    bars = the_bars(a_page(a_bar(0, 60), a_bar(HEIGHT - 64, 64)))
    assert (bars.count, bars.height) == (2.0, 124.0)
    assert bars.share == pytest.approx(100 * 124 / HEIGHT)
    assert bars.at.selector == f"#bar-{HEIGHT - 64}"


def test_a_strip_that_two_bars_share_counts_once() -> None:
    assert the_bars(a_page(a_bar(0, 60), a_bar(40, 60))).height == 100.0


def test_a_sticky_bar_counts_where_it_rests() -> None:
    assert the_bars(a_page(a_sticky(900, 80, 0, 5000))).height == 80.0


def test_a_sticky_bar_rests_below_the_header() -> None:
    assert the_bars(a_page(a_bar(0, 60), a_sticky(900, 80, 60, 5000))).height == 140.0


def test_one_that_never_meets_the_other_does_not_add_up() -> None:
    first, second = a_sticky(0, 100, 0, 1500), a_sticky(2000, 120, 0, 5000)
    assert the_bars(a_page(first, second)).height == 120.0


@pytest.mark.parametrize(("end", "count"), [(900 + 80 + HEIGHT, 1), (900 + 80 + HEIGHT - 1, 0)])
def test_it_has_to_stay_for_a_screen_of_scrolling(end: float, count: int) -> None:
    assert len(measure_bars(a_page(a_sticky(900, 80, 0, end))) or []) == count


def test_a_page_that_hardly_scrolls_keeps_its_bars() -> None:
    assert the_bars(a_page(a_bar(0, 60), height=float(HEIGHT + 10))).height == 60.0


def test_a_sticky_bar_at_the_bottom() -> None:
    bar = a_bar(HEIGHT - 64, 64, position="sticky", inset_bottom=0.0, container=Box(0.0, 0.0, 390.0, 3000.0))
    assert the_bars(a_page(bar)).height == 64.0
