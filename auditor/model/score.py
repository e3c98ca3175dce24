"""What scoring gives: charges, numbers, words, what to fix. Every number can be recomputed from the charges."""

from __future__ import annotations

from typing import Literal

import msgspec

from auditor.model.failure import Failure
from auditor.model.result import Impact, Verdict

Band = Literal["yes", "almost", "no"]
"""The word of a number, before it is rounded for showing: yes from 90, almost from 50, no below."""


class Charge(msgspec.Struct, frozen=True, kw_only=True):
    """What one family of rules costs on one page in one scenario, or over the site. Costs are shares, 0–1.

    impact: the gravest of its rules that fail. places: how many fail one of its rules. passing: how many fail none of
    them and pass one whose places are counted. paid: the sum of what the failing places pay, each for its dearest rule
    whose places are counted; dearest: the largest of them. whole: the dearest failing rule that judges the page as a
    whole, 0 if there is none. cost: the larger of `whole` and dearest × (paid ÷ (paid + passing + 3))^0.7. rules: the
    ids of those that fail, the dearest first.
    """

    family: str
    impact: Impact
    places: int
    passing: int
    paid: float
    dearest: float
    whole: float
    cost: float
    rules: list[str]


class QualityScore(msgspec.Struct, frozen=True, kw_only=True):
    """One quality, or one category, of one page in one scenario, or of the rules over the site.

    score: 0–100, raw × ceiling. raw: 0–100, before the ceiling. Both are None if no rule decided anything. word: the
    band of the score. ceiling: 0.49 with a critical failure, 0.89 with a serious one, else 1. charges: the dearest
    first.
    """

    score: float | None
    word: Band | None
    raw: float | None
    ceiling: float = 1.0
    charges: list[Charge] = []


class MeanScore(msgspec.Struct, frozen=True, kw_only=True):
    """One quality, or one category, of a page over its scenarios, or of a site over its pages.

    score: 0–100, raw × ceiling. raw: the mean before the ceiling, with what rules over the site cost. Both are None if
    nothing was decided anywhere. ceiling: the lowest of all. pages: how many have a number.
    """

    score: float | None
    word: Band | None
    raw: float | None
    ceiling: float = 1.0
    pages: int = 0


class Fix(msgspec.Struct, frozen=True, kw_only=True):
    """Something to fix: one family with all its places on all pages.

    rules: the ids of those that fail, the dearest first: the first one's `fails` heads it. points and quality_points:
    what the headline and the quality gain without it; points is None if there is no headline. places: how many fail,
    over all pages and scenarios. pages: on how many; over_site: whether a rule over the site is among them. elements:
    how many the findings of its rules speak of, each once for all rules and scenarios.
    """

    family: str
    quality: str
    impact: Impact
    rules: list[str]
    points: float | None
    quality_points: float
    places: int
    pages: int
    over_site: bool = False
    elements: int = 0


class Conclusion(msgspec.Struct, frozen=True, kw_only=True):
    """The verdict and why, as codes with parameters: the gravest reason first."""

    verdict: Verdict
    reasons: list[Failure] = []


ConditionName = Literal["verdict", "fail-under", "threshold", "fail-on", "strict", "baseline"]


class Condition(msgspec.Struct, frozen=True, kw_only=True):
    """Something that the gate asks for. of: the quality or category of a threshold, with the id of
    its station if it is one of a page. reasons: why it is not met, none if
    it is; of an undetermined verdict the gate's `unknown` speaks."""

    name: ConditionName
    of: str = ""
    reasons: list[Failure] = []


class GateResult(msgspec.Struct, frozen=True, kw_only=True):
    """Whether the audit passes, as codes with parameters.

    exit_code: 0, 1 or 3. sentence: what agrees with it. conditions: what was asked for, each with its own `reasons`.
    reasons: why it does not pass, those of all conditions. unknown: what could not be audited. notices: what is open
    and does not stop the gate.
    """

    exit_code: Literal[0, 1, 3]
    sentence: Failure
    conditions: list[Condition] = []
    reasons: list[Failure] = []
    unknown: list[Failure] = []
    notices: list[Failure] = []

    @property
    def passed(self) -> bool:
        """Whether nothing stands against it."""
        return self.exit_code == 0
