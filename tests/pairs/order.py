"""Where the numbers of a pair contradict a person's ranking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from tests.pairs.planting import Pair


class Seen(NamedTuple):
    """One page: its qualities' numbers, the rules that fail, and what went wrong in the visit.

    numbers: of the qualities that have one; none if the page was not audited.
    """

    numbers: Mapping[str, float]
    failed: Sequence[str] = ()
    failures: Sequence[str] = ()


def contradictions(pair: Pair, seen: Sequence[Seen]) -> list[str]:
    """Worse with each change, in no quality better than it was. `seen`: the page as it was, then with each change."""
    unknown = [each for each in seen if pair.quality not in each.numbers]
    if unknown:
        return [f"{pair.name}: no number for {pair.quality} {' '.join(each.failures)}".rstrip() for each in unknown]
    numbers = [each.numbers[pair.quality] for each in seen]
    wrong = []
    if not pair.advised and not numbers[1] < numbers[0]:
        wrong.append(f"{pair.name}: {pair.quality} does not fall: {numbers[0]:.1f}, then {numbers[1]:.1f}")
    wrong += [
        f"{pair.name}: {pair.quality} rises with change {number}: {less:.1f} to {more:.1f}"
        for number, (less, more) in enumerate(pairwise(numbers))
        if more > less
    ]
    wrong += [
        f"{pair.name}: {name} rises with change {number}: {was:.1f} to {each.numbers[name]:.1f}"
        for number, each in enumerate(seen[1:])
        for name, was in seen[0].numbers.items()
        if name != pair.quality and each.numbers.get(name, 0.0) > was
    ]
    return wrong
