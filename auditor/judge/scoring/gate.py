"""The gate: whether an audit passes, and with which exit code. Codes with parameters; the reports make sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from auditor.judge.scoring.deciding import is_open
from auditor.judge.scoring.minimums import PageMinimum
from auditor.judge.scoring.numbers import written
from auditor.model.failure import Failure
from auditor.model.result import IMPACTS, FailOn, Impact, RuleResult
from auditor.model.score import Conclusion, Condition, GateResult

NEW_BY_DEFAULT: Impact = "serious"
ASIDE = ("compliant", "nearly")  # what a verdict outside the gate may be without a word about it


class Conditions(msgspec.Struct, frozen=True, kw_only=True):
    """What was asked for; conditions add up.

    fail_under: the least headline, 0–100. fail_on: any failure of this impact or a graver one fails; "none" takes the
    verdict out of the gate. thresholds: quality or category → the least number. strict: an open serious or critical
    rule fails, too.
    """

    fail_under: float | None = None
    fail_on: FailOn | None = None
    thresholds: Mapping[str, float] = {}
    strict: bool = False


def gate(
    conclusion: Conclusion,
    headline: float | None,
    numbers: Mapping[str, float | None],
    results: Iterable[RuleResult],
    conditions: Conditions,
    *,
    not_audited: int = 0,
    doubtful: int = 0,
    new: Sequence[Impact] | None = None,
    pages: Sequence[PageMinimum] = (),
) -> GateResult:
    """Whether a site passes.

    numbers: the site's, by quality and by category. results: of all pages and of the site. not_audited: how many visits
    could not be. doubtful: how many perhaps saw another page than the one that was meant. new: the impacts of the
    findings that a baseline does not have; None without a baseline. With one, or with `fail_on` none, the verdict is
    out of the gate. pages: what is asked of single pages.

    Conditions: `verdict`, unless it is out of the gate; `fail-under`, `threshold`, `fail-on`, `strict`, if they were
    asked for; `baseline` with one.
    Reasons, each with step "gate": `verdict-not-compliant`, then those of the verdict; `score-below` (score, minimum);
    `score-unknown` (minimum); `below-threshold` (part, score, threshold; page, of a single one);
    `threshold-unknown` (part, threshold; page);
    `impact-at-or-above` (impact, count), then `rule-failed` (rule, impact, entries) for each; `new-findings` (impact,
    count); `rule-undetermined` (rule, impact, entries), a notice without `strict`.
    Sentences: `gate-passed`; `gate-passed-aside` (verdict), if the verdict is out of the gate and is not good;
    `gate-failed`; `gate-undetermined`; `gate-failed-undetermined`, if both hold.
    """
    results = list(results)
    aside = conditions.fail_on == "none" or new is not None
    undecided = _open(results)
    asked = [] if aside else [Condition(name="verdict", reasons=_verdict(conclusion))]
    asked += _headline(headline, conditions.fail_under) + _thresholds(numbers, conditions.thresholds)
    asked += [_of_page(each) for each in pages]
    asked += _failures(results, conditions.fail_on) if new is None else _new(new, conditions.fail_on)
    asked += [Condition(name="strict", reasons=undecided)] if conditions.strict else []
    reasons = [reason for each in asked for reason in each.reasons]
    unknown = _unknown(conclusion, aside, not_audited, doubtful)
    return GateResult(
        exit_code=3 if unknown else 1 if reasons else 0,
        sentence=_sentence(conclusion, aside, bool(reasons), bool(unknown)),
        conditions=asked,
        reasons=reasons,
        unknown=unknown,
        notices=[] if conditions.strict else undecided,
    )


def _sentence(conclusion: Conclusion, aside: bool, failed: bool, unknown: bool) -> Failure:
    if unknown:
        return Failure.at("gate", "gate-failed-undetermined" if failed else "gate-undetermined")
    if failed:
        return Failure.at("gate", "gate-failed")
    if aside and conclusion.verdict not in ASIDE:
        return Failure.at("gate", "gate-passed-aside", verdict=conclusion.verdict)
    return Failure.at("gate", "gate-passed")


def _verdict(conclusion: Conclusion) -> list[Failure]:
    if conclusion.verdict != "not-compliant":
        return []
    return [Failure.at("gate", "verdict-not-compliant"), *conclusion.reasons]


def _unknown(conclusion: Conclusion, aside: bool, not_audited: int, doubtful: int) -> list[Failure]:
    """What could not be audited: never passed, even if the verdict is out of the gate."""
    missing = [Failure.at("gate", "pages-not-audited", count=str(not_audited))] if not_audited else []
    missing += [Failure.at("gate", "pages-doubtful", count=str(doubtful))] if doubtful else []
    if conclusion.verdict != "undetermined":
        return missing
    nothing = any(reason.code == "nothing-audited" for reason in conclusion.reasons)
    return missing if aside and not nothing else conclusion.reasons


def _headline(score: float | None, minimum: float | None) -> list[Condition]:
    if minimum is None:
        return []
    reasons = []
    if score is None:
        reasons = [Failure.at("gate", "score-unknown", minimum=written(minimum))]
    elif score < minimum:
        reasons = [Failure.at("gate", "score-below", score=written(score), minimum=written(minimum))]
    return [Condition(name="fail-under", reasons=reasons)]


def _thresholds(numbers: Mapping[str, float | None], thresholds: Mapping[str, float]) -> list[Condition]:
    return [
        Condition(name="threshold", of=name, reasons=_threshold(name, numbers.get(name), minimum))
        for name, minimum in thresholds.items()
    ]


def _of_page(asked: PageMinimum) -> Condition:
    reasons = _threshold(asked.name, asked.score, asked.minimum, page=asked.page)
    return Condition(name="threshold", of=f"{asked.name} {asked.page}", reasons=reasons)


def _threshold(name: str, score: float | None, minimum: float, **page: str) -> list[Failure]:
    asked = {"part": name, "threshold": written(minimum), **page}
    if score is None:
        return [Failure.at("gate", "threshold-unknown", **asked)]
    return [Failure.at("gate", "below-threshold", **asked, score=written(score))] if score < minimum else []


def _failures(results: Sequence[RuleResult], fail_on: FailOn | None) -> list[Condition]:
    if fail_on is None or fail_on == "none":
        return []
    impacts = _at_or_above(fail_on)
    failed = [each for each in results if each.outcome == "failed" and not each.advisory and each.impact in impacts]
    listed = _each_rule(failed, "rule-failed")
    first = Failure.at("gate", "impact-at-or-above", impact=fail_on, count=str(len(listed)))
    return [Condition(name="fail-on", reasons=[first, *listed] if listed else [])]


def _new(new: Sequence[Impact], fail_on: FailOn | None) -> list[Condition]:
    if fail_on == "none":
        return []
    least = fail_on or NEW_BY_DEFAULT
    count = sum(impact in _at_or_above(least) for impact in new)
    reasons = [Failure.at("gate", "new-findings", impact=least, count=str(count))] if count else []
    return [Condition(name="baseline", reasons=reasons)]


def _open(results: Sequence[RuleResult]) -> list[Failure]:
    return _each_rule([each for each in results if is_open(each)], "rule-undetermined")


def _each_rule(results: Sequence[RuleResult], code: Literal["rule-failed", "rule-undetermined"]) -> list[Failure]:
    """One for each rule, with the number of results (pages in scenarios, or the site); the gravest first."""
    counts: dict[tuple[int, str], int] = {}
    for each in results:
        key = (-IMPACTS.index(each.impact), each.rule)
        counts[key] = counts.get(key, 0) + 1
    return [
        Failure.at("gate", code, rule=rule, impact=IMPACTS[-rank], entries=str(count))
        for (rank, rule), count in sorted(counts.items())
    ]


def _at_or_above(impact: Impact) -> tuple[Impact, ...]:
    return IMPACTS[IMPACTS.index(impact) :]
