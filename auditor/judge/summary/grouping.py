"""Findings that are one fault seen many times: forty cards, twelve pages and two scenarios make one thing."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterable, Sequence
from hashlib import blake2b
from typing import Final, NamedTuple

from auditor.judge.summary.identity import ID_BYTES
from auditor.judge.summary.outcomes import RuleResults
from auditor.model.report import PageReport
from auditor.model.result import Finding
from auditor.model.summary import FindingReference, Thing

_POSITION: Final = re.compile(r":nth-(?:last-)?(?:child|of-type)\([^)]*\)")
_DIGITS: Final = re.compile(r"\d+")
_PATTERN_LENGTH: Final = 2000


class _Occurrence(NamedTuple):
    """One finding and where it stands."""

    at: FindingReference
    finding: Finding


def pattern(selector: str) -> str:
    """`selector` without what tells siblings apart: positions, and numbers in names (`#card-17` is `#card-0`)."""
    return _DIGITS.sub("0", _POSITION.sub("", selector[:_PATTERN_LENGTH]))


def grouped(rule: RuleResults, pages: Sequence[PageReport]) -> list[Thing]:
    """The things of one rule: what failed first, then the larger first, else in the order of the report.

    Two findings of one outcome are one thing if their selectors have one pattern, or if they say the same in words: a
    message that names different figures for elements of one kind does not split them, nor does the same message for
    elements of different kinds.
    """
    found = [
        _Occurrence(FindingReference(page, number), finding)
        for page, result in rule.results
        for number, finding in enumerate(result.findings)
    ]
    things: list[Thing] = []
    ids: set[str] = set()
    for group in sorted(_joined(found), key=lambda group: (group[0].finding.outcome != "failed", -len(group))):
        things.append(_thing(rule.rule.id, group, pages, ids))
        ids.add(things[-1].id)
    return things


def _joined(found: Sequence[_Occurrence]) -> Iterable[list[_Occurrence]]:
    """The occurrences that are one, directly or through others, by the first of each."""
    roots = list(range(len(found)))

    def root(index: int) -> int:
        while roots[index] != index:
            roots[index] = roots[roots[index]]
            index = roots[index]
        return index

    seen: dict[tuple[str, str, str], int] = {}
    for index, (_, finding) in enumerate(found):
        for kind, value in (("pattern", pattern(finding.selector)), ("message", finding.message.en)):
            earlier = seen.setdefault((finding.outcome, kind, value), index)
            low, high = sorted((root(earlier), root(index)))
            roots[high] = low

    members: dict[int, list[_Occurrence]] = {}
    for index, occurrence in enumerate(found):
        members.setdefault(root(index), []).append(occurrence)
    return members.values()


def _thing(rule: str, group: Sequence[_Occurrence], pages: Sequence[PageReport], taken: Collection[str]) -> Thing:
    first = next((each for each in group if each.finding.box is not None), group[0])
    elements: set[tuple[str, str]] = set()
    places: dict[tuple[str, str, str], list[FindingReference]] = {}
    for at, finding in group:
        station = pages[at.page].station.id if at.page is not None else ""
        if finding.selector:
            elements.add((station, finding.selector))
        places.setdefault((station, finding.selector, finding.message.en), []).append(at)
    return Thing(
        id=_id(rule, first.finding, taken),
        rule=rule,
        outcome=first.finding.outcome,
        count=len(elements),
        pages=sorted({at.page for at, _ in group if at.page is not None}),
        first=first.at,
        uniform=len({finding.message for _, finding in group}) == 1,
        places=list(places.values()),
    )


def _id(rule: str, first: Finding, taken: Collection[str]) -> str:
    """A hash of the finding that stands for a thing, other than those `taken`: that of two things may look alike."""
    candidates = (f"{rule} {first.outcome} {first.id} {number}" for number in itertools.count())
    hashes = (blake2b(each.encode(), digest_size=ID_BYTES).hexdigest() for each in candidates)
    return next(each for each in hashes if each not in taken)
