"""Small things to score: tallies by number of places, and the numbers that they leave."""

from __future__ import annotations

from typing import Any

from auditor.judge.scoring.charges import charges_of
from auditor.judge.scoring.numbers import word
from auditor.judge.scoring.qualities import score_of
from auditor.judge.scoring.tally import Tally, distance
from auditor.model.score import MeanScore, QualityScore

GROSS = 0.5


def a_tally(
    rule: str = "contrast", *, fails: int = 0, passes: int = 0, miss: float | None = None, **changes: Any
) -> Tally:
    """A serious rule that counts places: `fails` of them fail by `miss`, `passes` pass."""
    values: dict[str, Any] = {
        "family": rule,
        "category": "legibility",
        "impact": "serious",
        "passed": frozenset(f"passing-{number}" for number in range(passes)),
        "failed": {f"failing-{number}": distance(miss, GROSS) for number in range(fails)},
    }
    return Tally(rule=rule, **{**values, **changes})


def whole(rule: str = "page", **changes: Any) -> Tally:
    """A rule that judges the page as a whole, which fails."""
    return a_tally(rule, **{"fails": 1, "whole": True, **changes})


def the_score(*tallies: Tally) -> QualityScore:
    """The number that `tallies` leave, all in one quality."""
    return score_of(charges_of(tallies), any(tally.decides for tally in tallies))


def a_mean(score: float | None = 95.0, pages: int = 1) -> MeanScore:
    """A number of the site, or of a page."""
    return MeanScore(score=score, word=word(score), raw=score, pages=pages)
