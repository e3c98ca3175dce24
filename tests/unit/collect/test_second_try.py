"""Which of two visits of a page stands."""

from __future__ import annotations

import pytest
from builders_visits import visited

from auditor.collect.run import what_stands
from auditor.model.failure import Code, Failure
from auditor.model.snapshot import Snapshot, ToolVersions


def a_visit(code: Code | None = None, *, audited: bool = True) -> Snapshot:
    failures = [Failure.at("navigate", code)] if code is not None else []
    return Snapshot(**visited(), started="", tools=ToolVersions(auditor=""), audited=audited, failures=failures)


CUT_SHORT = a_visit("browser-died")
WHOLE = a_visit()
LOST = a_visit("browser-died", audited=False)


@pytest.mark.parametrize("first", [CUT_SHORT, LOST])
def test_a_second_visit_that_came_through_stands(first: Snapshot) -> None:
    assert what_stands(first, WHOLE) is WHOLE


@pytest.mark.parametrize("code", ["browser-died", "unresponsive", "interrupted"])
def test_one_that_was_cut_short_gives_way_to_what_was_seen(code: Code) -> None:
    again = a_visit(code, audited=False)
    assert what_stands(CUT_SHORT, again) is CUT_SHORT
    assert what_stands(LOST, again) is again


@pytest.mark.parametrize("code", ["keeps-moving", "blank-page", "http-error"])
def test_what_the_page_came_to_when_it_was_left_alone_stands(code: Code) -> None:
    again = a_visit(code, audited=False)
    assert what_stands(CUT_SHORT, again) is again
