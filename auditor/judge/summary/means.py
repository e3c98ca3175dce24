"""The mean scores of the pages under each scenario."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from statistics import fmean

from auditor.model.report import PageReport
from auditor.model.rule import CategoryDescriptor
from auditor.model.summary import ScenarioScores


def by_scenario(
    pages: Sequence[PageReport], scenarios: Collection[str], categories: Sequence[CategoryDescriptor]
) -> list[ScenarioScores]:
    """The scores of each scenario, in the order in which they first occur."""
    found: dict[str, list[PageReport]] = {}
    for page in pages:
        if page.scenario in scenarios:
            found.setdefault(page.scenario, []).append(page)
    return [_scores(scenario, own, categories) for scenario, own in found.items()]


def _scores(scenario: str, pages: Sequence[PageReport], categories: Sequence[CategoryDescriptor]) -> ScenarioScores:
    audited = [page for page in pages if page.audited]
    return ScenarioScores(
        scenario=scenario,
        score=_mean([page.score for page in audited]),
        categories={
            category.id: _mean(
                [page.categories[category.id].score for page in audited if category.id in page.categories]
            )
            for category in categories
        },
    )


def _mean(scores: Sequence[float | None]) -> float | None:
    known = [score for score in scores if score is not None]
    return fmean(known) if known else None
