"""A comparison in Markdown, at most 60 KB, for a pull request or a wiki."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model.comparison import ComparedAudits
from auditor.model.report import Report
from auditor.model.text import Language
from auditor.report.branding import PLAIN, Branding
from auditor.report.comparison.told import Part, Row, told
from auditor.report.words.markdown import escaped
from auditor.report.words.strings import Strings, strings

_MOST = 60_000
_KINDS = 20
_PLACES = 10
"""Of a headline; the others are counted."""
_FOOT = 2_000
"""Bytes that are kept for the lines on what is left out, and for the notes."""


def render(
    comparison: ComparedAudits,
    before: Report,
    after: Report,
    language: Language,
    branding: Branding = PLAIN,  # noqa: ARG001 - the same for every format
) -> str:
    """The comparison in `language`."""
    words = strings(language)
    found = told(comparison, before, after, words)
    lines = [f"# {escaped(found.title)}", "", *_table("", found.before, found.after, found.rows)]
    for kind, rows in found.kinds[:_KINDS]:
        lines += _table(kind, found.before, found.after, rows)
    size = sum(len(line.encode("utf-8", "replace")) + 1 for line in lines)
    room = (_MOST - _FOOT - size) // max(1, len(found.parts))
    for part in found.parts:
        lines += _part(part, room, words)
    lines += [escaped(note) for note in found.note]
    return "\n".join(lines) + "\n"


def _table(title: str, before: str, after: str, rows: list[Row]) -> Iterator[str]:
    yield f"| {escaped(title)} | {escaped(before)} | {escaped(after)} | |"
    yield "|---|---:|---:|---:|"
    yield from (f"| {escaped(row.name)} | {row.before} | {row.after} | {row.change} |" for row in rows)
    yield ""


def _part(part: Part, room: int, words: Strings) -> Iterator[str]:
    yield from (f"## {escaped(part.title)} ({part.total})", "")
    for number, (headline, places) in enumerate(part.faults):
        more = [words.count("terminal.more_lines", len(places) - _PLACES)] if len(places) > _PLACES else []
        told_ = [f"  - {escaped(place, 500)}" for place in (*places[:_PLACES], *more)]
        line = "\n".join([f"- **{escaped(headline)}**", *told_])
        room -= len(line.encode("utf-8", "replace")) + 1
        if room < 0:
            yield f"- {escaped(words.count('terminal.more_lines', len(part.faults) - number))}"
            break
        yield line
    yield ""
