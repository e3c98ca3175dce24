"""Where a fault stands: what is on every page is told once, and the worst of its places stands for all.

The worst is what a customer meets on the way to the till, in the page before its footer, uncovered, farthest from the
limit.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from auditor.model.kinds import importance
from auditor.model.report import Report
from auditor.model.result import Finding
from auditor.model.summary import FindingReference, Thing
from auditor.report.findings import Findings

LANDMARKS: Final = {
    "footer": re.compile(r"(?:^|[ >#])(?:footer\b|\w*\[role=contentinfo\]|[\w-]*footer[\w-]*)"),
    "header": re.compile(r"(?:^|[ >#])(?:header\b|\w*\[role=banner\]|[\w-]*header[\w-]*)"),
    "nav": re.compile(r"(?:^|[ >#])(?:nav\b|\w*\[role=navigation\])"),
    "dialog": re.compile(r"(?:^|[ >#])(?:dialog\b|\w*\[role=(?:alert)?dialog\])"),
    "aside": re.compile(r"(?:^|[ >#])(?:aside\b|\w*\[role=complementary\])"),
    "main": re.compile(r"(?:^|[ >#])(?:main\b|\w*\[role=main\])"),
}
"""The part of a page, by the steps that lead to an element: tags, ids and roles."""
_SPOTS: Final = 6
"""Elements of one spread that are listed; the others are counted."""
_SPREADS: Final = 8


@dataclass(frozen=True, slots=True)
class Spot:
    """One element with all pages on which it was found; elements of one HTML and one nesting are one. more: how many of
    them a page has beside the first."""

    finding: Finding
    pages: tuple[int, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Spread:
    """Elements that are nested alike, in one part of the page. landmark: a key of LANDMARKS or "". places: how many,
    each once for all scenarios. everywhere: whether each page of the audit has some. left_out: spots that are not
    listed."""

    landmark: str
    pages: tuple[int, ...]
    places: int
    everywhere: bool
    spots: tuple[Spot, ...]
    left_out: int


def landmark(finding: Finding) -> str:
    """The part of the page that an element lies in, the innermost that is known; "" if none is."""
    return _landmark(finding.selector, finding.traits.element)


@functools.lru_cache(maxsize=8192)  # an element is found under each scenario, on each page, and by several rules
def _landmark(selector: str, element: str) -> str:
    path = f"{selector} {element}".casefold()
    return next((name for name, pattern in LANDMARKS.items() if pattern.search(path)), "")


Rank = tuple[bool, bool, int, float, int, int]


def rank(
    report: Report, findings: Findings, rule: str, reference: FindingReference, frames: Collection[str] = ()
) -> Rank:
    """Where a finding stands among those of its rule, the best example first. frames: what each page has, as nested."""
    finding = findings.at(rule, reference)
    page = report.pages[reference.page] if reference.page is not None else None
    return (
        _nesting(finding) in frames or landmark(finding) == "footer",
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


def spreads(report: Report, findings: Findings, thing: Thing) -> tuple[list[Spread], int]:
    """The places of a thing, those of the worst example first; and how many places are in none of them."""
    grouped: dict[tuple[str, str], list[FindingReference]] = {}
    for reference in worst_first(report, findings, thing):
        finding = findings.at(thing.rule, reference)
        grouped.setdefault((landmark(finding), _nesting(finding)), []).append(reference)
    found = [_spread(report, findings, thing, part, own) for (part, _), own in grouped.items()]
    return found[:_SPREADS], thing.left_out + sum(each.places for each in found[_SPREADS:])


def spots(report: Report, findings: Findings, thing: Thing) -> list[Spot]:
    """All elements of a thing, the worst example first."""
    elements: dict[tuple[str, str, str], list[FindingReference]] = {}
    for each in worst_first(report, findings, thing):
        finding = findings.at(thing.rule, each)
        key = (_nesting(finding), finding.html, "" if finding.selector else finding.message.en)
        elements.setdefault(key, []).append(each)
    return [_spot(report, findings, thing, own) for own in elements.values()]


def _spread(
    report: Report, findings: Findings, thing: Thing, part: str, references: Sequence[FindingReference]
) -> Spread:
    elements: dict[tuple[str, str], list[FindingReference]] = {}
    for each in references:
        finding = findings.at(thing.rule, each)
        elements.setdefault((finding.html, "" if finding.selector else finding.message.en), []).append(each)
    spots = [_spot(report, findings, thing, own) for own in elements.values()]
    whole = {page.station.id for page in report.pages if page.audited}
    return Spread(
        landmark=part,
        pages=_pages(references),
        places=len(_places(report, findings, thing, references)),
        everywhere=len(whole) > 1 and _stations(report, references) == whole,
        spots=tuple(spots[:_SPOTS]),
        left_out=max(0, len(spots) - _SPOTS),
    )


def _spot(report: Report, findings: Findings, thing: Thing, references: Sequence[FindingReference]) -> Spot:
    own = Counter(station for station, _ in _places(report, findings, thing, references))
    return Spot(findings.at(thing.rule, references[0]), _pages(references), max(own.values()) - 1)


def _places(
    report: Report, findings: Findings, thing: Thing, references: Sequence[FindingReference]
) -> set[tuple[str, str]]:
    """Station and selector: what says one thing on a phone and another on a tablet is one place."""
    return {(_station(report, each), findings.at(thing.rule, each).selector) for each in references}


def _frames(report: Report, findings: Findings, thing: Thing) -> set[str]:
    """The nestings that each page has, at least three: they belong to a header or a footer."""
    stations: dict[str, set[str]] = {}
    for reference in (each for place in thing.places for each in place):
        if reference.page is not None:
            stations.setdefault(_nesting(findings.at(thing.rule, reference)), set()).add(_station(report, reference))
    whole = {page.station.id for page in report.pages if page.audited}
    return {nesting for nesting, own in stations.items() if nesting and len(whole) > 2 and own == whole}


def _nesting(finding: Finding) -> str:
    """The steps that lead to an element, without positions; "" for what is not a selector."""
    return finding.traits.element or finding.selector


def _pages(references: Sequence[FindingReference]) -> tuple[int, ...]:
    return tuple(sorted({each.page for each in references if each.page is not None}))


def _stations(report: Report, references: Sequence[FindingReference]) -> set[str]:
    return {_station(report, each) for each in references}


def _station(report: Report, reference: FindingReference) -> str:
    return report.pages[reference.page].station.id if reference.page is not None else ""
