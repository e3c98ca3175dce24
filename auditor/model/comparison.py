"""What an audit comes to against a baseline."""

from __future__ import annotations

import msgspec

from auditor.model.result import Impact
from auditor.model.summary import FindingReference


class ComparedFault(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Faults that nothing tells apart but their number. rule: the gravest that they fail. page: path and query, "" for
    the site as a whole. said: their own words, "" if they have none. first: one that is listed; None of what is mended,
    or if none is."""

    rule: str
    impact: Impact
    page: str
    count: int = 1
    said: str = ""
    first: FindingReference | None = None


class AgainstBaseline(msgspec.Struct, frozen=True, kw_only=True):
    """new: what the baseline does not have, or has with a lesser impact, the gravest first. mended: what it has and is
    gone, though all was there to see it. kept: how many are as they were. undecided: how many may be gone, which could
    not be decided. not_seen: how many are of pages, rules or devices that were not audited, or had no answer. unknown:
    how many are there of which the baseline can't say whether they are new: their rule was not judged then, or had no
    answer there."""

    new: list[ComparedFault]
    mended: list[ComparedFault]
    kept: int
    undecided: int = 0
    not_seen: int = 0
    unknown: int = 0
