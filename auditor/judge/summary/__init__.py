"""Between score and render: from the results of pages to what is said of the site. Pure; renderers only place it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from auditor.judge.summary.families import elements, told_once
from auditor.judge.summary.grouping import Group, Imprints, grouped
from auditor.judge.summary.outcomes import RuleResults, in_order, results_by_rule
from auditor.judge.summary.qualities import qualities
from auditor.model.report import PageReport, SiteReport
from auditor.model.rule import CategoryDescriptor, RuleDescriptor
from auditor.model.score import Fix
from auditor.model.summary import RuleSummary, Scores, Summary, Thing


def summarise(
    pages: Sequence[PageReport],
    site: SiteReport,
    rules: Mapping[str, RuleDescriptor],
    categories: Mapping[str, CategoryDescriptor],
    scores: Scores,
    imprints: Imprints,
) -> Summary:
    """The summary of judged pages, whose findings have their ids, and whose numbers are `scores`.

    imprints: of the findings of all pages, as far as some are not listed.
    """
    ordered = in_order(categories)
    found = results_by_rule(pages, site, rules, ordered)
    places = {each.rule.id: (order, each) for order, each in enumerate(found, 1)}
    summaries: dict[str, RuleSummary] = {}
    things: dict[str, list[Thing]] = {}
    fixes: list[Fix] = []

    def told(groups: Mapping[str, Sequence[Group]], priority: int | None) -> None:
        for id_, own in groups.items():
            order, results = places[id_]
            summaries[id_] = _rule(results, order, priority, own)
            things[id_] = [group.thing for group in own if group.thing is not None]

    # One family after the other: what is known of all findings of all rules at once may be large.
    for rank, fix in enumerate(scores.fixes, 1):
        own = [places[rule][1] for rule in fix.rules if rule in places]
        groups = {each.rule.id: grouped(each, pages, imprints) for each in own}
        told(told_once(own, groups), rank)
        fixes.append(replace(fix, elements=elements([group for each in groups.values() for group in each])))
    for each in found:
        if each.rule.id not in summaries:
            told({each.rule.id: grouped(each, pages, imprints)}, None)
    in_place = [summaries[each.rule.id] for each in found]
    return Summary(
        rules={each.id: each for each in in_place},
        things=_by_priority(in_place, things),
        fixes=fixes,
        qualities=qualities(found, ordered, scores.qualities),
        category_order=[category.id for category in ordered],
    )


def _rule(found: RuleResults, order: int, priority: int | None, groups: Sequence[Group]) -> RuleSummary:
    failed = [group for group in groups if group.rows.failed[0]]
    return RuleSummary(
        **{name: getattr(found.rule, name) for name in RuleDescriptor.__struct_fields__},
        outcome=found.outcome,
        outcomes=dict(found.outcomes),
        order=order,
        priority=priority,
        count=sum(group.elements for group in failed),  # an element is in one thing of an outcome, by its selector
        pages=sorted({page for group in failed for page in group.pages}),
        things_left_out=sum(group.thing is None for group in groups),
    )


def _by_priority(rules: Sequence[RuleSummary], things: Mapping[str, Sequence[Thing]]) -> list[Thing]:
    """Failures of what to fix, then advice, then what was not decided; within a rule the larger things first."""

    def urgency(each: tuple[RuleSummary, Thing]) -> tuple[bool, bool, bool, int]:
        rule, thing = each
        return thing.outcome != "failed", rule.advisory, rule.priority is None, rule.priority or rule.order

    return [thing for _, thing in sorted(((rule, each) for rule in rules for each in things[rule.id]), key=urgency)]
