"""What is new and what was fixed since the baseline, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from auditor.model.comparison import AgainstBaseline
from auditor.model.report import Report
from auditor.report.text.pen import Pen
from auditor.report.words.compared import fault, tally, where
from auditor.report.words.plain import plain

SHOWN: Final = 3
"""New faults in the summary."""


def against(report: Report, compared: AgainstBaseline, pen: Pen, *, complete: bool) -> Iterator[str]:
    """What is new, with how much else there is; with `complete` all of it, and all that was fixed."""
    words = pen.words
    if compared.new:
        shown = compared.new if complete else compared.new[:SHOWN]
        more = words("terminal.shown_of", shown=len(shown), count=len(compared.new))
        title = words("baseline.new_title")
        yield pen.bold(title) + (f" {more}" if len(shown) < len(compared.new) else "")
        for number, each in enumerate(shown, 1):
            yield from pen.wrapped(fault(report, each, words), f"  {number}. ", "     ")
            told = where(report, each, words)
            yield from pen.wrapped(told if complete else plain(told, pen.width - 5), "     ")
    if complete and compared.mended:
        yield pen.bold(words("baseline.mended_title"))
        for each in compared.mended:
            yield from pen.wrapped(f"{fault(report, each, words)} · {where(report, each, words)}", "  ", "    ")
    yield from pen.wrapped(tally(compared, words))
