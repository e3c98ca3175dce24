"""What an audit knows of a site's faults, as far as another audit can know them again.

Taken from a result.json, or read from a baseline: the same to whoever compares.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from auditor.judge.summary.identity import address
from auditor.judge.summary.traces import Trace, trace, traces
from auditor.model.device import DeviceKind
from auditor.model.facts import COLLECTIONS
from auditor.model.report import PageReport, Report, SiteReport
from auditor.model.result import Finding, Impact, RuleResult
from auditor.model.rule import RuleDescriptor
from auditor.model.scenario import Scenario

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
    """A finding that is listed. page: an index in Report.pages, None for the site as a whole. number: its index in the
    findings that its rule has there."""

    page: int | None
    number: int
    finding: Finding


class Seen(msgspec.Struct, frozen=True):
    """count: how many have this mark, the most under one scenario: phone and tablet see one fault. kinds: of devices on
    which they were seen. example: one of them, None if none is listed or what is known of it is a baseline. said: what
    a baseline calls it."""

    count: int
    kinds: frozenset[DeviceKind] = frozenset()
    example: Example | None = None
    said: str = ""


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """rules: what was judged, and had an answer somewhere, by id. pages: the addresses that were audited, with SITE.
    kinds: of devices. marks: the findings; advice is not among them. unmeasured: rule and page of what had no answer
    there, or not for all that there is to look at."""

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
    return known_of(report.pages, report.site, report.rules, report.scenarios)


def known_of(
    pages: Sequence[PageReport],
    site: SiteReport,
    rules: Mapping[str, RuleDescriptor],
    scenarios: Mapping[str, Scenario],
) -> Known:
    """What judged pages know, before there is a report of them."""
    audited = [(index, page) for index, page in enumerate(pages) if page.audited]
    judged: list[tuple[int | None, str, RuleResult]] = [(None, SITE, result) for result in site.results]
    judged += [(index, page_of(page), result) for index, page in audited for result in page.results]
    binding = {rule.id: Judged(rule.family, rule.impact) for rule in rules.values() if not rule.advisory}
    counts: dict[Mark, Counter[str]] = {}
    joined = {rule.id for rule in rules.values() if rule.one_per}
    examples: dict[Mark, Example] = {}
    for index, page, result in judged:
        if result.rule in binding:
            scenario = "" if index is None else pages[index].scenario
            for mark in _marks(result, page):
                count = counts.setdefault(mark, Counter())
                # Which elements suffer from a bar depends on the height of the screen: however many, it is one fault.
                count[scenario] = 1 if result.rule in joined else count[scenario] + 1
            for number, finding in enumerate(result.findings):
                examples.setdefault(_mark(result.rule, page, finding), Example(index, number, finding))

    def kinds(ids: Iterable[str]) -> frozenset[DeviceKind]:
        return frozenset(scenarios[each].device.kind for each in ids if each in scenarios)

    unmeasured = {(result.rule, page) for _, page, result in judged if result.outcome == "untested"}
    unmeasured |= {(rule, page_of(page)) for _, page in audited for rule in _in_part(page, rules)}
    answered = {result.rule for _, page, result in judged if (result.rule, page) not in unmeasured}
    answered |= {mark.rule for mark in counts}
    return Known(
        rules={rule: each for rule, each in binding.items() if rule in answered},
        pages=frozenset([SITE, *(page_of(page) for _, page in audited)]),
        kinds=kinds(page.scenario for _, page in audited),
        marks={mark: Seen(max(own.values()), kinds(own), examples.get(mark)) for mark, own in counts.items()},
        unmeasured=frozenset(unmeasured),
    )


def page_of(page: PageReport) -> str:
    """What the page is called in the traits of its findings."""
    return address(page.station.url)


def _in_part(page: PageReport, rules: Mapping[str, RuleDescriptor]) -> Iterator[str]:
    """The rules over what a step of the visit gave only a part of."""
    steps = {failure.step for failure in page.failures}
    for rule in rules.values():
        declared = COLLECTIONS.get(rule.over)
        if declared is not None and steps & {*declared.steps}:
            yield rule.id


def _mark(rule: str, page: str, finding: Finding) -> Mark:
    return Mark(rule, page, trace(finding.traits), finding.outcome != "failed")


def _marks(result: RuleResult, page: str) -> Iterator[Mark]:
    """Of all findings, listed or not."""
    yield from (_mark(result.rule, page, finding) for finding in result.findings)
    for group in result.unlisted:
        for left in traces(msgspec.structs.replace(result, unlisted=[group])):
            yield Mark(result.rule, page, left, group.outcome != "failed")
