"""Pairs the faults of two audits.

Two are the same if their family and all but one of their traits agree; the nearest are paired first, in the order of
STAGES, and of what agrees as well that of the same impact. A fault is paired at most once, so that what has come or
gone among many alike is counted: sixty cards and one more are one new fault. Of findings that are not listed the hashes
of the traits are left, so hashes are compared of all.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Final, NamedTuple

from auditor.judge.comparing.faults import Fault
from auditor.judge.summary.traces import SILENT
from auditor.model.result import IMPACTS

Pair = tuple[Fault, Fault]


class Stage(NamedTuple):
    """Which trait may differ, "" for none. spoken: only of what has words."""

    differing: str
    spoken: bool = False


STAGES: Final = (
    Stage(""),
    # The same words elsewhere, as when a block was moved or wrapped, rather than other words in their place: else what
    # takes that place would be paired with them.
    Stage("element", spoken=True),
    Stage("words"),
    Stage("attributes"),
    Stage("element"),
    Stage("page"),
)
"""The likeliest first."""


class Matched(NamedTuple):
    """pairs: an earlier fault with its later one. gone: earlier ones, new: later ones without a partner."""

    pairs: list[Pair]
    gone: list[Fault]
    new: list[Fault]


def matched(
    before: Iterable[Fault], after: Iterable[Fault], pages_before: frozenset[str], pages_after: frozenset[str]
) -> Matched:
    """The faults of two audits, in any order. pages_…: the addresses that each has audited."""
    gone, new = sorted(before, key=order), sorted(after, key=order)
    pairs: list[Pair] = []
    for stage in STAGES:
        bound = [each for each in gone if _enters(stage, each, pages_after)]
        free = [each for each in new if _enters(stage, each, pages_before)]
        rest_gone, rest_new = without(gone, bound), without(new, free)
        for key in (_key(stage.differing, with_impact=True), _key(stage.differing, with_impact=False)):
            found, bound, free = _paired(bound, free, key)
            pairs += found
        gone, new = sorted([*rest_gone, *bound], key=order), sorted([*rest_new, *free], key=order)
    return Matched(pairs, gone, new)


def _enters(stage: Stage, fault: Fault, others: frozenset[str]) -> bool:
    """Whether it may be paired in a stage. others: the pages of the other audit."""
    # A page has moved if its old address is not audited any more and its new one was not: else it is another page.
    if stage.differing == "page" and fault.place.page in others:
        return False
    return not (stage.spoken and fault.place.trace.words == SILENT)


def _key(differing: str, *, with_impact: bool) -> Callable[[Fault], Hashable]:
    """What has to agree: the family and the traits, but for the one that may differ."""

    def key(fault: Fault) -> Hashable:
        trace = fault.place.trace
        agreeing = trace._replace(**{differing: ""}) if differing else trace
        return fault.place.family, agreeing, fault.impact if with_impact else ""

    return key


def _paired(
    gone: Iterable[Fault], new: Iterable[Fault], key: Callable[[Fault], Hashable]
) -> tuple[list[Pair], list[Fault], list[Fault]]:
    """Those of one key, in their order, each with one partner at most; what is left of `gone`, and of `new`."""
    waiting: dict[Hashable, list[Fault]] = {}
    for each in reversed(list(gone)):
        waiting.setdefault(key(each), []).append(each)
    pairs: list[Pair] = []
    left: list[Fault] = []
    for each in new:
        partners = waiting.get(key(each))
        if partners:
            pairs.append((partners.pop(), each))
        else:
            left.append(each)
    return pairs, [each for partners in waiting.values() for each in partners], left


def without(faults: Iterable[Fault], taken: Iterable[Fault]) -> list[Fault]:
    """What is left, by identity: faults that nothing tells apart are as many as they are."""
    ids = {id(each) for each in taken}
    return [each for each in faults if id(each) not in ids]


def rank(fault: Fault) -> int:
    """The higher, the graver."""
    return IMPACTS.index(fault.impact)


def order(fault: Fault) -> tuple[object, ...]:
    """The gravest first; the rest makes the order complete, by what is left of a finding even if it is not listed."""
    return (-rank(fault), fault.rule, fault.place, fault.mark)
