"""Scores, coverage and verdicts: a table of pages with what they come to, and the laws."""

from __future__ import annotations

import math
from typing import Any

import msgspec
import pytest
from builders import a_result, a_score
from hypothesis import assume, given
from hypothesis import strategies as st

from auditor.judge import score
from auditor.judge.rule import IMPACTS, WEIGHTS
from auditor.model.failure import Failure
from auditor.model.result import CategoryScore, RuleResult

DISABLED = Failure("lighthouse", "disabled")
TIMEOUT = Failure("lighthouse", "lighthouse-timeout")


def failed(rule: str = "failing", **changes: Any) -> RuleResult:
    return a_result(rule, **{"outcome": "failed", "score": 0.0, "passed": 0, "failed": 1, **changes})


def undecided(rule: str = "open", **changes: Any) -> RuleResult:
    return a_result(rule, **{"outcome": "cantTell", "score": None, "passed": 0, "undecided": 1, **changes})


def untested(rule: str = "untested", reason: Failure = TIMEOUT, **changes: Any) -> RuleResult:
    return a_result(rule, **{"outcome": "untested", "score": None, "passed": 0, "reason": reason, **changes})


def inapplicable(rule: str = "without-subject", **changes: Any) -> RuleResult:
    return a_result(rule, **{"outcome": "inapplicable", "score": None, "passed": 0, **changes})


def category(*results: RuleResult) -> CategoryScore:
    return score.score_categories(results, ["content"])["content"]


@pytest.mark.parametrize(
    ("results", "expected", "coverage"),
    [
        ([a_result()], 100.0, 1.0),
        ([a_result(), failed()], 50.0, 1.0),
        ([a_result(), failed(weight=1.0, impact="minor")], 87.5, 1.0),
        ([a_result(), undecided()], 100.0, 0.5),
        ([a_result(), untested()], 100.0, 0.5),
        ([a_result(), inapplicable()], 100.0, 1.0),
        ([undecided(), untested()], None, 0.0),
        ([inapplicable()], None, 1.0),
        ([], None, 1.0),
        ([a_result(), failed(advisory=True, weight=0.0)], 100.0, 1.0),
        ([failed(advisory=True, weight=0.0)], None, 1.0),
        ([a_result(passed=99, weight=90.0), failed(impact="critical", weight=10.0)], 49.0, 1.0),
        ([failed(impact="critical", weight=10.0)], 0.0, 1.0),
        ([a_result(), failed(impact="critical", advisory=True, weight=0.0)], 100.0, 1.0),
        # Half of the subjects of one rule are open: it counts half. (7 · 0 + 3.5 · 100) ÷ 10.5
        ([failed(), a_result(outcome="cantTell", passed=2, undecided=2)], 33.33, 0.75),
    ],
)
def test_a_category(results: list[RuleResult], expected: float | None, coverage: float) -> None:
    assert category(*results) == CategoryScore(score=expected, coverage=coverage)


def test_a_category_counts_its_own_rules_only() -> None:
    scores = score.score_categories([a_result(), failed(category="speed")], ["content", "speed", "touch"])
    assert [scores[name].score for name in ("content", "speed", "touch")] == [100.0, 0.0, None]


class Entry(msgspec.Struct):
    score: float | None
    coverage: float = 1.0
    categories: dict[str, CategoryScore] = {}


def test_a_page_is_the_mean_of_its_categories_that_are_known() -> None:
    assert score.score_page({"a": a_score(100.0), "b": a_score(50.0), "c": a_score(None)}) == 75.0
    assert score.score_page({"a": a_score(None)}) is None


def test_a_site_is_the_mean_of_its_pages_and_its_own_entry() -> None:
    entries = [Entry(90.0), Entry(60.0), Entry(None, 0.0), Entry(30.0)]
    assert score.score_site(entries) == 60.0
    assert score.site_coverage(entries) == 0.75
    assert score.worst_page(entries) == 3
    assert score.worst_page([Entry(None)]) is None
    assert score.worst_page([Entry(5.0), Entry(5.0)]) == 0
    assert score.score_site([]) is None


def test_a_sites_categories_are_means() -> None:
    entries = [
        Entry(0.0, categories={"a": a_score(100.0, 1.0), "b": a_score(None, 0.0)}),
        Entry(0.0, categories={"a": a_score(50.0, 0.5)}),
    ]
    assert score.site_categories(entries, ["a", "b", "c"]) == {
        "a": a_score(75.0, 0.75),
        "b": a_score(None, 0.0),
        "c": a_score(None, 0.0),
    }


@pytest.mark.parametrize(
    ("results", "verdict"),
    [
        ([a_result()], "compliant"),
        ([failed()], "not-compliant"),
        ([failed(impact="critical", weight=10.0)], "not-compliant"),
        ([a_result(), failed(impact="moderate", weight=3.0)], "compliant"),
        ([failed(advisory=True, weight=0.0)], "compliant"),
        ([a_result(), undecided()], "undetermined"),
        ([a_result(), untested()], "undetermined"),
        ([a_result(), untested(reason=DISABLED)], "compliant"),
        ([a_result(), untested(reason=DISABLED), undecided()], "undetermined"),
        ([a_result(), undecided(impact="moderate", weight=3.0)], "compliant"),
        ([a_result(), undecided(advisory=True, weight=0.0)], "compliant"),
        ([undecided(), failed()], "not-compliant"),
        ([], "compliant"),
    ],
)
def test_the_verdict(results: list[RuleResult], verdict: str) -> None:
    assert score.verdict(results, score.score_categories(results, ["content"])) == verdict


@pytest.mark.parametrize(
    ("value", "thresholds", "verdict"),
    [
        (50.0, {}, "compliant"),
        (49.99, {}, "not-compliant"),
        (None, {}, "compliant"),
        (79.0, {"content": 80.0}, "not-compliant"),
        (20.0, {"content": 10.0}, "compliant"),
        (20.0, {"speed": 10.0}, "not-compliant"),
    ],
)
def test_thresholds(value: float | None, thresholds: dict[str, float], verdict: str) -> None:
    assert score.verdict([], {"content": a_score(value)}, thresholds) == verdict


@pytest.mark.parametrize(
    ("verdicts", "site"),
    [
        (["compliant", "compliant"], "compliant"),
        (["compliant", "undetermined"], "undetermined"),
        (["compliant", None], "undetermined"),
        (["compliant", None, "not-compliant"], "not-compliant"),
        ([], "undetermined"),
    ],
)
def test_a_site_is_no_better_than_its_worst_page(verdicts: list[Any], site: str) -> None:
    assert score.site_verdict(verdicts) == site


@st.composite
def results(draw: st.DrawFn) -> RuleResult:
    impact = draw(st.sampled_from(IMPACTS))
    advisory = draw(st.booleans())
    passed, fails, opened = (draw(st.integers(0, 3)) for _ in range(3))
    decided = passed + fails
    outcome = "failed" if fails else "cantTell" if opened else "passed" if passed else "inapplicable"
    if draw(st.integers(0, 5)) == 0:
        passed = fails = opened = decided = 0
        outcome = "untested"
    share = draw(st.booleans())
    value = None if not decided else 100.0 * passed / decided if share else 0.0 if fails else 100.0
    return RuleResult(
        rule=f"{'share' if share else 'all'}-{draw(st.integers(0, 99))}",
        category=draw(st.sampled_from(["content", "speed"])),
        impact=impact,
        advisory=advisory,
        outcome=outcome,  # type: ignore[arg-type]
        score=value,
        weight=0.0 if advisory else WEIGHTS[impact],
        passed=passed,
        failed=fails,
        undecided=opened,
        reason=draw(st.sampled_from([TIMEOUT, DISABLED])) if outcome == "untested" else None,
    )


def mended(result: RuleResult) -> RuleResult:
    """`result` after one failed subject was mended."""
    passed, fails = result.passed + 1, result.failed - 1
    share = 100.0 * passed / (passed + fails) if result.rule.startswith("share") else 0.0 if fails else 100.0
    outcome: Any = "failed" if fails else "cantTell" if result.undecided else "passed"
    return msgspec.structs.replace(result, passed=passed, failed=fails, score=share, outcome=outcome)


NAMES = ["content", "speed"]
RANK = {"not-compliant": 0, "undetermined": 1, "compliant": 2}


@given(st.lists(results(), max_size=6), st.randoms(use_true_random=False))
def test_scores_do_not_depend_on_order(drawn: list[RuleResult], random: Any) -> None:
    shuffled = list(drawn)
    random.shuffle(shuffled)
    assert score.score_categories(drawn, NAMES) == score.score_categories(shuffled, NAMES)
    assert score.coverage(drawn) == score.coverage(shuffled)


@given(st.lists(results(), max_size=6))
def test_the_ranges_of_scores(drawn: list[RuleResult]) -> None:
    categories = score.score_categories(drawn, NAMES)
    for each in categories.values():
        assert 0.0 <= each.coverage <= 1.0
        assert each.score is None or 0.0 <= each.score <= 100.0
        assert each.score is None or each.coverage > 0.0
    page = score.score_page(categories)
    assert page is None or math.isfinite(page)
    assert 0.0 <= score.coverage(drawn) <= 1.0


@given(st.lists(results(), min_size=1, max_size=6), st.data())
def test_fixing_a_failure_never_lowers_a_score_or_a_verdict(drawn: list[RuleResult], data: st.DataObject) -> None:
    failing = [index for index, result in enumerate(drawn) if result.failed]
    assume(failing)
    index = data.draw(st.sampled_from(failing))
    after = [*drawn[:index], mended(drawn[index]), *drawn[index + 1 :]]
    was, now = (score.score_categories(each, NAMES) for each in (drawn, after))
    for name in NAMES:
        assert now[name].coverage == was[name].coverage
        assert (now[name].score is None) == (was[name].score is None)
        assert (now[name].score or 0.0) >= (was[name].score or 0.0)
    assert (score.score_page(now) or 0.0) >= (score.score_page(was) or 0.0)
    assert RANK[score.verdict(after, now)] >= RANK[score.verdict(drawn, was)]


@given(st.lists(results(), max_size=6))
def test_a_verdict_is_compliant_only_where_all_that_is_grave_was_decided(drawn: list[RuleResult]) -> None:
    if score.verdict(drawn, score.score_categories(drawn, NAMES)) == "compliant":
        for result in drawn:
            if result.impact in {"serious", "critical"} and not result.advisory:
                disabled = result.reason is not None and result.reason.code == "disabled"
                assert result.outcome in {"passed", "inapplicable"} or disabled
