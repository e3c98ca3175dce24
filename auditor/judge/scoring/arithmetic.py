"""The score's sums, written out: every right side is a number of result.json, every left side can be typed anew.

`log` is the natural logarithm, ^ a power; both sides are settled (numbers.py), so they agree to the last decimal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from auditor.judge.scoring.charges import extent_cost
from auditor.judge.scoring.constants import EXTENT, GRAVE, LONELY, NEAREST, PRICES, SLIGHT_SHARE
from auditor.judge.scoring.numbers import settled
from auditor.judge.scoring.tally import distance
from auditor.model.result import Impact
from auditor.model.score import Charge

Figure = Callable[[float], str]
"""How a number is written in a language, with all its decimals."""


class Sum(NamedTuple):
    """`left` = `right`."""

    left: str
    right: str

    def __str__(self) -> str:
        return f"{self.left} = {self.right}" if self.left != self.right else self.right


def cost_sum(charge: Charge, figure: Figure) -> Sum:
    """What a family costs: its dearest rule over the page as a whole, or its places, whichever is more."""
    parts = [figure(charge.whole)] if charge.whole else []
    if charge.paid:
        paid = figure(charge.paid)
        share = f"{paid} ÷ ({paid} + {charge.passing} + {figure(LONELY)})"
        parts.append(f"{figure(charge.dearest)} × ({share})^{figure(EXTENT)}")
    left = f"max({'; '.join(parts)})" if len(parts) > 1 else "".join(parts)
    return Sum(left, figure(charge.cost))


def raw_sum(charges: Iterable[Charge], raw: float, figure: Figure) -> Sum:
    """What the costs leave of 100: grave ones in full, slight ones 40 at most."""
    charges = list(charges)
    grave = "".join(_left(each, figure) for each in charges if each.impact in GRAVE)
    slight = "".join(_left(each, figure) for each in charges if each.impact not in GRAVE)
    if slight:
        slight = f" × ({figure(settled(1 - SLIGHT_SHARE))} + {figure(SLIGHT_SHARE)}{slight})"
    return Sum(f"100{grave}{slight}", figure(raw))


def score_sum(raw: float, ceiling: float, score: float, figure: Figure) -> Sum:
    """The number of a quality."""
    return Sum(f"{figure(raw)} × {figure(ceiling)}" if ceiling != 1 else figure(raw), figure(score))


def mean_sum(groups: Sequence[Sequence[float]], mean: float, figure: Figure) -> Sum:
    """The mean over groups of the mean over each."""
    parts = [_mean([figure(each) for each in group]) for group in groups]
    return Sum(_mean([f"({part})" if "÷" in part and len(parts) > 1 else part for part in parts]), figure(mean))


def distance_sum(impact: Impact, miss: float | None, gross: float, figure: Figure) -> Sum:
    """What a failing place pays: the price of its rule's impact, by its distance from the limit."""
    pays = figure(settled(PRICES[impact] * distance(miss, gross)))
    if miss is None or miss <= gross:
        return Sum(pays, pays)
    share = f"{figure(NEAREST)} + {figure(settled(1 - NEAREST))} × log(1 ÷ {figure(miss)}) ÷ log(1 ÷ {figure(gross)})"
    return Sum(f"{figure(PRICES[impact])} × ({share})", pays)


def holds(charge: Charge) -> bool:
    """Whether a charge costs what its own figures say."""
    cost = max(charge.whole, extent_cost(charge.dearest, charge.paid, charge.passing))
    return settled(cost) == charge.cost


def _left(charge: Charge, figure: Figure) -> str:
    return f" × (1 − {figure(charge.cost)})"


def _mean(numbers: Sequence[str]) -> str:
    return numbers[0] if len(numbers) == 1 else f"({' + '.join(numbers)}) ÷ {len(numbers)}"
