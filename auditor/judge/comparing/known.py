"""What an audit knows of a site's faults, as far as another audit can know them again.

Taken from a result.json, or read from a baseline: the same to whoever compares.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import msgspec

from auditor.judge.summary.identity import address
from auditor.judge.summary.traces import Trace, trace, traces
from auditor.model.device import DeviceKind
from auditor.model.report import PageReport, Report
from auditor.model.result import Finding, Impact, RuleResult
from auditor.model.rule import RuleDescriptor

SITE = ""
"""The page of what rules over the whole site found."""


class Mark(NamedTuple):
    """What findings are known by. page: path and sorted query, as in Traits. undecided: it did not fail; whether it
    does was open."""

    rule: str
    page: str
    trace: Trace
    undecided: bool = False


class Example(NamedTuple):
    """A finding that is listed; `page` is an index in Report.pages, None for the site as a whole."""

    page: int | None
    finding: Finding


class Seen(msgspec.Struct, frozen=True):
    """count: how many have this mark, the most under one scenario: phone and tablet see one fault. kinds: of devices on
    which they were seen. example: one of them, None if none is listed or what is known of it is a baseline."""

    count: int
    kinds: frozenset[DeviceKind] = frozenset()
    example: Example | None = None


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """rules: what was judged, by id. pages: the addresses that were audited, with SITE. kinds: of devices. marks: the
    findings; advice is not among them. unmeasured: rule and page of what had no answer somewhere."""

    rules: Mapping[str, Judged]
    pages: frozenset[str]
    kinds: frozenset[DeviceKind]
    marks: Mapping[Mark, Seen]
    unmeasured: frozenset[tuple[str, str]] = frozenset()


class Judged(NamedTuple):
    """What is needed of a rule."""

    family: str
    impact: Impact


def known(report: Report) -> Known:
    """What `report` knows."""
    pages = [(index, page) for index, page in enumerate(report.pages) if page.audited]
    judged: list[tuple[int | None, str, RuleResult]] = [(None, SITE, result) for result in report.site.results]
    judged += [(index, page_of(page), result) for index, page in pages for result in page.results]
    binding = {rule.id: Judged(rule.family, rule.impact) for rule in report.rules.values() if _binds(rule)}
    counts: dict[Mark, Counter[str]] = {}
    examples: dict[Mark, Example] = {}
    for index, page, result in judged:
        if result.rule in binding:
            scenario = "" if index is None else report.pages[index].scenario
            for mark, finding in _marks(result, page):
                counts.setdefault(mark, Counter())[scenario] += 1
                if finding is not None:
                    examples.setdefault(mark, Example(index, finding))
    return Known(
        rules=binding,
        pages=frozenset([SITE, *(page_of(page) for _, page in pages)]),
        kinds=_kinds(report, {page.scenario for _, page in pages}),
        marks={
            mark: Seen(max(own.values()), _kinds(report, set(own)), examples.get(mark)) for mark, own in counts.items()
        },
        unmeasured=frozenset((result.rule, page) for _, page, result in judged if result.outcome == "untested"),
    )


def page_of(page: PageReport) -> str:
    """What the page is called in the traits of its findings."""
    return address(page.station.url)


def _binds(rule: RuleDescriptor) -> bool:
    return not rule.advisory


def _kinds(report: Report, scenarios: set[str]) -> frozenset[DeviceKind]:
    return frozenset(report.scenarios[each].device.kind for each in scenarios if each in report.scenarios)


def _marks(result: RuleResult, page: str) -> Iterator[tuple[Mark, Finding | None]]:
    for finding in result.findings:
        yield Mark(result.rule, page, trace(finding.traits), finding.outcome != "failed"), finding
    for group in result.unlisted:
        alone = msgspec.structs.replace(result, unlisted=[group])
        for left in traces(alone):
            yield Mark(result.rule, page, left, group.outcome != "failed"), None
