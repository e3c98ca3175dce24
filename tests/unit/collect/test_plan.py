"""The table of steps, and which of them a visit takes for what it is made for."""

from __future__ import annotations

from itertools import groupby
from typing import get_args

import msgspec
import pytest

from auditor import resources
from auditor.collect.options import VisitOptions
from auditor.collect.page.bundle import WALKED_ONLY, probe_names
from auditor.collect.phases import PHASES
from auditor.collect.plan import ALWAYS, PICTURES, PROBE, TABLE, Phase, Plan, plan, step_of, steps_of
from auditor.judge.loading.rulebook import load_rulebook
from auditor.model.facts import COLLECTIONS, SITE_COLLECTIONS
from auditor.model.facts.collection import KIND_STEPS
from auditor.model.snapshot import Snapshot
from auditor.model.trials import Trials, TrialStep

NAMES = [row.name for row in TABLE]
BEYOND = {"connection", "navigate", "network", "lighthouse", "going-back"}
"""Steps that collections may name and that are not steps of an examination."""

OF_THE_KIND = {name.removeprefix(PROBE) for name in KIND_STEPS}
"""Which button is the main one depends on what kind of page it is."""

TOUCH = load_rulebook([resources.directory("rules")]).select(["touch"], []).collections


def taken(found: Plan) -> list[str]:
    return [row.name for row in found.rows]


def planned(*collections: str, **options: bool) -> Plan:
    return plan(VisitOptions(plan=frozenset(collections), **options), walked="journeys" in collections)


def test_a_visit_for_everything_takes_every_step() -> None:
    assert taken(plan(VisitOptions(axe=True))) == NAMES
    assert taken(plan(VisitOptions())) == [name for name in NAMES if name != "axe"]
    assert plan(VisitOptions()).probes == set(probe_names()) - WALKED_ONLY
    assert plan(VisitOptions(), walked=True).probes == set(probe_names())


def test_every_step_is_read_by_some_collection() -> None:
    every = planned(*COLLECTIONS, *SITE_COLLECTIONS, axe=True)
    assert taken(every) == NAMES
    assert every.probes == set(probe_names())


def test_touch_takes_only_what_touch_reads() -> None:
    found = plan(VisitOptions(plan=TOUCH))
    assert taken(found) == [
        *("timing", "first-screen", "scroll", "frames", "full-page", "probes", "scrolled", "late", "rotate"),
        *("drag", "hover", "keyboard"),
    ]
    assert found.probes == {"contents", "controls", *OF_THE_KIND}


def test_without_pictures_touch_takes_none() -> None:
    found = taken(plan(VisitOptions(plan=TOUCH, images=False)))
    assert found == ["timing", "scroll", "frames", "probes", "scrolled", "late", "rotate", "drag", "hover", "keyboard"]


def test_an_example_takes_what_its_rule_reads_and_its_marks() -> None:
    found = planned("focus_stops", images=False, examples=True)
    assert taken(found) == ["scroll", "frames", "probes", "keyboard"]
    assert found.probes == {"marks"}
    assert planned("targets", images=False, examples=True).probes == {"marks", *OF_THE_KIND}


def test_without_pictures_nothing_that_needs_one_is_taken() -> None:
    found = taken(plan(VisitOptions(images=False)))
    assert found == [name for name in NAMES if name not in {*PICTURES, "without-glyphs", "axe"}]
    assert "full-page" in taken(planned("text_contrasts", images=False))  # what is read is captured, wanted or not


def test_a_collection_that_nobody_knows_needs_nothing() -> None:
    assert steps_of("shoes") == ()
    assert taken(planned("shoes", images=False)) == ["timing", "scroll", "frames", "probes"]
    assert taken(planned("shoes", images=False, examples=True)) == ["scroll", "frames", "probes"]


@pytest.mark.parametrize("name", [*COLLECTIONS, *SITE_COLLECTIONS])
def test_the_steps_of_a_collection_are_planned_with_all_that_they_need(name: str) -> None:
    found = planned(name, axe=True)
    known = {*NAMES, *(PROBE + each for each in probe_names()), *BEYOND}
    assert set(steps_of(name)) <= known
    names = {*taken(found), *(PROBE + each for each in found.probes)}
    assert set(steps_of(name)) - BEYOND <= names
    for row in found.rows:
        assert set(row.needs) <= names


def test_each_need_stands_earlier_in_the_table() -> None:
    pairs = [(row.name, step_of(need)) for row in TABLE for need in row.needs]
    assert pairs
    assert [pair for pair in pairs if NAMES.index(pair[1]) >= NAMES.index(pair[0])] == []
    assert len(set(NAMES)) == len(NAMES)


def test_needs_that_are_probes_are_probes() -> None:
    found = {need.removeprefix(PROBE) for row in TABLE for need in row.needs if need.startswith(PROBE)}
    assert found
    assert found <= set(probe_names())


def test_what_a_step_gives_is_a_field_that_no_other_gives() -> None:
    given = [name for row in TABLE for name in row.gives]
    assert sorted({name for name in given if given.count(name) > 1}) == ["moments"]  # each step adds its own to it
    for name in given:
        field, _, part = name.partition(".")
        assert field in Snapshot.__struct_fields__
        assert not part or field in ("images", "trials")
    trials = {name.partition(".")[2] for name in given if name.startswith("trials.")}
    assert trials == set(Trials.__struct_fields__)


def test_every_trial_stands_in_the_table_in_the_order_of_its_names() -> None:
    assert [name for name in NAMES if name in get_args(TrialStep)] == list(get_args(TrialStep))


def test_every_phase_is_known_and_used() -> None:
    assert set(PHASES) == set(get_args(Phase)) == {row.phase for row in TABLE}


def test_the_page_is_loaded_again_at_most_once_for_a_phase() -> None:
    entered = [phase for phase, _ in groupby(row.phase for row in TABLE)]
    assert [phase for phase in entered if phase not in ("thawed", "clocked")] == ["settled", "frozen", "sealed"]


def test_what_does_not_leave_the_page_as_it_was_comes_last() -> None:
    leaves = [row.leaves for row in TABLE]
    assert leaves == sorted(leaves, reverse=True)
    assert not all(leaves)


def test_what_every_visit_takes_is_in_the_table() -> None:
    assert {step_of(name) for name in {*ALWAYS, *PICTURES}} <= set(NAMES)


def test_every_limit_is_some_time() -> None:
    assert min(row.limit for row in TABLE) > 0


def test_options_are_not_changed_by_planning() -> None:
    options = VisitOptions(plan=TOUCH)
    before = msgspec.structs.asdict(options)
    assert taken(plan(options)) == taken(plan(options))
    assert msgspec.structs.asdict(options) == before
