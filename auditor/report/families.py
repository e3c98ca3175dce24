"""A family told as one thing: its places under its leading rule, none of them twice, and how many they are."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from auditor.model.report import Report
from auditor.model.score import Fix
from auditor.model.summary import FindingReference, Thing
from auditor.report.findings import Findings

Place = tuple[str, str]
"""A station, "" for the site as a whole, and the element."""


def told_once(report: Report, findings: Findings) -> dict[str, list[Thing]]:
    """The things of each rule by its id; where several rules of one thing to fix fail, a place stands under the first
    of them alone."""
    things = {rule: findings.things(rule) for rule in report.rules}
    for fix in report.fixes:
        told: set[Place] = set()
        for rule in fix.rules:
            things[rule] = [kept for each in things[rule] if (kept := _without(each, told, report, findings))]
            told |= _failing(things[rule], report, findings)
    return things


def extent_of(report: Report, fix: Fix, findings: Findings) -> tuple[int, list[int]]:
    """How many elements a thing to fix has, each once for all rules and scenarios, 0 if its leading rule speaks of
    none; and on which pages, as indexes in Report.pages."""
    pages = sorted({page for rule in fix.rules for page in report.rules[rule].pages})
    if not report.rules[fix.rules[0]].count:
        return 0, pages
    return len(_failing((thing for rule in fix.rules for thing in findings.things(rule)), report, findings)), pages


def _failing(things: Iterable[Thing], report: Report, findings: Findings) -> set[Place]:
    failed = (thing for thing in things if thing.outcome == "failed")
    places = {_place(thing.rule, place[0], report, findings) for thing in failed for place in thing.places}
    return {place for place in places if place[1]}


def _without(thing: Thing, told: set[Place], report: Report, findings: Findings) -> Thing | None:
    """`thing` without the places that are told already; None if nothing is left of it."""
    kept = [place for place in thing.places if _place(thing.rule, place[0], report, findings) not in told]
    if len(kept) == len(thing.places):
        return thing
    if not kept:
        return None
    found = [(each, findings.at(thing.rule, each)) for place in kept for each in place]
    return replace(
        thing,
        count=len({_place(thing.rule, place[0], report, findings) for place in kept}),
        pages=sorted({each.page for each, _ in found if each.page is not None}),
        first=next((each for each, finding in found if finding.box is not None), found[0][0]),
        uniform=len({finding.message for _, finding in found}) == 1,
        places=kept,
    )


def _place(rule: str, at: FindingReference, report: Report, findings: Findings) -> Place:
    finding = findings.at(rule, at)
    station = report.pages[at.page].station.id if at.page is not None else ""
    return station, finding.selector or finding.html
