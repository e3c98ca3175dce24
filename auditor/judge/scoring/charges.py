"""What each family of rules costs: one page in one scenario, or the site."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from auditor.judge.scoring.constants import EXTENT, LONELY, PRICES
from auditor.judge.scoring.numbers import settled
from auditor.judge.scoring.tally import Tally
from auditor.model.result import IMPACTS
from auditor.model.score import Charge


def charges_of(tallies: Iterable[Tally]) -> list[Charge]:
    """One charge for each family of which a rule fails, the dearest first. Advisory rules cost nothing.

    All of one page and scenario, or all over the site; of one quality or one category.
    """
    families: dict[str, list[Tally]] = {}
    for tally in tallies:
        if not tally.advisory:
            families.setdefault(tally.family, []).append(tally)
    charges = [_charge(family, members) for family, members in families.items() if any(each.failed for each in members)]
    return sorted(charges, key=lambda charge: (-charge.cost, charge.family))


def extent_cost(dearest: float, paid: float, passing: int) -> float:
    """What faulty places cost: the dearest of them × the share that they are of all, to the power 0.7."""
    return dearest * (paid / (paid + passing + LONELY)) ** EXTENT if paid else 0.0


def _charge(family: str, members: Sequence[Tally]) -> Charge:
    failing = sorted((each for each in members if each.failed), key=_dearest_first)
    faulty = {place for each in failing for place in each.failed}
    passing = {place for each in members if not each.whole for place in each.passed} - faulty
    pays = _pays(each for each in failing if not each.whole)
    paid, dearest = settled(math.fsum(pays.values())), settled(max(pays.values(), default=0.0))
    whole = settled(max((_dearest(each) for each in failing if each.whole), default=0.0))
    return Charge(
        family=family,
        impact=max((each.impact for each in failing), key=IMPACTS.index),
        places=len(faulty),
        passing=len(passing),
        paid=paid,
        dearest=dearest,
        whole=whole,
        cost=settled(max(whole, extent_cost(dearest, paid, len(passing)))),
        rules=[each.rule for each in failing],
    )


def _pays(failing: Iterable[Tally]) -> dict[str, float]:
    """What each place pays: once, for the dearest rule that it fails."""
    pays: dict[str, float] = {}
    for each in failing:
        for place, distance in each.failed.items():
            pays[place] = max(pays.get(place, 0.0), PRICES[each.impact] * distance)
    return pays


def _dearest(tally: Tally) -> float:
    return PRICES[tally.impact] * max(tally.failed.values())


def _dearest_first(tally: Tally) -> tuple[float, int, str]:
    return -_dearest(tally), -IMPACTS.index(tally.impact), tally.rule
