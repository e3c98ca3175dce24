"""Between score and render: from the results of pages to what is said of the site. Pure; renderers only place it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from auditor.judge.summary.grouping import grouped
from auditor.judge.summary.outcomes import RuleResults, in_order, results_by_rule
from auditor.judge.summary.qualities import qualities
from auditor.model.report import PageReport, SiteReport
from auditor.model.rule import CategoryDescriptor, RuleDescriptor
from auditor.model.summary import RuleSummary, Scores, Summary, Thing


def summarise(
    pages: Sequence[PageReport],
    site: SiteReport,
    rules: Mapping[str, RuleDescriptor],
    categories: Mapping[str, CategoryDescriptor],
    scores: Scores,
) -> Summary:
    """The summary of judged pages, whose findings have their ids, and whose numbers are `scores`."""
    ordered = in_order(categories)
    found = results_by_rule(pages, site, rules, ordered)
    ranks = {rule: rank for rank, fix in enumerate(scores.fixes, 1) for rule in fix.rules}
    things = {each.rule.id: grouped(each, pages) for each in found}
    summaries = [
        _rule(each, order, ranks.get(each.rule.id), things[each.rule.id]) for order, each in enumerate(found, 1)
    ]
    return Summary(
        rules={each.id: each for each in summaries},
        things=_by_priority(summaries, things),
        qualities=qualities(found, ordered, scores.qualities),
        category_order=[category.id for category in ordered],
    )


def _rule(found: RuleResults, order: int, priority: int | None, things: Sequence[Thing]) -> RuleSummary:
    failed = [thing for thing in things if thing.outcome == "failed"]
    return RuleSummary(
        **{name: getattr(found.rule, name) for name in RuleDescriptor.__struct_fields__},
        outcome=found.outcome,
        outcomes=dict(found.outcomes),
        order=order,
        priority=priority,
        count=sum(thing.count for thing in failed),  # an element is in one thing of an outcome, by its selector
        pages=sorted({page for thing in failed for page in thing.pages}),
    )


def _by_priority(rules: Sequence[RuleSummary], things: Mapping[str, Sequence[Thing]]) -> list[Thing]:
    """Failures of what to fix, then advice, then what was not decided; within a rule the larger things first."""

    def urgency(each: tuple[RuleSummary, Thing]) -> tuple[bool, bool, bool, int]:
        rule, thing = each
        return thing.outcome != "failed", rule.advisory, rule.priority is None, rule.priority or rule.order

    return [thing for _, thing in sorted(((rule, each) for rule in rules for each in things[rule.id]), key=urgency)]
