"""Collections are declared beside their facts, measured beside their areas, and judged by rules; the sums agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from types import GenericAlias, ModuleType
from typing import Any, get_args, get_type_hints

import pytest

from auditor import measure, resources
from auditor.judge.loading.rulebook import load_rulebook
from auditor.model import facts
from auditor.model.steps import Step

AREAS = ("legibility", "content", "forms", "touch", "speed", "security")
TABLES: list[tuple[ModuleType, Mapping[str, Any], str]] = [
    (getattr(facts, area), getattr(measure, area).MEASURES, "COLLECTIONS") for area in AREAS
] + [
    (facts.content, measure.content.SITE_MEASURES, "SITE_COLLECTIONS"),
    (facts.security, measure.security.SITE_MEASURES, "SITE_COLLECTIONS"),
    (facts.journeys, measure.journeys.SITE_MEASURES, "SITE_COLLECTIONS"),
]
DECLARED = facts.COLLECTIONS | facts.SITE_COLLECTIONS


@pytest.mark.parametrize(("area", "measures", "table"), TABLES, ids=[*AREAS, "devices", "site", "journeys"])
def test_each_area_measures_what_it_declares(area: ModuleType, measures: Mapping[str, Any], table: str) -> None:
    declared = getattr(area, table)
    assert [collection.name for collection in declared] == list(measures)
    for collection in declared:
        found = get_type_hints(measures[collection.name])["return"]
        subjects = GenericAlias(list, (collection.subject,))
        assert found in (subjects, subjects | None)


def test_the_sums_hold_every_area_once() -> None:
    names = [collection.name for area, _, table in TABLES for collection in getattr(area, table)]
    assert max(Counter(names).values()) == 1
    assert sorted(names) == sorted(DECLARED)
    assert measure.MEASURES.keys() == facts.COLLECTIONS.keys()


def test_every_collection_is_judged_by_some_rule() -> None:
    rules = load_rulebook([resources.directory("rules")]).rules
    assert {rule.over for rule in rules.values()} == DECLARED.keys()


@pytest.mark.parametrize("name", sorted(DECLARED))
def test_each_collection_names_its_steps_once(name: str) -> None:
    steps = DECLARED[name].steps
    assert steps
    assert set(steps) <= set(get_args(Step))
    assert max(Counter(steps).values()) == 1
