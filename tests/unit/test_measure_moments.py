"""What other moments add to the facts of the arrival."""

from __future__ import annotations

from typing import Any

import pytest
from builders_visits import visited

from auditor.measure.moments import with_moments
from auditor.model.failure import Failure
from auditor.model.moment import Fresh, MomentEvidence
from auditor.model.snapshot import Snapshot, ToolVersions
from auditor.model.subject import At, Moment, Subject

LATE = Moment(seconds=4.0, name="late-")


def a_visit(**given: Any) -> Snapshot:
    return Snapshot(**visited(), started="", tools=ToolVersions(auditor="test"), **given)


class Seen(Subject, frozen=True, kw_only=True):
    visible: bool = True


def at(*selectors: str, visible: bool = True) -> list[Seen]:
    return [Seen(at=At(selector=selector), visible=visible) for selector in selectors]


def added(
    collection: str, arrival: list[Seen], then: list[Seen], fresh: list[Fresh]
) -> list[tuple[str, Moment | None]]:
    def measure(given: Snapshot) -> list[Seen]:
        assert given.images == {"full-page": b"then"}
        assert given.moments == []
        return then

    moments = [MomentEvidence(moment=LATE, fresh=fresh, frames=[])]
    images = {"full-page": b"now", "late-full-page": b"then"}
    made = a_visit(moments=moments, images=images)
    found, partly = with_moments(made, {collection: measure}, {collection: arrival})
    assert partly == {}
    return [(each.at.selector, each.at.moment) for each in found[collection]]


def test_what_is_new_is_added_with_its_time() -> None:
    found = added("targets", at("#a"), at("#a", "#b", "#c"), [Fresh("#b", 3.0), Fresh("#c")])
    assert found == [("#a", None), ("#b", Moment(3.0, name="late-")), ("#c", LATE)]


def test_what_only_changed_its_place_is_not_new() -> None:
    assert added("targets", at("p:nth-of-type(1)"), at("p:nth-of-type(2)"), [Fresh("#b")]) == [
        ("p:nth-of-type(1)", None)
    ]


def test_what_was_hidden_at_the_arrival_is_new() -> None:
    found = added("fields", at("#a", visible=False), at("#a"), [Fresh("#a")])
    assert found == [("#a", None), ("#a", LATE)]


def test_a_layer_is_new_if_something_new_is_in_it() -> None:
    fresh = [Fresh("#pop > h2", 4.0, ["#pop"])]
    assert added("overlays", [], at("#pop", "#bar"), fresh) == [("#pop", LATE)]
    assert added("targets", [], at("#pop"), fresh) == []


def test_what_could_not_be_measured_at_the_arrival_stays_so() -> None:
    moments = [MomentEvidence(moment=LATE, fresh=[Fresh("#a")], frames=[])]
    made = a_visit(moments=moments)
    assert with_moments(made, {"targets": lambda _: at("#a")}, {}) == ({}, {})


@pytest.mark.parametrize("seen", [ValueError("odd"), None], ids=["broken", "no evidence"])
def test_a_moment_that_can_not_be_measured_adds_nothing_and_is_told(seen: ValueError | None) -> None:
    def measure(_: Snapshot) -> list[Seen] | None:
        if seen is not None:
            raise seen
        return None

    moments = [MomentEvidence(moment=LATE, fresh=[Fresh("#a")], frames=[])]
    found, partly = with_moments(a_visit(moments=moments), {"targets": measure}, {"targets": at("#b")})
    assert found == {"targets": at("#b")}
    assert [failure.code for failure in partly.values()] == ["measure-failed"]


def test_layers_that_were_not_waited_for_may_still_come() -> None:
    late = Failure.at("late", "step-timeout", seconds="15")
    made = a_visit(failures=[late])
    found, partly = with_moments(made, {}, {"overlays": [], "targets": []})
    assert found == {"overlays": [], "targets": []}
    assert partly == {"overlays": late}
