"""What a journey costs its customer, in words."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model.report import Report
from auditor.model.result import Finding
from auditor.model.summary import RuleSummary
from auditor.model.way import JourneyTold, StationTold
from auditor.report.words.places import scenario_label
from auditor.report.words.plain import plain
from auditor.report.words.strings import Strings

_NAME = 60
"""Characters of a journey's name."""


def journey_name(report: Report, told: JourneyTold, words: Strings) -> str:
    """ "Purchase · Phone"."""
    return f"{plain(told.name, _NAME)} · {scenario_label(report.scenarios.get(told.scenario), words)}"


def effort(of: JourneyTold | StationTold, words: Strings) -> str:
    """ "5 taps · 7 fields · 3.1 s of waiting · 340 kB · 6.2 screens"."""
    whole = isinstance(of, JourneyTold)
    parts = [
        words.count("journeys.taps", of.taps) if of.taps or whole else "",
        words.count("journeys.fields", of.fields) if of.fields or whole else "",
        words("journeys.seconds", seconds=words.number(of.seconds, 1)) if of.seconds or whole else "",
        words.quantity(of.bytes, "bytes"),
    ]
    if of.screens is not None:
        parts.append(words("journeys.screens", screens=words.number(of.screens, 1)))
    return " · ".join(filter(None, parts))


def verdict_of(told: JourneyTold, words: Strings) -> str:
    """Whether payment was reached, and what the way there costs."""
    return words("journeys.paying" if told.paying else "journeys.ended", effort=effort(told, words))


def findings_of(report: Report, told: JourneyTold) -> Iterator[tuple[RuleSummary, Finding]]:
    """What the rules on journeys found in one, the failures first."""
    place = f"{told.name} · {told.scenario}"
    found = [
        (report.rules[result.rule], finding)
        for result in report.site.results
        if result.rule in report.rules
        for finding in result.findings
        if report.rules[result.rule].over == "journeys" and finding.html == place
    ]
    return iter(sorted(found, key=lambda each: (each[1].outcome != "failed", each[0].advisory, each[0].order)))
