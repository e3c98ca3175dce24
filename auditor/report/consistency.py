"""Whether a report that was read from a file holds all that it points at: a file may have been edited or cut."""

from __future__ import annotations

from auditor.model.report import Report
from auditor.model.summary import FindingReference, Thing
from auditor.report.findings import Findings


def is_consistent(report: Report) -> bool:
    """Whether a renderer will find every page, category, rule and finding that the report names."""
    return (
        _categories_are_there(report)
        and _pages_are_there(report)
        and _fixes_are_there(report)
        and _findings_are_there(report)
        and _new_ones_are_there(report)
    )


def _categories_are_there(report: Report) -> bool:
    told = [report.category_order, *(quality.categories for quality in report.qualities.values())]
    return all(told) and all(category in report.category_descriptors for categories in told for category in categories)


def _pages_are_there(report: Report) -> bool:
    things = [part for thing in report.things for part in (thing, thing.untold) if part is not None]
    named = [page for part in things for page in part.pages]
    named += [page for rule in report.rules.values() for page in rule.pages]
    return all(0 <= page < len(report.pages) for page in named) and all(
        each.scenario in report.scenarios for each in report.by_scenario
    )


def _fixes_are_there(report: Report) -> bool:
    return all(
        fix.quality in report.qualities and fix.rules and all(rule in report.rules for rule in fix.rules)
        for fix in report.fixes
    )


def _findings_are_there(report: Report) -> bool:
    findings = Findings(report)
    return all(
        thing.rule in report.rules
        and all(_named(thing))
        and all(findings.has(thing.rule, each) for place in _named(thing) for each in place)
        for thing in report.things
    )


def _new_ones_are_there(report: Report) -> bool:
    findings = Findings(report)
    compared = report.baseline.new if report.baseline is not None else []
    return all(each.first is None or findings.has(each.rule, each.first) for each in compared)


def _named(thing: Thing) -> list[list[FindingReference]]:
    """All that a thing points at."""
    untold = [[thing.untold.first], *thing.untold.places] if thing.untold is not None else []
    return [[thing.first], *thing.places, *untold]
