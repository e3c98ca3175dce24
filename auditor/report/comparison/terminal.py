"""A comparison in the terminal: the numbers, then what is new, worse, gone, better."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model.comparison import ComparedAudits
from auditor.model.report import Report
from auditor.model.text import Language
from auditor.report.branding import PLAIN, Branding
from auditor.report.comparison.told import Row, Told, told
from auditor.report.text.pen import Pen
from auditor.report.words.strings import strings

_SHOWN = 20
"""Headlines of a part, and places of a headline: the terminal is no place for two hundred."""
_PLACES = 3


def render(
    comparison: ComparedAudits,
    before: Report,
    after: Report,
    language: Language,
    branding: Branding = PLAIN,  # noqa: ARG001 - the same for every format
    *,
    width: int = 80,
    colour: bool = False,
) -> str:
    """The comparison, at most `width` columns wide; ends in a line feed."""
    words = strings(language)
    pen = Pen(words, width, colour)
    return "\n".join(_lines(told(comparison, before, after, words), pen)) + "\n"


def _lines(found: Told, pen: Pen) -> Iterator[str]:
    yield pen.bold(found.title)
    yield from _table("", found.before, found.after, found.rows, pen)
    if found.kinds:
        yield ""
        scores = [row._replace(name=kind) for kind, (row, *_) in found.kinds]
        yield from _table(pen.words("compare.kinds"), found.before, found.after, scores, pen)
    for part in found.parts:
        yield ""
        yield pen.bold(pen.words("colon", name=part.title, value=part.total))
        for headline, places in part.faults[:_SHOWN]:
            yield from pen.wrapped(headline, "  ", "    ")
            for place in places[:_PLACES]:
                yield from pen.wrapped(place, "    ", "      ")
            if len(places) > _PLACES:
                yield f"    {pen.words.count('terminal.more_lines', len(places) - _PLACES)}"
        if len(part.faults) > _SHOWN:
            yield f"  {pen.words.count('terminal.more_lines', len(part.faults) - _SHOWN)}"
    yield ""
    for note in found.note:
        yield from pen.wrapped(note)


def _table(title: str, before: str, after: str, rows: list[Row], pen: Pen) -> Iterator[str]:
    first = max(len(title), *(len(row.name) for row in rows)) + 2
    columns = [max(len(name), 6) + 2 for name in (before, after)]
    yield f"  {title:<{first}}{before:>{columns[0]}}{after:>{columns[1]}}"
    for row in rows:
        band = {"good": "yes", "bad": "no"}.get(row.tone)
        change = pen.banded(f"{row.change:>7}", band)  # type: ignore[arg-type]
        yield f"  {row.name:<{first}}{row.before:>{columns[0]}}{row.after:>{columns[1]}}{change}"
