"""tickets.csv: a row for each element that is at fault, to be read into a tracker or a spreadsheet.

UTF-8 with a mark at its beginning, without which spreadsheets read accents wrong. In French the cells are parted by
semicolons and decimals by commas, as a French spreadsheet expects. A spreadsheet runs what begins as a formula does,
so a cell of a page's words never does.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterator
from typing import Final

from auditor.model.report import Report
from auditor.model.score import Fix
from auditor.model.summary import RuleSummary, Thing
from auditor.model.text import Language
from auditor.report import Images
from auditor.report.branding import PLAIN, Branding
from auditor.report.families import told_once
from auditor.report.findings import Findings
from auditor.report.places import Spot, spots, worst_things_first
from auditor.report.words.places import headline, quality_name, scenario_label, short_url
from auditor.report.words.plain import plain
from auditor.report.words.strings import Strings, strings

_MARK: Final = "\ufeff"
_FORMULA: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "−", "|", "%")
"""What spreadsheets take for the beginning of a formula or a command, also in full width."""
_COLUMNS: Final = (
    "number",
    "headline",
    "message",
    "quality",
    "impact",
    "points",
    "whole",
    "page",
    "device",
    "selector",
    "html",
    "advice",
    "source",
    "rule",
    "id",
)


def render(report: Report, language: Language, images: Images, branding: Branding = PLAIN) -> str:  # noqa: ARG001
    """The table in `language`: the thing that gives most points first, its worst place first."""
    words = strings(language)
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";" if language == "fr" else ",", lineterminator="\r\n")
    writer.writerow([words(f"tickets.{name}") for name in _COLUMNS])
    findings = Findings(report)
    things = told_once(report, findings)
    for number, fix in enumerate(report.fixes, 1):
        for rule in fix.rules:
            for thing in worst_things_first(report, findings, things[rule]):
                if thing.outcome == "failed":
                    writer.writerows(_rows(report, findings, thing, number, fix, words))
    return _MARK + stream.getvalue()


def _rows(
    report: Report, findings: Findings, thing: Thing, number: int, fix: Fix, words: Strings
) -> Iterator[list[str]]:
    rule = report.rules[thing.rule]
    advice = " ".join(rule.fix.in_language(words.language).split())
    for spot in spots(report, findings, thing):
        yield [
            str(number),
            cell(headline(rule, words)),
            cell(words.finding(spot.finding)),
            cell(quality_name(report, fix.quality, words)),
            words(f"impact.{rule.impact}"),
            _points(fix.quality_points, words),
            _points(fix.points, words),
            cell(_pages(report, spot, words), 2000),
            cell(_devices(report, spot, words)),
            cell(spot.finding.selector, 1000),
            cell(spot.finding.html, 1000),
            cell(advice, 2000),
            cell(_source(rule, words), 1000),
            cell(rule.id),
            cell(spot.finding.id),
        ]


def cell(text: str, limit: int = 300) -> str:
    """`text` in one line, as words in every spreadsheet: with an apostrophe before what begins as a formula does."""
    shown = plain(text, limit)
    return f"'{shown}" if shown.lstrip().startswith(_FORMULA) else shown


def _points(points: float | None, words: Strings) -> str:
    """Rounded down to a tenth, as everywhere; without a sign, so that it is a number."""
    return "" if points is None else words.number(math.floor(points * 10 + 1e-9) / 10, 1)


def _pages(report: Report, spot: Spot, words: Strings) -> str:
    found = dict.fromkeys(short_url(report, page) for page in spot.pages)
    return ", ".join(found) if found else words("site")


def _devices(report: Report, spot: Spot, words: Strings) -> str:
    scenarios = dict.fromkeys(report.pages[page].scenario for page in spot.pages)
    return ", ".join(scenario_label(report.scenarios.get(each), words) for each in scenarios)


def _source(rule: RuleSummary, words: Strings) -> str:
    return next((f"{source.called(words.language)} {source.url}".strip() for source in rule.sources), "")
