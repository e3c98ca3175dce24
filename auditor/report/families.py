"""A family told as one thing: its places under its leading rule, none of them twice, and how many they are."""

from __future__ import annotations

from msgspec.structs import replace

from auditor.model.report import Report
from auditor.model.score import Fix
from auditor.model.summary import Extent, Thing
from auditor.report.findings import Findings


def told_once(report: Report, findings: Findings) -> dict[str, list[Thing]]:
    """The things of each rule by its id; where several rules of one thing to fix fail, a place stands under the first
    of them alone."""
    return {
        rule: [_untold(thing) for thing in findings.things(rule) if thing.untold is None or thing.untold.count]
        for rule in report.rules
    }


def extent_of(report: Report, fix: Fix) -> tuple[int, list[int]]:
    """How many elements a thing to fix has, each once for all rules and scenarios, 0 if its leading rule speaks of
    none; and on which pages, as indexes in Report.pages."""
    pages = sorted({page for rule in fix.rules for page in report.rules[rule].pages})
    return fix.elements if report.rules[fix.rules[0]].count else 0, pages


def _untold(thing: Thing) -> Thing:
    if thing.untold is None:
        return thing
    return replace(thing, **{name: getattr(thing.untold, name) for name in Extent.__struct_fields__}, untold=None)
