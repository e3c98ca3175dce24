"""Targets, and whether they are reached."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec


class Target(msgspec.Struct, frozen=True):
    """A measured value with the most or the least that it may be."""

    name: str
    value: float
    at_most: float | None = None
    at_least: float | None = None

    @property
    def reached(self) -> bool:
        """Whether the value is within its limits."""
        below = self.at_most is None or self.value <= self.at_most
        return below and (self.at_least is None or self.value >= self.at_least)


def show(targets: Sequence[Target]) -> int:
    """Prints the table; returns the exit code, 1 where a target is missed. A contender alone has none."""
    print()
    width = max((len(target.name) for target in targets), default=0)
    for target in targets:
        limit = f"≤ {target.at_most:g}" if target.at_most is not None else f"≥ {target.at_least:g}"
        print(f"{target.name:{width}}  {target.value:8.2f}  {limit:>6}  {'' if target.reached else 'missed'}".rstrip())
    return 0 if all(target.reached for target in targets) else 1
