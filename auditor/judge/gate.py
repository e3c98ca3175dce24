"""The gate: whether an audit passes, as codes with parameters that the reports turn into sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from auditor.judge.rule import IMPACTS
from auditor.judge.score import DEFAULT_THRESHOLD, GRAVE, failed_at, undecided_at, under_threshold
from auditor.model.failure import Failure, GateCode
from auditor.model.report import Gate
from auditor.model.result import CategoryScore, Impact, RuleResult


class Judged(Protocol):
    """A page or the site's own entry, as far as the gate is concerned."""

    @property
    def results(self) -> list[RuleResult]: ...
    @property
    def categories(self) -> dict[str, CategoryScore]: ...


def gate(
    entries: Sequence[Judged],
    score: float | None,
    *,
    fail_under: float | None = None,
    fail_on: Impact | None = None,
    strict: bool = False,
    thresholds: Mapping[str, float] | None = None,
    not_audited: int = 0,
) -> Gate:
    """Whether a site passes: `entries` are its audited pages and its own entry, `score` is the site's.

    By default the verdict decides: no serious or critical rule failed, no category under its threshold. `fail_under`
    (0–100) asks for a score instead and `fail_on` for no failure of that impact or a higher one; both, for both. What
    could not be decided among the rules that matter passes with a notice, or fails under `strict`.

    Codes, each with step "gate": `rule-failed` and `rule-undetermined` (rule, impact, entries: on how many),
    `category-below-threshold` (category, score, threshold: the lowest score of all entries), `impact-at-or-above`
    (impact, count of rules), `score-below` (score, minimum), `score-unknown` (minimum), `pages-not-audited` (count).
    Numbers are written as in "49.5".
    """
    thresholds = thresholds or {}
    impacts = IMPACTS[IMPACTS.index(fail_on) :] if fail_on is not None else GRAVE
    by_verdict = fail_under is None and fail_on is None
    reasons: list[Failure] = []
    failed = _rules(entries, impacts, "rule-failed")
    if fail_on is not None and failed:
        reasons.append(Failure.at("gate", "impact-at-or-above", impact=fail_on, count=str(len(failed))))
    if by_verdict or fail_on is not None:
        reasons += failed
    if by_verdict:
        reasons += _categories(entries, thresholds)
    if fail_under is not None:
        reasons += _score(score, fail_under)
    undecided = _rules(entries, impacts, "rule-undetermined")
    if not_audited:
        undecided.append(Failure.at("gate", "pages-not-audited", count=str(not_audited)))
    if strict:
        return Gate(passed=not reasons and not undecided, reasons=reasons + undecided)
    return Gate(passed=not reasons, reasons=reasons, notices=undecided)


def _rules(entries: Sequence[Judged], impacts: Sequence[Impact], code: GateCode) -> list[Failure]:
    """One failure for each rule that failed, or was not decided, with the number of pages; the gravest first."""
    matches = failed_at if code == "rule-failed" else undecided_at
    counts: dict[tuple[int, str], int] = {}
    for entry in entries:
        for result in entry.results:
            if matches(result, impacts):
                key = (-IMPACTS.index(result.impact), result.rule)
                counts[key] = counts.get(key, 0) + 1
    return [
        Failure.at("gate", code, rule=rule, impact=IMPACTS[-rank], entries=str(count))
        for (rank, rule), count in sorted(counts.items())
    ]


def _categories(entries: Sequence[Judged], thresholds: Mapping[str, float]) -> list[Failure]:
    lowest: dict[str, float] = {}
    for entry in entries:
        for name in under_threshold(entry.categories, thresholds):
            score = entry.categories[name].score
            if score is not None:
                lowest[name] = min(score, lowest.get(name, score))
    return [
        Failure.at(
            "gate",
            "category-below-threshold",
            category=name,
            score=f"{score:g}",
            threshold=f"{thresholds.get(name, DEFAULT_THRESHOLD):g}",
        )
        for name, score in sorted(lowest.items())
    ]


def _score(score: float | None, minimum: float) -> list[Failure]:
    if score is None:
        return [Failure.at("gate", "score-unknown", minimum=f"{minimum:g}")]
    if score < minimum:
        return [Failure.at("gate", "score-below", score=f"{score:g}", minimum=f"{minimum:g}")]
    return []
