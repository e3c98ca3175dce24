"""What judging and scoring give: outcomes in the vocabulary of W3C ACT/EARL."""

from __future__ import annotations

from typing import Literal

import msgspec

from auditor.model.failure import SWITCHED_OFF, Failure
from auditor.model.geometry import Box
from auditor.model.text import Text

Outcome = Literal["passed", "failed", "cantTell", "inapplicable", "untested"]
Impact = Literal["minor", "moderate", "serious", "critical"]
FailOn = Impact | Literal["none"]
Verdict = Literal["compliant", "nearly", "undetermined", "not-compliant"]

FactValue = float | bool | str | list[str | float]


class Traits(msgspec.Struct, frozen=True):
    """What a finding is known by in another audit, beside its rule; nothing here depends on the host or on positions.

    page: path and sorted query, "" for the site as a whole. element: the tags, ids and roles from the document to the
    element, ids with 0 for every number; "" where the subject is no element. words: its own words, folded. attributes:
    those of id, name, type, autocomplete and the path of href that it has.
    """

    page: str = ""
    element: str = ""
    words: str = ""
    attributes: dict[str, str] = {}


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One subject that failed, or that could not be decided (`missing` then names the facts that were not measured).

    id: the same for findings of one rule whose `traits` are equal, so the same in every scenario and audit.
    miss: how far a failure is from the limit, measured ÷ required: 1 just at it, towards 0 the worse; None if its rule
    measures no distance, or what it needs was not measured: the failure counts in full.
    message: empty if the rule has none for what was measured; renderers then say so.
    """

    id: str = ""
    outcome: Outcome
    selector: str
    html: str
    box: Box | None
    message: Text
    facts: dict[str, FactValue] = {}
    missing: list[str] = []
    miss: float | None = None
    obscured_by: str = ""
    traits: Traits = Traits()


class RuleResult(msgspec.Struct, frozen=True, kw_only=True):
    """The outcome of one rule on one page and device.

    reason: why it is untested. passed, failed, undecided: numbers of subjects.
    """

    rule: str
    category: str
    impact: Impact
    advisory: bool
    outcome: Outcome
    passed: int = 0
    failed: int = 0
    undecided: int = 0
    reason: Failure | None = None
    findings: list[Finding] = []

    @property
    def unmeasured(self) -> bool:
        """Whether it is untested though the user did not switch its source off."""
        return self.outcome == "untested" and (self.reason is None or self.reason.code != SWITCHED_OFF)
