"""Which faults of an audit are those of an earlier one.

Two are the same if their family and all but one of their traits agree (DIFFERING: the likeliest to differ first); what
agrees in everything is paired first, and of what agrees as well that of the same impact. A fault is paired at most
once, so that what has come or gone among many alike is counted: sixty cards and one more are one new fault.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import NamedTuple

import msgspec

from auditor.judge.comparing.faults import Fault, faults
from auditor.judge.comparing.known import Known, Mark, Seen
from auditor.judge.summary.matching import DIFFERING
from auditor.judge.summary.pairing import paired
from auditor.model.result import IMPACTS

Pair = tuple[Fault, Fault]


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """What two audits have in common; `before` and `after` are the earlier and the later one.

    new: faults of `after` that `before` does not have, or has with a lesser impact. gone: faults of `before` that are
    mended: their page was audited, on a device of their kind, their rule judged there, and decided. kept: an earlier
    fault with its later one. undecided: earlier ones of which it is open now whether they are there. not_seen: earlier
    ones whose rule, page or device was not part of the later audit, or had no answer. unknown: later ones of rules that
    the earlier audit did not judge, and later ones that were open then: nobody can say whether they are new.
    """

    new: list[Fault]
    gone: list[Fault]
    kept: list[Pair]
    undecided: list[Fault]
    not_seen: list[Fault]
    unknown: list[Fault]


def compare(before: Known, after: Known) -> Comparison:
    """Compares what two audits know, in any order of their findings. Families and impacts are those of `after`."""
    both = before.rules.keys() & after.rules.keys()
    first = _of_rules(before, both, after)
    left_out = _of_rules(before, before.rules.keys() - both, before)
    unjudged = _of_rules(after, after.rules.keys() - both, after)
    second = _of_rules(after, both, after)

    pairs, gone, new = _matched(faults(first), faults(second), before.pages, after.pages)
    _, _, new_for_sure = _matched(faults(first, undecided=True), new, before.pages, after.pages)
    _, left, _ = _matched(gone, faults(second, undecided=True), before.pages, after.pages)
    open_then, open_now = _without(new, new_for_sure), _without(gone, left)
    unanswered = [fault for fault in new_for_sure if (fault.rule, fault.place.page) in before.unmeasured]
    new_for_sure = _without(new_for_sure, unanswered)
    worse = [later for earlier, later in pairs if _rank(later) > _rank(earlier)]
    seen = [fault for fault in left if _was_seen(fault, after)]
    return Comparison(
        new=sorted([*new_for_sure, *worse], key=_order),
        gone=seen,
        kept=[pair for pair in pairs if _rank(pair[1]) <= _rank(pair[0])],
        undecided=open_now,
        not_seen=sorted([*_without(left, seen), *faults(left_out)], key=_order),
        unknown=sorted([*open_then, *unanswered, *faults(unjudged)], key=_order),
    )


class _Matched(NamedTuple):
    pairs: list[Pair]
    gone: list[Fault]
    new: list[Fault]


def _matched(
    before: Iterable[Fault], after: Iterable[Fault], pages_before: frozenset[str], pages_after: frozenset[str]
) -> _Matched:
    gone, new = sorted(before, key=_order), sorted(after, key=_order)
    pairs: list[Pair] = []
    for differing in ("", *DIFFERING):
        moved = differing == "page"
        # A page has moved if its old address is not audited any more and its new one was not: else it is another page.
        bound = [each for each in gone if not moved or each.place.page not in pages_after]
        free = [each for each in new if not moved or each.place.page not in pages_before]
        rest_gone, rest_new = _without(gone, bound), _without(new, free)
        for key in (_key(differing, with_impact=True), _key(differing, with_impact=False)):
            found, bound, free = paired(bound, free, key)
            pairs += found
        gone, new = sorted([*rest_gone, *bound], key=_order), sorted([*rest_new, *free], key=_order)
    return _Matched(pairs, gone, new)


def _key(differing: str, *, with_impact: bool) -> Callable[[Fault], Hashable]:
    """What has to agree: the family and the traits, but for the one that may differ."""

    def key(fault: Fault) -> Hashable:
        trace = fault.place.trace
        agreeing = trace._replace(**{differing: ""}) if differing else trace
        return fault.place.family, agreeing, fault.impact if with_impact else ""

    return key


def _of_rules(audit: Known, chosen: Iterable[str], judged: Known) -> Known:
    """`audit` with these rules only, as `judged` has them."""
    rules = {rule: judged.rules[rule] for rule in sorted(chosen)}
    marks: dict[Mark, Seen] = {mark: seen for mark, seen in audit.marks.items() if mark.rule in rules}
    return msgspec.structs.replace(audit, rules=rules, marks=marks)


def _was_seen(fault: Fault, after: Known) -> bool:
    kinds = fault.seen.kinds
    return (
        fault.place.page in after.pages
        and (fault.rule, fault.place.page) not in after.unmeasured
        and (not kinds or kinds <= after.kinds)
    )


def _without(faults_: Iterable[Fault], taken: Iterable[Fault]) -> list[Fault]:
    """What is left, by identity: faults that nothing tells apart are as many as they are."""
    ids = {id(each) for each in taken}
    return [each for each in faults_ if id(each) not in ids]


def _rank(fault: Fault) -> int:
    return IMPACTS.index(fault.impact)


def _order(fault: Fault) -> tuple[object, ...]:
    return (-_rank(fault), fault.rule, fault.place, fault.mark)
