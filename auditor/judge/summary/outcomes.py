"""One rule over all pages and devices, and the scores of one device: what every format tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from statistics import fmean
from typing import Final

from auditor.judge.summary.grouping import FindingGroup, Occurrence, group
from auditor.model.report import PageReport, Report
from auditor.model.result import Impact, Outcome, RuleResult
from auditor.model.rule import CategoryDescriptor, RuleDescriptor

IMPACTS: Final[tuple[Impact, ...]] = ("critical", "serious", "moderate", "minor")
"""The gravest first."""

SWITCHED_OFF: Final = "disabled"
"""The failure code of what the user switched off: said, but not held against the page."""


@dataclass(frozen=True)
class RuleSummary:
    """The results of one rule; `page` is an index in Report.pages, None for the site as a whole."""

    rule: RuleDescriptor
    results: tuple[tuple[int | None, RuleResult], ...]

    @property
    def outcomes(self) -> Counter[Outcome]:
        """How many pages and devices had which outcome."""
        return Counter(result.outcome for _, result in self.results)

    @property
    def outcome(self) -> Outcome:
        """The outcome over all pages and devices: the first that any of them has, of failed, cantTell, untested (unless
        switched off), passed, untested, inapplicable. So what was not measured somewhere is never shown as passed."""
        outcomes = self.outcomes
        if any(result.outcome == "untested" and not switched_off(result) for _, result in self.results):
            order: tuple[Outcome, ...] = ("failed", "cantTell", "untested")
        else:
            order = ("failed", "cantTell", "passed", "untested")
        return next((outcome for outcome in order if outcomes[outcome]), "inapplicable")

    @cached_property
    def groups(self) -> list[FindingGroup]:
        """The findings of all pages and devices, grouped."""
        return group(self.results)

    @property
    def failing(self) -> list[tuple[int | None, RuleResult]]:
        """The results that failed."""
        return [(page, result) for page, result in self.results if result.outcome == "failed"]

    @property
    def failed_occurrences(self) -> list[Occurrence]:
        """The findings that failed, with their pages."""
        return [each for group in self.groups if group.outcome == "failed" for each in group.occurrences]

    @property
    def failed_subjects(self) -> int:
        """How many subjects failed on all pages and devices together; one element on two devices counts twice."""
        return sum(result.failed for _, result in self.results)


def switched_off(result: RuleResult) -> bool:
    """Whether the rule is untested because the user switched its source off."""
    return result.reason is not None and result.reason.code == SWITCHED_OFF


def rule_summaries(report: Report) -> list[RuleSummary]:
    """All rules that have a result, by category, then impact, then id; advisory rules after the others."""
    found: dict[str, list[tuple[int | None, RuleResult]]] = {}
    sources: list[tuple[int | None, list[RuleResult]]] = [(n, page.results) for n, page in enumerate(report.pages)]
    for page, results in [*sources, (None, report.site.results)]:
        for result in results:
            if result.rule in report.rules:
                found.setdefault(result.rule, []).append((page, result))
    summaries = [RuleSummary(report.rules[rule], tuple(results)) for rule, results in found.items()]
    order = {category.id: number for number, category in enumerate(categories(report))}
    return sorted(
        summaries,
        key=lambda each: (
            order.get(each.rule.category, len(order)),
            each.rule.advisory,
            IMPACTS.index(each.rule.impact),
            each.rule.id,
        ),
    )


def categories(report: Report) -> list[CategoryDescriptor]:
    """The categories in the order of the report."""
    return sorted(report.category_descriptors.values(), key=lambda category: (category.order, category.id))


def device_names(report: Report) -> list[str]:
    """The devices in the order in which they first occur."""
    return list(dict.fromkeys(page.device.name for page in report.pages))


def device_score(pages: Iterable[PageReport], device: str, category: str | None = None) -> float | None:
    """The mean score of `pages` on `device`, in one category or as a whole; None where nothing was decided."""
    scores = []
    for page in pages:
        if page.device.name == device and page.audited:
            entry = page.categories.get(category) if category else None
            score = page.score if category is None else entry.score if entry else None
            if score is not None:
                scores.append(score)
    return fmean(scores) if scores else None
