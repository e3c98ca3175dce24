"""A visit takes the steps of its plan and no other, and measures the same by them as one that takes all."""

from __future__ import annotations

import pytest

from auditor.collect.options import VisitOptions
from auditor.collect.plan import TABLE, plan
from auditor.measure import measure
from auditor.model.snapshot import Snapshot
from tests.browser.conftest import Visitor
from tests.site import Site, page

SHOP = page(
    "<h1>Tea</h1><p>Green tea from Japan</p><button style='width:20px;height:20px'>+</button>"
    "<div style='height:2000px'></div><a href='/cart'>Cart</a>"
)
TARGETS = frozenset({"targets"})


@pytest.fixture(scope="module")
def visits(visit: Visitor) -> tuple[Snapshot, Snapshot]:
    """One page, visited for its targets and for everything."""
    with Site({"/": SHOP}) as site:
        return visit(f"{site.origin}/", plan=TARGETS), visit(f"{site.origin}/")


def taken(snapshot: Snapshot) -> list[str]:
    """The steps of the examination, without its phases, which have seconds of their own."""
    steps = {row.name for row in TABLE}
    return [name for name in snapshot.seconds if name in steps]


def test_exactly_the_planned_steps_are_taken(visits: tuple[Snapshot, Snapshot]) -> None:
    for snapshot, options in zip(visits, (VisitOptions(plan=TARGETS), VisitOptions()), strict=True):
        assert snapshot.failures == []
        assert taken(snapshot) == [row.name for row in plan(options).rows]
    assert taken(visits[0]) == [
        *("timing", "first-screen", "scroll", "frames", "full-page", "probes", "scrolled", "late")
    ]


def test_what_was_planned_is_as_it_is_in_a_visit_for_everything(visits: tuple[Snapshot, Snapshot]) -> None:
    alone, whole = (measure(snapshot) for snapshot in visits)
    assert len(alone.subjects["targets"]) == 2
    assert alone.subjects["targets"] == whole.subjects["targets"]


def test_what_was_not_planned_is_not_there(visits: tuple[Snapshot, Snapshot]) -> None:
    alone, whole = visits
    assert (alone.plan, whole.plan) == (["targets"], None)
    assert (alone.cookies, alone.rotated, alone.focus_stops, alone.tiles) == (None, None, None, [])
    assert None not in (whole.cookies, whole.rotated, whole.focus_stops)
    assert alone.frames[0].texts is None
    assert {"first-screen", "full-page"} == set(alone.images)
