"""A family told as one thing: its places under its leading rule, none of them twice, and how many they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from msgspec.structs import replace

from auditor.judge.summary.grouping import Group, Numbers, Rows, extent
from auditor.judge.summary.outcomes import RuleResults
from auditor.model.result import RuleResult
from auditor.model.summary import Thing


def told_once(rules: Sequence[RuleResults], groups: Mapping[str, Sequence[Group]]) -> dict[str, list[Group]]:
    """The groups of the rules of one thing to fix, the dearest rule first, each with what is left of its thing if no
    place that an earlier rule tells is told again."""
    told: Numbers = np.zeros(0, np.uint64)
    found: dict[str, list[Group]] = {}
    for rule in rules:
        left = [_left(each, told) for each in groups[rule.rule.id]]
        found[rule.rule.id] = [
            each._replace(thing=_without(each, rows, dict(rule.results)))
            for each, rows in zip(groups[rule.rule.id], left, strict=True)
        ]
        told = np.concatenate([told, *(_failing(rows) for rows in left)])
    return found


def elements(groups: Sequence[Group]) -> int:
    """How many elements fail, each once for all rules and scenarios."""
    return len(np.unique(np.concatenate([np.zeros(0, np.uint64), *(_failing(each.rows) for each in groups)])))


def _left(group: Group, told: Numbers) -> Rows:
    """The findings of the places that are not told yet; what stands for a place is its first finding."""
    first = group.rows.spots
    again = first.spot[first.named & np.isin(first.place, told)]
    return group.rows.at(~np.isin(group.rows.spot, again)) if len(again) else group.rows


def _failing(rows: Rows) -> Numbers:
    """The places of what failed, as far as they have a name."""
    first = rows.spots
    return first.place[first.failed & first.named]


def _without(group: Group, left: Rows, results: Mapping[int | None, RuleResult]) -> Thing | None:
    if group.thing is None or left is group.rows:
        return group.thing
    count = len(np.unique(left.spots.place))
    return replace(group.thing, untold=extent(left, count, results, group.thing.first))
