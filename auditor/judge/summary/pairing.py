"""Pairs what two audits have in common by a key."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

Item = TypeVar("Item")


def paired(
    gone: Iterable[Item], new: Iterable[Item], key: Callable[[Item], Hashable]
) -> tuple[list[tuple[Item, Item]], list[Item], list[Item]]:
    """Those of one key, in their order, each with one partner at most; what is left of `gone`, and of `new`."""
    waiting: dict[Hashable, list[Item]] = {}
    for each in reversed(list(gone)):
        waiting.setdefault(key(each), []).append(each)
    pairs: list[tuple[Item, Item]] = []
    left: list[Item] = []
    for each in new:
        partners = waiting.get(key(each))
        if partners:
            pairs.append((partners.pop(), each))
        else:
            left.append(each)
    return pairs, [each for partners in waiting.values() for each in partners], left
