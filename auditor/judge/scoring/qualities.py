"""From charges to the number of a quality, or of a category, of one page in one scenario."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence

from auditor.judge.scoring.charges import charges_of
from auditor.judge.scoring.constants import CEILINGS, GRAVE, SLIGHT_SHARE
from auditor.judge.scoring.numbers import settled, word
from auditor.judge.scoring.tally import Tally
from auditor.model.score import Charge, QualityScore


def scores_of(
    tallies: Sequence[Tally], names: Iterable[str], part_of: Callable[[Tally], str]
) -> dict[str, QualityScore]:
    """The number of each part: `part_of` says to which of `names`, qualities or categories, a rule belongs."""
    parts: dict[str, list[Tally]] = {name: [] for name in names}
    for tally in tallies:
        parts[part_of(tally)].append(tally)
    return {name: score_of(charges_of(part), any(each.decides for each in part)) for name, part in parts.items()}


def score_of(charges: list[Charge], decided: bool) -> QualityScore:
    """The number that `charges` leave; none if nothing was decided."""
    if not decided:
        return QualityScore(score=None, word=None, raw=None)
    raw, ceiling = raw_of(charges), ceiling_of(charges)
    score = settled(raw * ceiling)
    return QualityScore(score=score, word=word(score), raw=raw, ceiling=ceiling, charges=charges)


def raw_of(charges: Iterable[Charge]) -> float:
    """0–100, before the ceiling: 100 × Π(1 − grave costs) × (0.6 + 0.4 × Π(1 − slight costs)).

    A family is grave while any of its serious or critical rules fails, whichever is its dearest. If the dearest
    decided, mending a place could move a family whose serious rules are only just missed from the slight side to the
    grave one, and lower the number.
    """
    charges = list(charges)
    grave = math.prod(1.0 - charge.cost for charge in charges if charge.impact in GRAVE)
    slight = math.prod(1.0 - charge.cost for charge in charges if charge.impact not in GRAVE)
    return settled(100.0 * grave * (1.0 - SLIGHT_SHARE + SLIGHT_SHARE * slight))


def ceiling_of(charges: Iterable[Charge]) -> float:
    """What the raw number is multiplied by: the lowest ceiling of an impact that fails."""
    return min((CEILINGS[charge.impact] for charge in charges), default=1.0)
