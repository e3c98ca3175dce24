"""What a failed test says of an audit: the verdict, why, and what to fix where, in a few lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from auditor.model.report import Report
from auditor.model.score import Fix
from auditor.model.url import split
from auditor.report.families import extent_of
from auditor.report.repository.occurrences import Occurrence, occurrences, whereabouts
from auditor.report.words.conclusion import verdict_reasons
from auditor.report.words.places import headline, host, not_audited, quality_name, tally, verdict_line
from auditor.report.words.plain import plain
from auditor.report.words.strings import Strings

LINES: Final = 30
_LONGEST: Final = 200
_REASONS: Final = 3
_MISSING: Final = 4
_PLACES: Final = 2
"""Places of one thing to fix: several things are told rather than one with all its places."""


def failure_text(report: Report, words: Strings, most: int = LINES) -> str:
    """At most `most` lines, each of one line whatever the page says, without a line feed at the end."""
    lines = [plain(line, _LONGEST) for line in _head(report, words)][: most - 1]
    fixes = [[plain(line, _LONGEST) for line in entry] for entry in _fixes(report, words)]
    told = 0
    for entry in fixes:
        rest = 1 if told + 1 < len(fixes) else 0  # the line that counts what is left out
        if len(lines) + len(entry) + rest > most:
            break
        lines += [_indented(line, number) for number, line in enumerate(entry)]
        told += 1
    if left_out := len(fixes) - told:
        lines.append(words.count("markdown.more", left_out))
    return "\n".join(lines)


def _indented(line: str, number: int) -> str:
    return f"  {line}" if number else line


def _head(report: Report, words: Strings) -> Iterator[str]:
    yield words("title", host=address(report))
    yield verdict_line(report, words)
    numbers = [
        f"{quality_name(report, each.id, words)} {words(f'word.{each.word}')} {words.score(each.score)}"
        for each in report.ordered_qualities
        if each.word is not None
    ]
    if numbers:
        yield " · ".join(numbers)
    yield from verdict_reasons(report, words)[:_REASONS]
    missing = [not_audited(report, number, words) for number, page in enumerate(report.pages) if not page.audited]
    yield from missing[:_MISSING]
    if len(missing) > _MISSING:
        yield words.count("terminal.more_visits", len(missing) - _MISSING)


def address(report: Report) -> str:
    """The page that was audited if it is one, else the hosts."""
    urls = {page.station.url for page in report.pages}
    if len(urls) != 1:
        return host(report)
    parts = split(urls.pop())
    return plain(f"{parts.netloc.rpartition('@')[2]}{parts.path}" + (f"?{parts.query}" if parts.query else ""), 120)


def _fixes(report: Report, words: Strings) -> Iterator[list[str]]:
    by_rule: dict[str, list[Occurrence]] = {}
    for found in occurrences(report):
        by_rule.setdefault(found.rule.id, []).append(found)
    for number, fix in enumerate(report.fixes, 1):
        yield [_fix(report, fix, number, words), *_places(report, fix, by_rule, words)]


def _fix(report: Report, fix: Fix, number: int, words: Strings) -> str:
    rule = report.rules[fix.rules[0]]
    where = tally(report, *extent_of(report, fix), words)
    return f"{number}. {headline(rule, words)} · {words(f'impact.{fix.impact}')} · {where} · {rule.id}"


def _places(report: Report, fix: Fix, by_rule: dict[str, list[Occurrence]], words: Strings) -> list[str]:
    found = [each for rule in fix.rules for each in by_rule.get(rule, [])]
    lines = [f"{whereabouts(report, each, words)} · {words.and_alike(each.finding)}" for each in found[:_PLACES]]
    if len(found) > _PLACES:
        lines.append(words.count("terminal.more_lines", len(found) - _PLACES))
    return lines
