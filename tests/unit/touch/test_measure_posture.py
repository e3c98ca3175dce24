"""The page upright and on its side, at the edges of the screen, and under the Tab key."""

from __future__ import annotations

from typing import Any

import pytest
from builders_touch import a_snapshot
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from auditor.measure.touch.posture import measure_edge_targets, measure_focus_stops, measure_orientation
from auditor.model.facts.touch.posture import OrientationFacts
from auditor.model.subject import At
from auditor.model.trials import EdgeTarget, FocusStop, Posture, RotationEvidence

PLAIN = Posture(1000, "")


def turned(before: Posture = PLAIN, aside: Posture = PLAIN, back: Posture | None = None, **changes: Any) -> Any:
    facts: dict[str, Any] = {"first": "portrait", "before": before, "turned": aside, "back": back, "edges": None}
    return replace(a_snapshot(), rotated=RotationEvidence(**{**facts, **changes}))


def orientation(*postures: Posture | None, **changes: Any) -> OrientationFacts:
    found = measure_orientation(turned(*postures, **changes))
    assert found is not None
    return found[0]


def test_nothing_is_known_of_a_page_that_was_not_turned() -> None:
    assert measure_orientation(a_snapshot()) is None
    assert measure_edge_targets(a_snapshot()) is None
    assert measure_focus_stops(a_snapshot()) is None


def test_a_page_that_stays_the_same() -> None:
    found = orientation()
    assert (found.rotated_share, found.kept_share, found.blocked) == (0, 1, "")


def test_a_page_without_text_is_no_subject() -> None:
    empty = Posture(0, "")
    assert measure_orientation(turned(empty, empty)) == []


@pytest.mark.parametrize(
    ("before", "aside", "back", "blocked"),
    [
        ("", "#turn", "", "landscape"),
        ("#turn", "", "#turn", "portrait"),
        ("#consent", "#consent", None, ""),
        ("#consent", "#turn", "#consent", "landscape"),
        ("", "#popup", "#popup", ""),  # it came by itself, and stayed
        ("#loader", "", "", ""),  # it went by itself
        ("", "#popup", "#other", None),
    ],
)
def test_what_covers_one_side_only(before: str, aside: str, back: str | None, blocked: str | None) -> None:
    found = orientation(Posture(9, before), Posture(9, aside), None if back is None else Posture(9, back))
    assert found.blocked == blocked


def test_a_tablet_that_was_loaded_on_its_side() -> None:
    assert orientation(PLAIN, Posture(9, "#turn"), PLAIN, first="landscape").blocked == "portrait"


def test_what_stands_on_both_sides_blocks_neither() -> None:
    gate, standing = Posture(9, "#gate"), Posture(9, "", standing=["#gate"])
    assert orientation(PLAIN, gate, standing).blocked == ""
    assert orientation(gate, standing, gate).blocked == ""
    assert orientation(gate, Posture(9, "", standing=["#other"]), gate).blocked == "portrait"


@pytest.mark.parametrize(("back", "kept"), [(1000, 0.02), (500, 0.02), (499, None), (2001, None)])
def test_a_page_that_changed_meanwhile_does_not_tell(back: int, kept: float | None) -> None:
    assert orientation(PLAIN, Posture(20, ""), Posture(back, "")).kept_share == kept


@given(st.integers(0, 5000), st.integers(0, 5000))
def test_it_does_not_matter_which_side_shows_less(one: int, other: int) -> None:
    if one or other:
        first, second = (
            orientation(Posture(one, ""), Posture(other, "")),
            orientation(Posture(other, ""), Posture(one, "")),
        )
        assert first.kept_share == second.kept_share


def test_edges_and_stops_are_told_as_they_were_seen() -> None:
    snapshot = turned(edges=[EdgeTarget(At("#buy"), "Buy", 0.7, 0.0)])
    (edge,) = measure_edge_targets(snapshot) or []
    assert (edge.at.selector, edge.cut_portrait, edge.cut_landscape) == ("#buy", 0.7, 0)
    stops = [FocusStop(At("#a"), "A", "link", "body > div.bar"), FocusStop(At("#b"), "B", "link", "")]
    hidden, seen = measure_focus_stops(replace(snapshot, focus_stops=stops)) or []
    assert (hidden.covered, hidden.cover) == (True, "div.bar")
    assert (seen.covered, seen.cover) == (False, "")
