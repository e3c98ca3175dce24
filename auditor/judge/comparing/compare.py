"""What has become of the faults of an earlier audit: which are gone, which were kept, which are new (matching.py)."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from auditor.judge.comparing.faults import Fault, faults
from auditor.judge.comparing.known import Known, Mark, Seen
from auditor.judge.comparing.matching import Pair, matched, order, rank, without


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

    pairs, gone, new = matched(faults(first), faults(second), before.pages, after.pages)
    _, _, new_for_sure = matched(faults(first, undecided=True), new, before.pages, after.pages)
    _, left, _ = matched(gone, faults(second, undecided=True), before.pages, after.pages)
    open_then, open_now = without(new, new_for_sure), without(gone, left)
    unanswered = [fault for fault in new_for_sure if (fault.rule, fault.place.page) in before.unmeasured]
    new_for_sure = without(new_for_sure, unanswered)
    worse = [later for earlier, later in pairs if rank(later) > rank(earlier)]
    seen = [fault for fault in left if _was_seen(fault, after)]
    return Comparison(
        new=sorted([*new_for_sure, *worse], key=order),
        gone=seen,
        kept=[pair for pair in pairs if rank(pair[1]) <= rank(pair[0])],
        undecided=open_now,
        not_seen=sorted([*without(left, seen), *faults(left_out)], key=order),
        unknown=sorted([*open_then, *unanswered, *faults(unjudged)], key=order),
    )


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
