"""Which findings of a page are listed in full: of ten thousand elements with one fault nobody reads each.

Score, verdict and counts are those of all findings; only what a page's result holds of them is less.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator, Sequence
from typing import Final, NamedTuple

import msgspec

from auditor.judge.summary.imprint import Imprint, imprint
from auditor.judge.summary.shapes import pattern
from auditor.judge.summary.traces import unlisted
from auditor.model.result import IMPACTS, Finding, RuleResult

SHAPES: Final = 100
"""Of so many shapes of one rule on one page a finding is listed, those of most findings first."""
FULL: Final = 40
"""A page lists so many findings even if they are alike. With 40, 600 visits of pages of a thousand to ten thousand
elements make a result.json of 27 MiB."""


class Listed(NamedTuple):
    """The results of a page with the findings that are listed, and what a summary needs of all, by rule."""

    results: list[RuleResult]
    imprints: dict[str, Imprint]


def listed(results: Sequence[RuleResult]) -> Listed:
    """`results`, whose findings have their ids, as a page's result holds them."""
    shapes = [_shapes(result.findings) for result in results]
    kept = [{own[0] for own in _largest(each)} for each in shapes]
    room = FULL - sum(map(len, kept))
    for result, index in itertools.islice(_in_turns(results, shapes), max(0, room)):
        kept[result].add(index)
    return Listed(
        [_with(*each) for each in zip(results, shapes, kept, strict=True)],
        {
            result.rule: imprint(result.findings, sorted(own))
            for result, own in zip(results, kept, strict=True)
            if result.findings
        },
    )


def _shapes(findings: Sequence[Finding]) -> list[list[int]]:
    """The indexes of the findings of each shape, by the first of each."""
    found: dict[tuple[str, str], list[int]] = {}
    for index, finding in enumerate(findings):
        found.setdefault((finding.outcome, pattern(finding.selector)), []).append(index)
    return list(found.values())


def _largest(shapes: list[list[int]]) -> list[list[int]]:
    return sorted(shapes, key=len, reverse=True)[:SHAPES]


def _in_turns(results: Sequence[RuleResult], shapes: Sequence[list[list[int]]]) -> Iterator[tuple[int, int]]:
    """Result and finding: the second of each shape, then the third; those of the gravest rules first, advice last."""
    order = sorted(range(len(results)), key=lambda each: (results[each].advisory, -IMPACTS.index(results[each].impact)))
    queues = [(result, shape) for result in order for shape in _largest(shapes[result]) if len(shape) > 1]
    for turn in itertools.count(1):
        if not queues:
            return
        yield from ((result, shape[turn]) for result, shape in queues)
        queues = [(result, shape) for result, shape in queues if len(shape) > turn + 1]


def _with(result: RuleResult, shapes: list[list[int]], kept: Collection[int]) -> RuleResult:
    if len(kept) == len(result.findings):
        return result
    more = {shape[0]: sum(index not in kept for index in shape) for shape in shapes if shape[0] in kept}
    return msgspec.structs.replace(
        result,
        findings=[
            msgspec.structs.replace(finding, more=more[index]) if more.get(index) else finding
            for index, finding in enumerate(result.findings)
            if index in kept
        ],
        unlisted=unlisted([each for index, each in enumerate(result.findings) if index not in kept]),
    )
