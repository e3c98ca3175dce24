"""What was decided, and what is still open."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable

from auditor.judge.scoring.constants import GRAVE
from auditor.model.failure import SWITCHED_OFF
from auditor.model.result import Impact, RuleResult

WEIGHTS = {"serious": 1, "critical": 2}
SHARES: dict[Impact, int] = {"minor": 1, "moderate": 3, "serious": 7, "critical": 10}
"""What a rule counts for in the coverage, by impact (Lighthouse weighs axe's impacts likewise)."""

DECIDED: Collection[str] = ("passed", "failed")


def enough_decided(results: Iterable[RuleResult]) -> bool:
    """Whether at least half of the serious and critical rules that apply were decided, critical ones counted twice.

    Advisory rules, and what the user switched off, do not count, nor what is left to the last station of a journey: it
    stays open, but the page was measured as far as it was to be. If none applies, nothing is missing.
    """
    applying = [
        each
        for each in results
        if _counts(each) and each.outcome != "inapplicable" and (each.reason is None or each.reason.code != "journey")
    ]
    decided = sum(WEIGHTS[each.impact] for each in applying if each.outcome in DECIDED)
    return 2 * decided >= sum(WEIGHTS[each.impact] for each in applying)


def coverage(results: Iterable[RuleResult]) -> float:
    """0–1: the decided share of the rules that apply, each by its impact and by the share of its subjects that were
    decided; 1 if none applies. Advisory rules don't count."""
    applying = [each for each in results if each.outcome != "inapplicable" and not each.advisory]
    whole = sum(SHARES[each.impact] for each in applying)
    decided = math.fsum(SHARES[each.impact] * _decided(each) for each in applying)
    return round(min(1.0, decided / whole), 4) if whole else 1.0


def open_rules(results: Iterable[RuleResult]) -> list[str]:
    """The ids of the serious and critical rules that could not be decided somewhere, each once, by name."""
    return sorted({each.rule for each in results if is_open(each)})


def is_open(result: RuleResult) -> bool:
    """Whether a serious or critical rule is cantTell or untested, other than by the user's will."""
    return _counts(result) and result.outcome in ("cantTell", "untested")


def _decided(result: RuleResult) -> float:
    decided = result.passed + result.failed
    return decided / (decided + result.undecided) if decided else 0.0


def _counts(result: RuleResult) -> bool:
    if result.advisory or result.impact not in GRAVE:
        return False
    return result.reason is None or result.reason.code not in SWITCHED_OFF
