"""The qualities that the source documents ask for, and whether the site has them."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.judge.summary.outcomes import RuleResults
from auditor.model.report import Gate
from auditor.model.rule import CategoryDescriptor
from auditor.model.summary import Quality, State

_GRAVE = ("serious", "critical")


def checklist(rules: Sequence[RuleResults], categories: Sequence[CategoryDescriptor], gate: Gate) -> list[Quality]:
    """The qualities in the order of their first category; `categories` come in the order of the report.

    A quality is not met when a serious or critical rule failed or the gate names one of its categories as under its
    threshold; undecided when such a rule could not be decided, or when no rule was decided at all; partly met when only
    moderate or minor rules failed; else met. Advisory rules have no say, nor has what the user switched off.
    """
    by_quality: dict[str, list[str]] = {}
    for category in categories:
        by_quality.setdefault(category.quality, []).append(category.id)
    below = {each.parameters.get("category") for each in gate.reasons if each.code == "category-below-threshold"}
    return [_quality(name, members, rules, below) for name, members in by_quality.items()]


def _quality(name: str, categories: list[str], rules: Sequence[RuleResults], below: set[str | None]) -> Quality:
    binding = [each for each in rules if each.rule.category in categories and not each.rule.advisory]
    failed = [each for each in binding if each.outcome == "failed"]
    undecided = [each for each in binding if each.undecided]
    state: State = "met"
    if any(each.rule.impact in _GRAVE for each in failed) or below.intersection(categories):
        state = "not-met"
    elif any(each.rule.impact in _GRAVE for each in undecided) or not any(each.outcome == "passed" for each in binding):
        state = "undecided"
    elif failed:
        state = "partly"
    return Quality(id=name, categories=categories, state=state, failed=len(failed), undecided=len(undecided))
