"""Numbers that are settled, and their words."""

from __future__ import annotations

import math

from auditor.judge.scoring.constants import ALMOST, DECIMALS, YES
from auditor.model.score import Band


def settled(value: float) -> float:
    """`value` as it is stored, compared and computed with."""
    return round(value, DECIMALS)


def word(score: float | None) -> Band | None:
    """The band of a settled score, None if there is no score."""
    if score is None:
        return None
    return "yes" if score >= YES else "almost" if score >= ALMOST else "no"


def shown(score: float) -> int:
    """A settled score as it is shown: rounded down, so that no number looks like a band that it is not in."""
    return math.floor(score)


def written(number: float) -> str:
    """A settled number, or a condition on one, as a parameter: with all its decimals, so that 89.999999 is not 90."""
    return f"{number:.{DECIMALS}f}".rstrip("0").rstrip(".")
