"""The faults of an audit: the rules of a family that one place fails are one fault, as gravest of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from auditor.judge.comparing.known import Known, Mark, Seen
from auditor.judge.summary.traces import Trace
from auditor.model.result import IMPACTS, Impact


class Place(NamedTuple):
    """What the findings of one place have in common, whichever of the rules of a family it fails."""

    family: str
    page: str
    trace: Trace


class Fault(NamedTuple):
    """One place that fails a family, as it is known in another audit. rule: the gravest that it fails. known: what the
    audit knows of the findings with its mark, which may be those of other faults, too."""

    place: Place
    rule: str
    impact: Impact
    mark: Mark
    seen: Seen


def faults(audit: Known, *, undecided: bool = False) -> list[Fault]:
    """The faults, each as often as it is there; with `undecided` what was open instead.

    Of places that nothing tells apart, 60 fail one rule and 12 a graver one of its family: that is 12 graver faults and
    48 others, since whatever fails the stricter limit fails the laxer one.
    """
    places: dict[Place, list[tuple[int, Mark, Seen]]] = {}
    for mark, seen in audit.marks.items():
        if mark.undecided == undecided:
            rule = audit.rules[mark.rule]
            place = Place(rule.family, mark.page, mark.trace)
            places.setdefault(place, []).append((IMPACTS.index(rule.impact), mark, seen))
    return [fault for place, found in sorted(places.items()) for fault in _nested(place, found)]


def _nested(place: Place, found: list[tuple[int, Mark, Seen]]) -> Iterator[Fault]:
    told = 0
    for rank, mark, seen in sorted(found, key=lambda each: (-each[0], each[1].rule)):
        for _ in range(seen.count - told):
            yield Fault(place, mark.rule, IMPACTS[rank], mark, seen)
        told = max(told, seen.count)
