"""Where a fault stands: what is on every page is told once, and the worst of its places stands for all.

The worst is what a customer meets on the way to the till, in the page before its footer, uncovered, farthest from the
limit.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from auditor.model.report import Report
from auditor.model.result import Finding
from auditor.model.summary import FindingReference, Thing
from auditor.report.findings import Findings
from auditor.report.kinds import importance

LANDMARKS: Final = {
    "footer": re.compile(r"(?:^|[ >#])(?:footer\b|\w*\[role=contentinfo\]|[\w-]*footer[\w-]*)"),
    "header": re.compile(r"(?:^|[ >#])(?:header\b|\w*\[role=banner\]|[\w-]*header[\w-]*)"),
    "nav": re.compile(r"(?:^|[ >#])(?:nav\b|\w*\[role=navigation\])"),
    "dialog": re.compile(r"(?:^|[ >#])(?:dialog\b|\w*\[role=(?:alert)?dialog\])"),
    "aside": re.compile(r"(?:^|[ >#])(?:aside\b|\w*\[role=complementary\])"),
    "main": re.compile(r"(?:^|[ >#])(?:main\b|\w*\[role=main\])"),
}
"""The part of a page, by the steps that lead to an element: tags, ids and roles."""
_SPOTS: Final = 12
"""Elements of one spread that are listed; the others are counted."""
_SPREADS: Final = 8


@dataclass(frozen=True, slots=True)
class Spot:
    """One element (or page-wide fault) with all pages on which it was found; the findings say the same."""

    finding: Finding
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """Elements in one part of the page, on the same pages. landmark: a key of LANDMARKS or "". places: how many, each
    once for all scenarios. everywhere: whether each page of the audit has them. left_out: spots that are not listed."""

    landmark: str
    pages: tuple[int, ...]
    places: int
    everywhere: bool
    spots: tuple[Spot, ...]
    left_out: int


def landmark(finding: Finding) -> str:
    """The part of the page that an element lies in, the innermost that is known; "" if none is."""
    path = f"{finding.selector} {finding.traits.element}".casefold()
    return next((name for name, pattern in LANDMARKS.items() if pattern.search(path)), "")


Rank = tuple[bool, bool, int, float, int, int]


def rank(
    report: Report, findings: Findings, rule: str, reference: FindingReference, frames: Collection[str] = ()
) -> Rank:
    """Where a finding stands among those of its rule, the best example first. frames: HTML of what is on every page."""
    finding = findings.at(rule, reference)
    page = report.pages[reference.page] if reference.page is not None else None
    return (
        bool(finding.html) and finding.html in frames or landmark(finding) == "footer",
        bool(finding.obscured_by) or finding.moment is not None,
        importance(page) if page is not None else 0,
        finding.miss if finding.miss is not None else 0.0,
        reference.page if reference.page is not None else -1,
        reference.finding,
    )


def worst_first(report: Report, findings: Findings, thing: Thing) -> list[FindingReference]:
    """The findings of a thing, the best example first."""
    frames = _frames(report, findings, thing)
    listed = [each for place in thing.places for each in place]
    return sorted(listed, key=lambda each: rank(report, findings, thing.rule, each, frames))


def best_rank(report: Report, findings: Findings, thing: Thing) -> Rank | None:
    """That of the best example of a thing; None if none of its findings is listed."""
    best = next(iter(worst_first(report, findings, thing)), None)
    return rank(report, findings, thing.rule, best, _frames(report, findings, thing)) if best is not None else None


def worst_things_first(report: Report, findings: Findings, things: Sequence[Thing]) -> list[Thing]:
    """The things of a rule: what failed before what is open, then as the best examples stand."""

    def key(thing: Thing) -> tuple[object, ...]:
        best = best_rank(report, findings, thing)
        return thing.outcome != "failed", best is None, best

    return sorted(things, key=key)


def _frames(report: Report, findings: Findings, thing: Thing) -> set[str]:
    """The HTML of the elements that each page has, at least three: they belong to its header or its footer."""
    stations: dict[str, set[str]] = {}
    for reference in (each for place in thing.places for each in place):
        if reference.page is not None:
            html = findings.at(thing.rule, reference).html
            stations.setdefault(html, set()).add(report.pages[reference.page].station.id)
    whole = {page.station.id for page in report.pages if page.audited}
    return {html for html, own in stations.items() if html and len(whole) > 2 and own == whole}


def spreads(report: Report, findings: Findings, thing: Thing) -> tuple[list[Spread], int]:
    """The places of a thing, those of the worst example first; and how many places are in none of them."""
    elements: dict[tuple[str, ...], list[FindingReference]] = {}
    for reference in worst_first(report, findings, thing):
        finding = findings.at(thing.rule, reference)
        elements.setdefault((finding.selector, finding.html, finding.message.en), []).append(reference)
    grouped: dict[tuple[str, tuple[str, ...]], list[list[FindingReference]]] = {}
    for own in elements.values():
        part = landmark(findings.at(thing.rule, own[0]))
        grouped.setdefault((part, tuple(sorted(_stations(report, own)))), []).append(own)
    found = [_spread(report, findings, thing, part, own) for (part, _), own in grouped.items()]
    return found[:_SPREADS], thing.left_out + sum(each.places for each in found[_SPREADS:])


def _spread(
    report: Report, findings: Findings, thing: Thing, part: str, elements: Sequence[list[FindingReference]]
) -> Spread:
    pages = sorted({each.page for own in elements for each in own if each.page is not None})
    whole = {page.station.id for page in report.pages if page.audited}
    stations = {report.pages[page].station.id for page in pages}
    spots = [
        Spot(findings.at(thing.rule, own[0]), tuple(sorted({each.page for each in own if each.page is not None})))
        for own in elements
    ]
    return Spread(
        landmark=part,
        pages=tuple(pages),
        places=_places(report, findings, thing, elements),
        everywhere=len(whole) > 1 and stations == whole,
        spots=tuple(spots[:_SPOTS]),
        left_out=max(0, len(spots) - _SPOTS),
    )


def _places(
    report: Report, findings: Findings, thing: Thing, elements: Sequence[list[FindingReference]]
) -> int:
    """Elements, each once for a station: what says one thing on a phone and another on a tablet is one place."""
    found = {
        (station, findings.at(thing.rule, own[0]).selector)
        for own in elements
        for station in _stations(report, own)
    }
    return len(found)


def _stations(report: Report, references: Sequence[FindingReference]) -> Iterator[str]:
    yield from {report.pages[each.page].station.id if each.page is not None else "" for each in references}
