"""Workflow commands of GitHub Actions: what a runner shows beside a run and, with `[sarif.files]`, beside files.

GitHub keeps ten annotations of each level of a step, so a line is a thing to fix with all its places, not a place; with
a baseline a thing that is new.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from auditor.model.report import Report
from auditor.model.result import IMPACTS, Impact
from auditor.model.text import Language
from auditor.report import Images
from auditor.report.branding import PLAIN, Branding
from auditor.report.families import extent_of
from auditor.report.repository.sources import Sources
from auditor.report.text.points import worth
from auditor.report.words.compared import fault
from auditor.report.words.compared import where as where_compared
from auditor.report.words.places import headline, host, not_audited, sentence, tally, verdict_line
from auditor.report.words.plain import plain
from auditor.report.words.strings import Strings, strings

MOST: Final = 10
"""Of each level and step: GitHub drops what is more."""
_LEVELS: Final[dict[Impact, str]] = {
    "critical": "error",
    "serious": "error",
    "moderate": "warning",
    "minor": "notice",
}


def render(report: Report, language: Language, images: Images, branding: Branding = PLAIN) -> str:  # noqa: ARG001 - the same for every format
    """The commands, a line each: the verdict, what was not audited, then the gravest."""
    words = strings(language)
    seen: Counter[str] = Counter()
    lines = []
    for gravity, file, title, message in _annotations(report, branding.sources, words):
        # Red is what made the run red: a run that passes has no error.
        level = "warning" if gravity == "error" and report.gate.passed else gravity
        seen[level] += 1
        if seen[level] <= MOST:
            where = f"file={_property(file)},line=1,title={_property(title)}"
            lines.append(f"::{level} {where}::{_data(message)}")
    return "\n".join(lines) + "\n"


def _annotations(report: Report, sources: Sources, words: Strings) -> Iterator[tuple[str, str, str, str]]:
    """Level, file, title and message of each."""
    gate = sentence(report, report.gate.sentence, words)
    title = words("title", host=host(report))
    level = "notice" if report.gate.passed else "error"
    yield level, sources.otherwise, title, f"{verdict_line(report, words)}. {gate}"
    for number, page in enumerate(report.pages):
        if not page.audited:
            told = not_audited(report, number, words)
            yield "error", sources.file(page.station.url), words("not_audited.title"), told
    if report.baseline is not None:
        for new in report.baseline.new:
            told = where_compared(report, new, words)
            yield _LEVELS[new.impact], sources.file(new.page), fault(report, new, words), told
        return
    for fix in sorted(report.fixes, key=lambda each: -IMPACTS.index(each.impact)):
        count, pages = extent_of(report, fix)
        url = report.pages[pages[0]].station.url if pages else ""
        told = f"{worth(report, fix, words)} · {tally(report, count, pages, words)}"
        yield _LEVELS[fix.impact], sources.file(url), headline(report.rules[fix.rules[0]], words), told


def _data(text: str) -> str:
    """As @actions/core escapes a message: a line break in a page's words would begin a command of its own."""
    return plain(text, 500).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
