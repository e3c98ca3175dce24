"""From results to scores and verdicts: two things. Pure arithmetic, in sums that do not depend on order.

All scores are 0–100, rounded to 0.01, and None where nothing was decided.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from auditor.model.result import CategoryScore, Impact, RuleResult, Verdict

DEFAULT_THRESHOLD = 50.0  # a category under it is not compliant; a critical failure puts it there
CRITICAL_CAP = 49.0
GRAVE: tuple[Impact, ...] = ("serious", "critical")


class Scored(Protocol):
    """A page or the site's own entry, as far as a site's score is concerned."""

    @property
    def score(self) -> float | None: ...
    @property
    def coverage(self) -> float: ...
    @property
    def categories(self) -> dict[str, CategoryScore]: ...


def reduced_weight(result: RuleResult) -> float:
    """A rule's weight times the share of its subjects that were decided."""
    decided = result.passed + result.failed
    total = decided + result.undecided
    return result.weight * decided / total if total else 0.0


def coverage(results: Iterable[RuleResult]) -> float:
    """0–1: the decided share of the weight of the rules that apply; 1 where none applies."""
    applicable = [result for result in results if result.outcome != "inapplicable"]
    whole = math.fsum(result.weight for result in applicable)
    decided = math.fsum(reduced_weight(result) for result in applicable)
    return round(min(1.0, decided / whole), 4) if whole else 1.0


def score_categories(results: Sequence[RuleResult], categories: Iterable[str]) -> dict[str, CategoryScore]:
    """The score and coverage of each category: the weighted mean of its rules, at most 49 if a critical one failed."""
    return {
        category: _category([result for result in results if result.category == category]) for category in categories
    }


def score_page(categories: Mapping[str, CategoryScore]) -> float | None:
    """A page's score: the mean of its categories that are not None."""
    return _mean(category.score for category in categories.values())


def score_site(entries: Sequence[Scored]) -> float | None:
    """A site's score: the mean of its pages and its own entry, which counts as one page."""
    return _mean(entry.score for entry in entries)


def site_coverage(entries: Sequence[Scored]) -> float:
    """0–1: the mean coverage of a site's pages and its own entry."""
    return round(math.fsum(entry.coverage for entry in entries) / len(entries), 4) if entries else 0.0


def site_categories(entries: Sequence[Scored], categories: Iterable[str]) -> dict[str, CategoryScore]:
    """Each category's mean score and coverage over a site's pages and its own entry."""
    means = {}
    for category in categories:
        scores = [entry.categories[category] for entry in entries if category in entry.categories]
        covered = math.fsum(score.coverage for score in scores) / len(scores) if scores else 0.0
        means[category] = CategoryScore(score=_mean(score.score for score in scores), coverage=round(covered, 4))
    return means


def worst_page(pages: Sequence[Scored]) -> int | None:
    """The index of the page with the lowest score (the first of equals), None where no page has one."""
    scored = [(page.score, index) for index, page in enumerate(pages) if page.score is not None]
    return min(scored)[1] if scored else None


def verdict(
    results: Iterable[RuleResult],
    categories: Mapping[str, CategoryScore],
    thresholds: Mapping[str, float] | None = None,
) -> Verdict:
    """The verdict on one page (or on the site's own entry).

    `not-compliant` when a serious or critical rule failed or a category is under its threshold (`thresholds` by
    category, 50 where it names none); else `undetermined` when one of those rules was not decided though the user did
    not switch its source off; else `compliant`. Advisory rules have no say.
    """
    results = list(results)
    if any(failed_at(result, GRAVE) for result in results) or under_threshold(categories, thresholds or {}):
        return "not-compliant"
    return "undetermined" if any(undecided_at(result, GRAVE) for result in results) else "compliant"


def site_verdict(verdicts: Iterable[Verdict | None]) -> Verdict:
    """The worst of a site's verdicts; None stands for a page that could not be audited, which determines nothing.

    Without any verdict nothing was determined.
    """
    given = list(verdicts)
    if "not-compliant" in given:
        return "not-compliant"
    return "compliant" if given and set(given) == {"compliant"} else "undetermined"


def failed_at(result: RuleResult, impacts: Sequence[Impact]) -> bool:
    """Whether a rule of one of these impacts failed; advisory rules don't count."""
    return result.outcome == "failed" and not result.advisory and result.impact in impacts


def undecided_at(result: RuleResult, impacts: Sequence[Impact]) -> bool:
    """Whether a rule of one of these impacts is cantTell or untested, unless the user switched its source off."""
    open_ = result.outcome == "cantTell" or result.unmeasured
    return open_ and not result.advisory and result.impact in impacts


def under_threshold(categories: Mapping[str, CategoryScore], thresholds: Mapping[str, float]) -> list[str]:
    """The categories whose score is under their threshold, in the order of `categories`."""
    return [
        name
        for name, category in categories.items()
        if category.score is not None and category.score < thresholds.get(name, DEFAULT_THRESHOLD)
    ]


def _category(results: list[RuleResult]) -> CategoryScore:
    weighted = [(result.score, reduced_weight(result)) for result in results if result.score is not None]
    weight = math.fsum(weight for _, weight in weighted)
    if weight == 0.0:
        return CategoryScore(score=None, coverage=coverage(results))
    score = round(math.fsum(score * weight for score, weight in weighted) / weight, 2)
    if any(failed_at(result, ("critical",)) for result in results):
        score = min(score, CRITICAL_CAP)
    return CategoryScore(score=score, coverage=coverage(results))


def _mean(scores: Iterable[float | None]) -> float | None:
    known = [score for score in scores if score is not None]
    return round(math.fsum(known) / len(known), 2) if known else None
