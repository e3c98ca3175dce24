"""The gate: what replaces the verdict, and what undecided rules do."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from builders import a_result, a_score

from auditor.judge.gate import gate
from auditor.judge.rule import IMPACTS
from auditor.model.failure import Failure
from auditor.model.report import Gate
from auditor.model.result import CategoryScore, RuleResult


class Entry(msgspec.Struct):
    results: list[RuleResult] = []
    categories: dict[str, CategoryScore] = {}


def failed(impact: str = "serious", **changes: Any) -> RuleResult:
    return a_result("failing", **{"impact": impact, "outcome": "failed", "failed": 1, **changes})


def opened(impact: str = "serious", **changes: Any) -> RuleResult:
    return a_result("open", **{"impact": impact, "outcome": "cantTell", "undecided": 1, **changes})


def codes(judged: Gate) -> tuple[bool, list[str], list[str]]:
    return judged.passed, [each.code for each in judged.reasons], [each.code for each in judged.notices]


def judged(*results: RuleResult, score: float | None = 80.0, category: float | None = 80.0, **options: Any) -> Gate:
    return gate([Entry(list(results), {"content": a_score(category)})], score, **options)


@pytest.mark.parametrize(
    ("results", "options", "expected"),
    [
        ([a_result()], {}, (True, [], [])),
        ([failed()], {}, (False, ["rule-failed"], [])),
        ([failed("moderate")], {}, (True, [], [])),
        ([failed(advisory=True)], {}, (True, [], [])),
        ([], {"category": 49.0}, (False, ["category-below-threshold"], [])),
        ([], {"category": 70.0, "thresholds": {"content": 75.0}}, (False, ["category-below-threshold"], [])),
        ([opened()], {}, (True, [], ["rule-undetermined"])),
        ([opened("moderate")], {}, (True, [], [])),
        ([opened()], {"strict": True}, (False, ["rule-undetermined"], [])),
        ([opened(outcome="untested", reason=Failure("x", "disabled"))], {"strict": True}, (True, [], [])),
        # --fail-under replaces the verdict
        ([failed()], {"fail_under": 70.0, "category": 10.0}, (True, [], [])),
        ([failed()], {"fail_under": 80.0}, (True, [], [])),
        ([], {"fail_under": 80.1}, (False, ["score-below"], [])),
        ([], {"fail_under": 1.0, "score": None}, (False, ["score-unknown"], [])),
        ([opened()], {"fail_under": 70.0}, (True, [], ["rule-undetermined"])),
        # --fail-on replaces it too
        ([failed("minor")], {"fail_on": "minor"}, (False, ["impact-at-or-above", "rule-failed"], [])),
        ([failed("minor")], {"fail_on": "moderate", "category": 10.0}, (True, [], [])),
        ([failed("critical")], {"fail_on": "moderate"}, (False, ["impact-at-or-above", "rule-failed"], [])),
        ([failed("serious")], {"fail_on": "critical"}, (True, [], [])),
        ([opened("minor")], {"fail_on": "minor", "strict": True}, (False, ["rule-undetermined"], [])),
        # both: both must hold
        ([failed()], {"fail_under": 70.0, "fail_on": "serious"}, (False, ["impact-at-or-above", "rule-failed"], [])),
        ([], {"fail_under": 90.0, "fail_on": "serious"}, (False, ["score-below"], [])),
        ([], {"not_audited": 2}, (True, [], ["pages-not-audited"])),
        ([], {"not_audited": 2, "strict": True}, (False, ["pages-not-audited"], [])),
    ],
)
def test_the_gate(results: list[RuleResult], options: dict[str, Any], expected: Any) -> None:
    assert codes(judged(*results, **options)) == expected


def test_reasons_name_the_rules_the_gravest_first_and_count_their_pages() -> None:
    pages = [
        Entry([failed(), a_result("worse", impact="critical", outcome="failed")]),
        Entry([failed()], {"speed": a_score(30.0)}),
        Entry([], {"speed": a_score(12.5)}),
    ]
    assert [each.parameters for each in gate(pages, 50.0).reasons] == [
        {"rule": "worse", "impact": "critical", "entries": "1"},
        {"rule": "failing", "impact": "serious", "entries": "2"},
        {"category": "speed", "score": "12.5", "threshold": "50"},
    ]


@pytest.mark.parametrize("impact", IMPACTS)
def test_a_lower_bar_never_passes_what_a_higher_one_fails(impact: Any) -> None:
    passed = [judged(failed(impact), fail_on=bar).passed for bar in IMPACTS]
    assert passed == sorted(passed)
    assert not passed[0]
