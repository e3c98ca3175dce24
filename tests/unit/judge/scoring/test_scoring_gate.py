"""The gate: every combination of options and outcomes against the table of exit codes, and sentences that agree."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from builders import a_result

from auditor.judge.scoring.gate import Conditions, gate
from auditor.model.failure import Failure
from auditor.model.result import IMPACTS, RuleResult
from auditor.model.score import Conclusion, GateResult
from auditor.model.text import LANGUAGES
from auditor.report.words.strings import strings

REASONS = {
    "compliant": [],
    "nearly": [Failure("verdict", "quality-almost", {"quality": "light", "score": "80"})],
    "not-compliant": [Failure("verdict", "quality-no", {"quality": "light", "score": "20"})],
    "undetermined": [Failure("verdict", "too-few-qualities", {"count": "1", "minimum": "3"})],
}


def failed(impact: str) -> RuleResult:
    return a_result(f"{impact}-rule", impact=impact, outcome="failed", failed=1, passed=0)


OPEN = a_result("open-rule", outcome="cantTell", undecided=1)
OPEN_MODERATE = a_result("open-moderate", impact="moderate", outcome="cantTell", undecided=1)


def gated(
    verdict: Any = "compliant",
    *results: RuleResult,
    headline: float | None = 80.0,
    not_audited: int = 0,
    new: Any = None,
    **asked: Any,
) -> GateResult:
    reasons = REASONS[verdict]
    if not_audited and verdict == "undetermined":
        reasons = [Failure("verdict", "pages-not-audited", {"count": str(not_audited), "total": "2"})]
    numbers = {"light": 80.0, "speed": 70.0, "touch": None}
    conclusion = Conclusion(verdict=verdict, reasons=reasons)
    return gate(conclusion, headline, numbers, results, Conditions(**asked), not_audited=not_audited, new=new)


def codes(result: GateResult) -> tuple[int, list[str]]:
    return result.exit_code, [reason.code for reason in result.reasons]


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        (gated(), (0, [])),
        (gated("nearly"), (0, [])),
        (gated("not-compliant"), (1, ["verdict-not-compliant", "quality-no"])),
        (gated("undetermined"), (3, [])),
        (gated("undetermined", not_audited=1), (3, [])),
        (gated("not-compliant", not_audited=1), (3, ["verdict-not-compliant", "quality-no"])),
        # A failure alone does not stop the gate; --fail-on does.
        (gated("nearly", failed("critical")), (0, [])),
        (gated("nearly", failed("serious"), fail_on="serious"), (1, ["impact-at-or-above", "rule-failed"])),
        (gated("nearly", failed("moderate"), fail_on="serious"), (0, [])),
        (gated("nearly", failed("critical"), fail_on="minor"), (1, ["impact-at-or-above", "rule-failed"])),
        (gated("not-compliant", fail_on="critical"), (1, ["verdict-not-compliant", "quality-no"])),
        (gated("not-compliant", failed("critical"), fail_on="none"), (0, [])),
        (gated("undetermined", fail_on="none"), (0, [])),
        (gated("undetermined", fail_on="none", not_audited=1), (3, [])),
        (gated("not-compliant", fail_on="none", fail_under=80.1), (1, ["score-below"])),
        (gated(fail_under=80.0), (0, [])),
        (gated("not-compliant", fail_under=80.0), (1, ["verdict-not-compliant", "quality-no"])),
        (gated(headline=None, fail_under=1.0), (1, ["score-unknown"])),
        (gated(thresholds={"light": 80.0, "speed": 70.0}), (0, [])),
        (gated(thresholds={"light": 80.1, "speed": 70.1}), (1, ["below-threshold", "below-threshold"])),
        (gated(thresholds={"touch": 1.0}), (1, ["threshold-unknown"])),
        (gated("nearly", OPEN), (0, [])),
        (gated("nearly", OPEN, strict=True), (1, ["rule-undetermined"])),
        (gated("nearly", OPEN_MODERATE, strict=True), (0, [])),
        (gated("nearly", OPEN, strict=True, fail_on="none"), (1, ["rule-undetermined"])),
        (gated("not-compliant", new=[]), (0, [])),
        (gated("not-compliant", failed("critical"), new=["moderate"]), (0, [])),
        (gated("compliant", new=["serious", "critical"]), (1, ["new-findings"])),
        (gated("compliant", new=["serious"], fail_on="critical"), (0, [])),
        (gated("compliant", new=["minor"], fail_on="minor"), (1, ["new-findings"])),
        (gated("compliant", new=["critical"], fail_on="none"), (0, [])),
        (gated("undetermined", new=[]), (0, [])),
        (gated("undetermined", new=[], not_audited=1), (3, [])),
    ],
)
def test_exit_codes_and_reasons(result: GateResult, expected: Any) -> None:
    assert codes(result) == expected


UNDER = {None: [], 80.0: [], 80.5: ["score-below"]}
THRESHOLDS: list[tuple[dict[str, float], list[str]]] = [
    ({}, []),
    ({"light": 70.0}, []),
    ({"light": 90.0, "touch": 10.0}, ["below-threshold", "threshold-unknown"]),
]
BASELINES: list[list[str] | None] = [None, [], ["minor", "moderate"], ["serious"]]
WORST = (None, *IMPACTS)
COMBINATIONS = list(
    itertools.product(
        ("compliant", "nearly", "undetermined", "not-compliant"),
        (0, 1),
        WORST,
        (False, True),
        UNDER,
        (None, "none", *IMPACTS),
        (False, True),
        range(len(THRESHOLDS)),
        BASELINES,
    )
)


def expected_of(
    verdict: str, not_audited: int, worst: Any, is_open: bool, under: Any, on: Any, strict: bool, at: int, new: Any
) -> tuple[int, str, list[str]]:
    """The table of the design, in words: the conditions that are not met, then the exit code, then the sentence."""
    judged_by_verdict = on != "none" and new is None
    unmet = ["verdict-not-compliant", "quality-no"] if judged_by_verdict and verdict == "not-compliant" else []
    unmet += UNDER[under] + THRESHOLDS[at][1]
    if new is not None:
        least = on or "serious"
        if least != "none" and any(IMPACTS.index(impact) >= IMPACTS.index(least) for impact in new):
            unmet += ["new-findings"]
    elif on not in (None, "none") and worst is not None and IMPACTS.index(worst) >= IMPACTS.index(on):
        unmet += ["impact-at-or-above", "rule-failed"]
    unmet += ["rule-undetermined"] if strict and is_open else []
    if not_audited or (judged_by_verdict and verdict == "undetermined"):
        return 3, "gate-failed-undetermined" if unmet else "gate-undetermined", unmet
    if unmet:
        return 1, "gate-failed", unmet
    good = verdict in ("compliant", "nearly")
    return 0, "gate-passed" if good or judged_by_verdict else "gate-passed-aside", []


def test_every_combination() -> None:
    assert len(COMBINATIONS) == 4 * 2 * 5 * 2 * 3 * 6 * 2 * 3 * 4
    seen = set()
    for combination in COMBINATIONS:
        verdict, not_audited, worst, is_open, under, on, strict, at, new = combination
        results = [failed(worst)] if worst else []
        result = gated(
            verdict,
            *results,
            *([OPEN] if is_open else []),
            not_audited=not_audited,
            new=new,
            fail_under=under,
            fail_on=on,
            strict=strict,
            thresholds=THRESHOLDS[at][0],
        )
        code, sentence, unmet = expected_of(*combination)
        assert (result.exit_code, result.sentence.code) == (code, sentence), combination
        assert [reason.code for reason in result.reasons] == unmet, combination
        assert bool(result.unknown) == (code == 3), combination
        assert result.passed == (code == 0), combination
        assert [notice.code for notice in result.notices] == (["rule-undetermined"] if is_open and not strict else [])
        seen.add((code, sentence))
    assert len(seen) == 5


OPENINGS = {
    0: {"en": "The audit passes", "fr": "L’audit est réussi"},
    1: {"en": "The audit does not pass.", "fr": "L’audit n’est pas réussi."},
    3: {"en": "not all could be audited.", "fr": "tout n’a pas pu être audité."},
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "result",
    [
        gated(),
        gated("not-compliant", fail_on="none"),
        gated("undetermined", new=[]),
        gated("not-compliant"),
        gated("undetermined"),
        gated("not-compliant", not_audited=1),
    ],
)
def test_sentences_say_what_the_exit_code_says(result: GateResult, language: Any) -> None:
    sentence = strings(language).failure(result.sentence)
    assert OPENINGS[result.exit_code][language] in sentence
    assert "…" not in sentence


def test_rules_are_named_once_the_gravest_first_with_the_number_of_their_results() -> None:
    result = gated("nearly", failed("serious"), failed("critical"), failed("serious"), fail_on="serious")
    assert [reason.parameters for reason in result.reasons] == [
        {"impact": "serious", "count": "2"},
        {"rule": "critical-rule", "impact": "critical", "entries": "1"},
        {"rule": "serious-rule", "impact": "serious", "entries": "2"},
    ]


def test_a_number_under_its_condition_never_looks_like_it() -> None:
    (reason,) = gated(headline=89.999999, fail_under=90.0).reasons
    assert reason.parameters == {"score": "89.999999", "minimum": "90"}
    assert strings("en").failure(reason) == "The score of 89.9 is under the 90 that were asked for."


def test_advice_never_stops_the_gate() -> None:
    advice = a_result("advice", impact="critical", outcome="failed", advisory=True)
    opened = a_result("opened", outcome="cantTell", advisory=True)
    assert gated("compliant", advice, opened, fail_on="minor", strict=True).exit_code == 0


@pytest.mark.parametrize("impact", IMPACTS)
def test_a_lower_bar_never_passes_what_a_higher_one_fails(impact: Any) -> None:
    passed = [gated("nearly", failed(impact), fail_on=bar).passed for bar in IMPACTS]
    assert passed == sorted(passed)
    assert not passed[0]


@pytest.mark.parametrize("verdict", ["undetermined", "not-compliant"])
@pytest.mark.parametrize("asked", [{}, {"fail_on": "none"}])
def test_a_page_that_is_perhaps_another_never_passes(verdict: Any, asked: dict[str, Any]) -> None:
    """Whatever the verdict is, and if it is out of the gate."""
    reasons = [Failure("verdict", "pages-doubtful", {"count": "1", "total": "1"})]
    conclusion = Conclusion(verdict=verdict, reasons=reasons if verdict == "undetermined" else REASONS[verdict])
    found = gate(conclusion, 95.0, {}, [], Conditions(**asked), doubtful=1)
    assert found.exit_code == 3
    assert [reason.code for reason in found.unknown] == ["pages-doubtful"]
