"""One rule over all stations and scenarios."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from auditor.model.report import PageReport, SiteReport
from auditor.model.result import IMPACTS, Outcome, RuleResult
from auditor.model.rule import CategoryDescriptor, RuleDescriptor


@dataclass(frozen=True)
class RuleResults:
    """The results of one rule; `page` is an index in Report.pages, None for the site as a whole."""

    rule: RuleDescriptor
    results: tuple[tuple[int | None, RuleResult], ...]

    @property
    def outcomes(self) -> Counter[Outcome]:
        """How many visits had which outcome."""
        return Counter(result.outcome for _, result in self.results)

    @property
    def outcome(self) -> Outcome | None:
        """The outcome over all visits: the first that any of them has, of failed, cantTell, untested (unless
        switched off), passed, untested, inapplicable. So what was not measured somewhere is never shown as passed. None
        if the rule was judged nowhere."""
        outcomes = self.outcomes
        order: tuple[Outcome, ...] = ("failed", "cantTell", "passed", "untested", "inapplicable")
        if any(result.unmeasured for _, result in self.results):
            order = ("failed", "cantTell", "untested")
        return next((outcome for outcome in order if outcomes[outcome]), None)

    @property
    def undecided(self) -> bool:
        """Whether anything is open somewhere, but for what the user switched off."""
        return any(result.outcome == "cantTell" or result.unmeasured for _, result in self.results)


def results_by_rule(
    pages: Sequence[PageReport],
    site: SiteReport,
    rules: Mapping[str, RuleDescriptor],
    categories: Sequence[CategoryDescriptor],
) -> list[RuleResults]:
    """All rules with their results, by category, then impact, then id; advisory rules after the others."""
    found: dict[str, list[tuple[int | None, RuleResult]]] = {rule: [] for rule in rules}
    for page, result in _results(pages, site):
        if result.rule in found:
            found[result.rule].append((page, result))
    order = {category.id: number for number, category in enumerate(categories)}
    return sorted(
        (RuleResults(rules[rule], tuple(results)) for rule, results in found.items()),
        key=lambda each: (
            order.get(each.rule.category, len(order)),
            each.rule.advisory,
            -IMPACTS.index(each.rule.impact),
            each.rule.id,
        ),
    )


def in_order(categories: Mapping[str, CategoryDescriptor]) -> list[CategoryDescriptor]:
    """The categories in the order of the report."""
    return sorted(categories.values(), key=lambda category: (category.order, category.id))


def qualities_of(categories: Mapping[str, CategoryDescriptor]) -> list[str]:
    """The qualities that the categories answer for, in the order of the report."""
    return list(dict.fromkeys(category.quality for category in in_order(categories)))


def _results(pages: Sequence[PageReport], site: SiteReport) -> Iterable[tuple[int | None, RuleResult]]:
    """What was judged; of a page that does not count as audited nothing does."""
    for number, page in enumerate(pages):
        if page.audited:
            yield from ((number, result) for result in page.results)
    yield from ((None, result) for result in site.results)
