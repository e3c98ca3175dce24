"""The qualities that the source documents ask for, and whether the site has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from auditor.judge.summary.outcomes import RuleSummary, categories, switched_off
from auditor.model.report import Report
from auditor.model.rule import CategoryDescriptor

State = Literal["met", "partly", "not-met", "undecided"]
_GRAVE = ("serious", "critical")


@dataclass(frozen=True, slots=True)
class Quality:
    """One quality (`clear`, `simple` …), the categories that answer for it, and how many of their rules failed."""

    id: str
    categories: tuple[CategoryDescriptor, ...]
    state: State
    failed: int
    undecided: int
    scores: tuple[float | None, ...]

    @property
    def title(self) -> CategoryDescriptor:
        """The category that lends the quality its title and sentence: the first."""
        return self.categories[0]


def checklist(report: Report, summaries: list[RuleSummary]) -> list[Quality]:
    """The qualities in the order of their first category.

    A quality is not met when a serious or critical rule failed or the gate names one of its categories as under its
    threshold; undecided when such a rule could not be decided, or when no rule was decided at all; partly met when only
    moderate or minor rules failed; else met. Advisory rules have no say, nor has what the user switched off.
    """
    by_quality: dict[str, list[CategoryDescriptor]] = {}
    for category in categories(report):
        by_quality.setdefault(category.quality, []).append(category)
    below = {each.parameters.get("category") for each in report.gate.reasons if each.code == "category-below-threshold"}
    return [_quality(name, members, report, summaries, below) for name, members in by_quality.items()]


def _quality(
    name: str,
    members: list[CategoryDescriptor],
    report: Report,
    summaries: list[RuleSummary],
    below: set[str | None],
) -> Quality:
    ids = {category.id for category in members}
    binding = [each for each in summaries if each.rule.category in ids and not each.rule.advisory]
    failed = [each for each in binding if each.outcome == "failed"]
    undecided = [each for each in binding if _undecided(each)]
    scores = tuple(report.categories[each.id].score if each.id in report.categories else None for each in members)
    state: State = "met"
    if any(each.rule.impact in _GRAVE for each in failed) or ids & below:
        state = "not-met"
    elif any(each.rule.impact in _GRAVE for each in undecided) or not any(each.outcome == "passed" for each in binding):
        state = "undecided"
    elif failed:
        state = "partly"
    return Quality(name, tuple(members), state, len(failed), len(undecided), scores)


def _undecided(summary: RuleSummary) -> bool:
    return any(
        result.outcome == "cantTell" or (result.outcome == "untested" and not switched_off(result))
        for _, result in summary.results
    )
