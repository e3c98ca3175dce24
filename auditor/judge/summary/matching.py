"""Which findings of an audit are those of an earlier one.

Two are the same if their rule and all but one of their traits agree; of those that are not listed the hashes of the
traits are left, so hashes are compared of all. The nearest are paired first: those that agree in
everything, then those that differ in one trait, in the order of DIFFERING. A finding is paired at most once, so that
what has come or gone among many alike is counted: sixty cards and one more are one new finding.
"""

from __future__ import annotations

import functools
from collections.abc import Hashable, Iterable, Iterator
from typing import Final, NamedTuple

from auditor.judge.summary.pairing import paired
from auditor.judge.summary.traces import Trace, trace, traces
from auditor.model.result import Finding, RuleResult

DIFFERING: Final = ("words", "attributes", "element", "page")
"""The trait that may differ, the likeliest first: texts change daily, pages move seldom."""


class Sighting(NamedTuple):
    """A finding as it is known in another audit; `finding` is None if it is not listed."""

    rule: str
    trace: Trace
    finding: Finding | None


class Matching(NamedTuple):
    """pairs: an earlier finding with its later one. gone: earlier ones, new: later ones without a partner."""

    pairs: list[tuple[Sighting, Sighting]]
    gone: list[Sighting]
    new: list[Sighting]


def sightings(results: Iterable[RuleResult]) -> Iterator[Sighting]:
    """All findings of `results`, listed or not."""
    for result in results:
        yield from (Sighting(result.rule, trace(each.traits), each) for each in result.findings)
        yield from (Sighting(result.rule, left, None) for left in traces(result))


def match(before: Iterable[Sighting], after: Iterable[Sighting]) -> Matching:
    """Pairs the findings of two audits. The order in which they are given does not matter."""
    gone, new = sorted(before, key=_order), sorted(after, key=_order)
    pairs: list[tuple[Sighting, Sighting]] = []
    for differing in ("", *DIFFERING):
        found, unpaired, new = paired(gone, new, functools.partial(_key, differing))
        gone = sorted(unpaired, key=_order)
        pairs += found
    return Matching(pairs, gone, new)


def _key(differing: str, sighting: Sighting) -> Hashable:
    """What has to agree: the rule and the traits, but for the one that may differ."""
    agreeing = sighting.trace._replace(**{differing: ""}) if differing else sighting.trace
    return sighting.rule, agreeing


def _order(sighting: Sighting) -> tuple[object, ...]:
    """By what is left of it even if it is not listed, so that listing fewer pairs no fewer; of those that agree in
    that, from the top of the page down, what is not listed last; the rest only makes the order complete."""
    rule, known, finding = sighting
    if finding is None:
        return (rule, known, (2, 0.0, 0.0))
    place = (0, finding.box.y, finding.box.x) if finding.box is not None else (1, 0.0, 0.0)
    return (rule, known, place, finding.selector, finding.message.en, finding.html)
