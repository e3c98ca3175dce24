"""Findings that are one fault seen many times: forty cards, twelve pages and two devices make one group."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from auditor.model.result import Finding, Outcome, RuleResult

_POSITION: Final = re.compile(r":nth-(?:last-)?(?:child|of-type)\([^)]*\)")
_DIGITS: Final = re.compile(r"\d+")
_PATTERN_LENGTH: Final = 2000


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One finding and where it was made: `page` is an index in Report.pages, None for the site as a whole."""

    page: int | None
    finding: Finding


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The findings of one rule and one outcome that are the same fault, in the order of the report."""

    rule: str
    outcome: Outcome
    occurrences: tuple[Occurrence, ...]

    @property
    def first(self) -> Finding:
        """The finding that stands for the group: the first that has a place on the page, else the first."""
        findings = [occurrence.finding for occurrence in self.occurrences]
        return next((finding for finding in findings if finding.box is not None), findings[0])

    @property
    def uniform(self) -> bool:
        """Whether all findings say the same in words."""
        return len({occurrence.finding.message for occurrence in self.occurrences}) == 1

    @property
    def pages(self) -> list[int]:
        """The pages it was found on, as indexes in Report.pages, each once; without the site."""
        return sorted({occurrence.page for occurrence in self.occurrences if occurrence.page is not None})


def pattern(selector: str) -> str:
    """`selector` without what tells siblings apart: positions, and numbers in names (`#card-17` is `#card-0`)."""
    return _DIGITS.sub("0", _POSITION.sub("", selector[:_PATTERN_LENGTH]))


def group(results: Iterable[tuple[int | None, RuleResult]]) -> list[FindingGroup]:
    """The groups of one rule's results on several pages, larger groups first, else in the order of the report.

    Two findings of one outcome are one group when their selectors have one pattern, or when they say the same in
    words: a message that names different figures for elements of one kind does not split them, nor does the same
    message for elements of different kinds.
    """
    occurrences = [Occurrence(page, finding) for page, result in results for finding in result.findings]
    roots = list(range(len(occurrences)))

    def root(index: int) -> int:
        while roots[index] != index:
            roots[index] = roots[roots[index]]
            index = roots[index]
        return index

    seen: dict[tuple[Outcome, str, str], int] = {}
    for index, occurrence in enumerate(occurrences):
        finding = occurrence.finding
        for kind, value in (("pattern", pattern(finding.selector)), ("message", finding.message.en)):
            earlier = seen.setdefault((finding.outcome, kind, value), index)
            low, high = sorted((root(earlier), root(index)))
            roots[high] = low

    members: dict[int, list[Occurrence]] = {}
    for index, occurrence in enumerate(occurrences):
        members.setdefault(root(index), []).append(occurrence)
    rules = {id(finding): result.rule for _, result in results for finding in result.findings}
    groups = [
        FindingGroup(rules[id(found[0].finding)], found[0].finding.outcome, tuple(found)) for found in members.values()
    ]
    return sorted(groups, key=lambda each: (each.outcome != "failed", -len(each.occurrences)))
