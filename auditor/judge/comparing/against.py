"""A comparison as a report tells it."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from auditor.errors import BaselineError
from auditor.judge.comparing.baseline import said
from auditor.judge.comparing.compare import Comparison
from auditor.judge.comparing.faults import Fault
from auditor.judge.comparing.known import SITE, Known
from auditor.judge.summary.identity import address
from auditor.model.comparison import AgainstBaseline, ComparedFault
from auditor.model.result import Impact
from auditor.model.summary import FindingReference

_NAMED = 3


def against(comparison: Comparison, after: Known) -> AgainstBaseline:
    """What a report says of `comparison`. after: the later audit; what stands first for a fault is a finding of it."""
    return AgainstBaseline(
        new=told(comparison.new, after),
        mended=told(comparison.gone, None),
        kept=len(comparison.kept),
        undecided=len(comparison.undecided),
        not_seen=len(comparison.not_seen),
        unknown=len(comparison.unknown),
    )


def impacts(comparison: Comparison) -> list[Impact]:
    """The impacts of what is new, for the gate."""
    return [fault.impact for fault in comparison.new]


def must_share_pages(baseline: Known, urls: Iterable[str]) -> None:
    """Raises BaselineError if none of `urls` is a page of the baseline, on whatever host: it is of another site."""
    own = sorted(baseline.pages - {SITE})
    if own and not baseline.pages & {address(url) for url in urls}:
        named = ", ".join(own[:_NAMED]) + (", …" if len(own) > _NAMED else "")
        raise BaselineError(
            f"The baseline is of other pages ({named}); none of them is audited. Name another one, or add these "
            "pages to it with --update-baseline."
        )


def told(faults: Sequence[Fault], after: Known | None) -> list[ComparedFault]:
    """Faults that nothing tells apart as one, with a finding of the audit `after` that they are of; None for none."""
    found = []
    for _, alike in itertools.groupby(faults, key=lambda each: each.mark):
        own = list(alike)
        first = own[0]
        example = after.marks[first.mark].example if after is not None else None
        found.append(
            ComparedFault(
                rule=first.rule,
                impact=first.impact,
                page=first.place.page,
                count=len(own),
                said=said(example.finding) if example is not None else first.seen.said,
                first=_reference(first, after),
            )
        )
    return found


def _reference(fault: Fault, after: Known | None) -> FindingReference | None:
    example = after.marks[fault.mark].example if after is not None else None
    return FindingReference(example.page, example.number) if example is not None else None
