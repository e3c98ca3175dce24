"""What was decided, and what is still open."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from auditor.judge.evaluate import DISABLED
from auditor.judge.scoring.constants import GRAVE
from auditor.model.result import RuleResult

WEIGHTS = {"serious": 1, "critical": 2}
DECIDED: Collection[str] = ("passed", "failed")


def enough_decided(results: Iterable[RuleResult]) -> bool:
    """Whether at least half of the serious and critical rules that apply were decided, critical ones counted twice.

    Advisory rules, and what the user switched off, do not count. If none applies, nothing is missing.
    """
    applying = [each for each in results if _counts(each) and each.outcome != "inapplicable"]
    decided = sum(WEIGHTS[each.impact] for each in applying if each.outcome in DECIDED)
    return 2 * decided >= sum(WEIGHTS[each.impact] for each in applying)


def open_rules(results: Iterable[RuleResult]) -> list[str]:
    """The ids of the serious and critical rules that could not be decided somewhere, each once, by name."""
    return sorted({each.rule for each in results if is_open(each)})


def is_open(result: RuleResult) -> bool:
    """Whether a serious or critical rule is cantTell or untested, other than by the user's will."""
    return _counts(result) and result.outcome in ("cantTell", "untested")


def _counts(result: RuleResult) -> bool:
    if result.advisory or result.impact not in GRAVE:
        return False
    return result.reason is None or result.reason.code != DISABLED
