"""What to fix first.

One entry for each rule that failed somewhere, never an advisory one, in this order:

1. impact: critical, serious, moderate, minor;
2. the share of the visits it failed on, of those where it was decided (a rule over the site counts as all):
   a fault of the template comes before a fault of one page;
3. the share of its subjects that failed, of those decided;
4. the number of subjects that failed;
5. the order of the categories, then the rule's id, so that the order never depends on chance.

No page counts more than another: the order is neutral towards the funnel, as the score is.
"""

from __future__ import annotations

from collections.abc import Sequence

from auditor.judge.summary.outcomes import IMPACTS, RuleResults


def priorities(rules: Sequence[RuleResults]) -> list[RuleResults]:
    """The rules to fix, the most urgent first. `rules` come in the order of the categories."""
    candidates = [each for each in rules if each.outcome == "failed" and not each.rule.advisory]
    return sorted(candidates, key=_urgency)  # stable: ties stay in the order of the categories


def _urgency(rule: RuleResults) -> tuple[int, float, float, int]:
    decided = [(page, result) for page, result in rule.results if result.outcome in ("passed", "failed", "cantTell")]
    subjects = sum(result.passed + result.failed for _, result in decided)
    everywhere = any(page is None for page, _ in rule.failing)
    return (
        IMPACTS.index(rule.rule.impact),
        -1.0 if everywhere else -len(rule.failing) / len(decided),
        -rule.failed_subjects / subjects if subjects else 0.0,
        -rule.failed_subjects,
    )
