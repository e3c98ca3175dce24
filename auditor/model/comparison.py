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


class ComparedNumber(msgspec.Struct, frozen=True, kw_only=True):
    """A number, 0–100, in both audits; None where there is none."""

    before: float | None
    after: float | None

    @property
    def gain(self) -> float | None:
        """By how much it rose; None unless both are known."""
        return self.after - self.before if self.before is not None and self.after is not None else None


class ComparedKind(msgspec.Struct, frozen=True, kw_only=True):
    """Pages of one kind. before, after: how many. qualities: the mean of their numbers, by id."""

    kind: str
    before: int
    after: int
    score: ComparedNumber
    qualities: dict[str, ComparedNumber]


class ComparedAudits(msgspec.Struct, frozen=True, kw_only=True):
    """Two audits beside each other.

    same_site: whether single faults are compared; of two sites only qualities and kinds of pages are. new, worse,
    better: with their findings in the later audit, gone: in the earlier one. kept: how many are as they were.
    undecided, not_seen, unknown: as in AgainstBaseline. elsewhere: how many are on pages that the earlier audit did not
    have.
    """

    same_site: bool
    score: ComparedNumber
    qualities: dict[str, ComparedNumber]
    kinds: list[ComparedKind]
    new: list[ComparedFault] = []
    gone: list[ComparedFault] = []
    worse: list[ComparedFault] = []
    better: list[ComparedFault] = []
    kept: int = 0
    undecided: int = 0
    not_seen: int = 0
    unknown: int = 0
    elsewhere: int = 0
