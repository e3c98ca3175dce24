"""Findings that are one fault seen many times: forty cards, twelve pages and two scenarios make one thing."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from auditor.judge.summary.identity import ID_BYTES
from auditor.judge.summary.imprint import Imprint, hashed, imprint
from auditor.judge.summary.outcomes import RuleResults
from auditor.model.report import PageReport
from auditor.model.result import Finding, RuleResult
from auditor.model.summary import Extent, FindingReference, Thing

Imprints = Mapping[int | None, Mapping[str, Imprint]]
"""By page, None for the site as a whole, and by rule; of what is not in it every finding is listed."""

Numbers = NDArray[Any]
SITE: Final = -1
"""The page of what the site as a whole shows."""
_FIRST, _SECOND = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)  # odd: multiplying loses nothing


class Rows(NamedTuple):
    """Findings of one rule on all pages, an entry for each, in the order of the report.

    page: SITE or an index in Report.pages. place: the element (or its HTML) and its station, equal under all scenarios;
    named: whether there is one. spot: what is one place in the report: that of one station which says the same.
    """

    page: Numbers
    finding: Numbers
    failed: Numbers
    pattern: Numbers
    message: Numbers
    place: Numbers
    named: Numbers
    element: Numbers
    spot: Numbers

    def at(self, chosen: Numbers) -> Rows:
        """Those of the indexes or of the mask `chosen`."""
        return Rows(*(column[chosen] for column in self))

    @property
    def spots(self) -> Rows:
        """The first of each place in the report, in their order."""
        return self.at(np.sort(np.unique(self.spot, return_index=True)[1]))


class Group(NamedTuple):
    """The findings of one thing; `thing` is None if none of them is listed."""

    rows: Rows
    elements: int
    thing: Thing | None

    @property
    def pages(self) -> list[int]:
        """Indexes in Report.pages."""
        return _pages(self.rows)


def grouped(rule: RuleResults, pages: Sequence[PageReport], imprints: Imprints) -> list[Group]:
    """The things of one rule: what failed first, then the larger first, else in the order of the report.

    Two findings of one outcome are one thing if their selectors have one pattern, or if they say the same in words: a
    message that names different figures for elements of one kind does not split them, nor does the same message for
    elements of different kinds.
    """
    results = dict(rule.results)
    groups: list[Group] = []
    ids: set[str] = set()
    found = _joined(_rows(rule, pages, imprints))
    for rows in sorted(found, key=lambda rows: (not rows.failed[0], -len(rows.page))):
        thing = _thing(rule.rule.id, rows, results, ids)
        groups.append(Group(rows, _elements(rows), thing))
        if thing is not None:
            ids.add(thing.id)
    return groups


def extent(rows: Rows, count: int, results: Mapping[int | None, RuleResult], example: FindingReference) -> Extent:
    """What a part of a thing comes to. example: what stands for it if none of its own findings is listed."""
    listed = _listed(rows)
    places: dict[int, list[FindingReference]] = {}
    for spot, reference in zip(rows.spot[rows.finding >= 0].tolist(), listed, strict=True):
        places.setdefault(spot, []).append(reference)
    return Extent(
        count=count,
        pages=_pages(rows),
        first=next((each for each in listed if _at(each, results).box is not None), listed[0] if listed else example),
        uniform=len(np.unique(rows.message)) == 1,
        places=list(places.values()),
        left_out=len(np.unique(rows.spot)) - len(places),
    )


def _rows(rule: RuleResults, pages: Sequence[PageReport], imprints: Imprints) -> Rows:
    """All findings of the rule. One on the site as a whole is of the station ""."""
    found = [
        (SITE if page is None else page, imprints.get(page, {}).get(result.rule), result)
        for page, result in rule.results
        if result.findings
    ]
    own = [(page, imprint(result.findings) if rows is None else rows) for page, rows, result in found]
    if not own:
        return Rows(*(np.zeros(0, np.int64) for _ in Rows._fields))
    rows = np.concatenate([each for _, each in own])
    lengths = [len(each) for _, each in own]
    station = np.repeat(
        np.array([hashed(pages[page].station.id if page != SITE else "") for page, _ in own], np.uint64), lengths
    )
    selector = np.where(rows["element"], rows["place"], np.uint64(0))
    return Rows(
        page=np.repeat(np.array([page for page, _ in own], np.int64), lengths),
        finding=rows["finding"],
        failed=rows["failed"],
        pattern=rows["pattern"],
        message=rows["message"],
        place=rows["place"] * _FIRST ^ station,
        named=rows["place"] != 0,
        element=rows["element"],
        spot=selector * _FIRST ^ rows["message"] * _SECOND ^ station,
    )


def _joined(rows: Rows) -> Iterator[Rows]:
    """The findings that are one, directly or through others, by the first of each."""
    if not len(rows.page):
        return
    _, patterns = np.unique(rows.pattern, return_inverse=True)
    _, messages = np.unique(rows.message, return_inverse=True)
    messages = messages + patterns.max() + 1
    roots = list(range(int(messages.max()) + 1))

    def root(index: int) -> int:
        while roots[index] != index:
            roots[index] = roots[roots[index]]
            index = roots[index]
        return index

    for first, second in np.unique(np.stack([patterns, messages], 1), axis=0).tolist():
        low, high = sorted((root(first), root(second)))
        roots[high] = low
    own = np.array([root(index) for index in range(len(roots))])[patterns]
    order = np.argsort(own, kind="stable")
    parts = np.split(order, np.flatnonzero(np.diff(own[order])) + 1)
    for part in sorted(parts, key=lambda part: int(part[0])):
        yield rows.at(part)


def _thing(rule: str, rows: Rows, results: Mapping[int | None, RuleResult], taken: Collection[str]) -> Thing | None:
    listed = _listed(rows)
    if not listed:
        return None
    whole = extent(rows, _elements(rows), results, listed[0])
    first = _at(whole.first, results)
    return Thing(
        id=_id(rule, first, taken),
        rule=rule,
        outcome=first.outcome,
        count=whole.count,
        pages=whole.pages,
        first=whole.first,
        uniform=whole.uniform,
        places=whole.places,
        left_out=whole.left_out,
    )


def _pages(rows: Rows) -> list[int]:
    return [int(page) for page in np.unique(rows.page[rows.page != SITE])]


def _elements(rows: Rows) -> int:
    """Each once for all scenarios."""
    return len(np.unique(rows.place[rows.element]))


def _listed(rows: Rows) -> list[FindingReference]:
    there = rows.finding >= 0
    found = zip(rows.page[there].tolist(), rows.finding[there].tolist(), strict=True)
    return [FindingReference(None if page == SITE else page, finding) for page, finding in found]


def _at(reference: FindingReference, results: Mapping[int | None, RuleResult]) -> Finding:
    return results[reference.page].findings[reference.finding]


def _id(rule: str, first: Finding, taken: Collection[str]) -> str:
    """A hash of the finding that stands for a thing, other than those `taken`: that of two things may look alike."""
    candidates = (f"{rule} {first.outcome} {first.id} {number}" for number in itertools.count())
    hashes = (blake2b(each.encode(), digest_size=ID_BYTES).hexdigest() for each in candidates)
    return next(each for each in hashes if each not in taken)
