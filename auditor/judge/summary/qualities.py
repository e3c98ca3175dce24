"""The qualities that the source documents ask for, with what stands behind their numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import asdict

from auditor.judge.summary.outcomes import RuleResults
from auditor.model.rule import CategoryDescriptor
from auditor.model.score import MeanScore
from auditor.model.summary import Quality


def qualities(
    rules: Sequence[RuleResults], categories: Sequence[CategoryDescriptor], scores: Mapping[str, MeanScore]
) -> dict[str, Quality]:
    """The qualities by id, in the order of their first category; `categories` come in the order of the report."""
    members: dict[str, list[str]] = {}
    for category in categories:
        members.setdefault(category.quality, []).append(category.id)
    return {name: _quality(name, own, rules, scores[name]) for name, own in members.items()}


def _quality(name: str, categories: list[str], rules: Sequence[RuleResults], score: MeanScore) -> Quality:
    binding = [each for each in rules if each.rule.category in categories and not each.rule.advisory]
    return Quality(
        **asdict(score),
        id=name,
        categories=categories,
        failed=sum(each.outcome == "failed" for each in binding),
        undecided=sum(each.undecided for each in binding),
    )
