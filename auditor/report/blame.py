"""Which failures of rules fail the gate: what a build server shows in red is what made it red."""

from __future__ import annotations

from collections.abc import Callable

from auditor.model.report import Report
from auditor.model.result import RuleResult

Blame = Callable[[RuleResult, int | None], bool]
"""Whether a result, on the page of that index or over the site (None), fails the gate."""


def blamed(report: Report) -> Blame:
    """By the gate's reasons: each rule that `--fail-on` names; with a verdict that is not compliant each that fails
    where its quality is No; with `--strict` each that is open."""
    named = {each.parameters.get("rule", "") for each in report.gate.reasons if each.code == "rule-failed"}
    opened = {each.parameters.get("rule", "") for each in report.gate.reasons if each.code == "rule-undetermined"}
    refused = any(each.code == "verdict-not-compliant" for each in report.gate.reasons)

    def blame(result: RuleResult, page: int | None) -> bool:
        if result.advisory:
            return False
        if result.outcome == "failed":
            return result.rule in named or (refused and _is_no(report, result.category, page))
        return result.rule in opened and (result.outcome == "cantTell" or result.unmeasured)

    return blame


def _is_no(report: Report, category: str, page: int | None) -> bool:
    """Whether the quality of a category is No on a page, or over the site; if it is No over the site and on no page,
    every page has its part in it."""
    descriptor = report.category_descriptors.get(category)
    quality = report.qualities.get(descriptor.quality) if descriptor is not None else None
    if quality is None:
        return False
    words = {station: own[quality.id].word for station, own in report.page_qualities.items() if quality.id in own}
    if page is None or "no" not in words.values():
        return quality.word == "no"
    return words.get(report.pages[page].station.id) == "no"
