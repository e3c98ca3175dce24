"""The verdict in ten seconds: score, qualities, what to fix first, whether the audit passes, where the report is."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from auditor.model.failure import Failure
from auditor.model.report import Report
from auditor.report.families import extent_of
from auditor.report.text.against import against
from auditor.report.text.pen import Pen
from auditor.report.text.points import worth
from auditor.report.words.places import headline, pages_note, quality_name, sentence, tally
from auditor.report.words.plain import plain

SHOWN: Final = 3
"""Things to fix in the summary."""
_GATE_TEXT: Final = 240
"""Characters of why the audit does not pass: three lines of 80 columns, so that the summary fits 24 lines."""
_GAP: Final = 3
_FOR_THE_CURIOUS: Final = ("no-sandbox",)  # about the auditor's machine, not about the site


def conclusion(report: Report, pen: Pen, location: str, *, complete: bool) -> Iterator[str]:
    """The last lines of the summary, the same with --verbose (`complete`), but for notices about the auditor."""
    yield from _verdict(report, pen)
    yield from _qualities(report, pen)
    if report.baseline is None or not report.baseline.new:
        yield from _fixes(report, pen)
    if report.baseline is not None:
        yield from against(report, report.baseline, pen, complete=complete)
    yield from _gate(report, pen, complete=complete)
    for notice in report.notices:
        if complete or notice.code not in _FOR_THE_CURIOUS:
            yield from pen.wrapped(sentence(report, notice, pen.words))
    if location:
        yield pen.words("terminal.report", location=plain(location, 1000))


def _verdict(report: Report, pen: Pen) -> Iterator[str]:
    words = pen.words
    verdict = words(f"verdict.{report.verdict}")
    parts = [verdict, _score(report, pen), pages_note(report, None, words)]
    first, *more = pen.wrapped(" · ".join(filter(None, parts)))
    yield pen.judged(verdict, report.verdict) + first.removeprefix(verdict)
    yield from more


def _score(report: Report, pen: Pen) -> str:
    if report.score is not None:
        return pen.words("terminal.score", score=pen.words.score(report.score))
    return pen.words("terminal.too_few" if report.page_qualities else "terminal.nothing_audited")


def _qualities(report: Report, pen: Pen) -> Iterator[str]:
    """Names over words and numbers if the width allows it, else one below the other."""
    words = pen.words
    cells = []
    for quality in report.ordered_qualities:
        word = words(f"word.{quality.word}" if quality.word else "word.none")
        told = f"{word} {words.score(quality.score)}" if quality.word else word
        cells.append((quality_name(report, quality.id, words), told, quality.word))
    columns = [max(len(title), len(told)) + _GAP for title, told, _ in cells]
    if sum(columns) + 2 - _GAP <= pen.width:
        sized = list(zip(columns, cells, strict=True))
        yield "  " + "".join(f"{title:<{column}}" for column, (title, _, _) in sized).rstrip()
        below = (pen.banded(text, band) + " " * (column - len(text)) for column, (_, text, band) in sized)
        yield "  " + "".join(below).rstrip()
    else:
        first = max(len(title) for title, _, _ in cells) + _GAP
        yield from (f"  {title:<{first}}{pen.banded(text, band)}" for title, text, band in cells)


def _fixes(report: Report, pen: Pen) -> Iterator[str]:
    words, fixes = pen.words, report.fixes
    if not fixes:
        if report.page_qualities:
            numbers = [quality.score for quality in report.qualities.values() if quality.score is not None]
            yield words("terminal.nothing" if numbers else "verdict_text.nothing")
        return
    title = words("terminal.fix_first")
    more = words("terminal.shown_of", shown=SHOWN, count=len(fixes)) if len(fixes) > SHOWN else ""
    yield pen.bold(title) + (f" {more}" if more else "")
    for number, fix in enumerate(fixes[:SHOWN], 1):
        rule = report.rules[fix.rules[0]]
        yield from pen.wrapped(headline(rule, words), f"  {number}. ", "     ")
        where = tally(report, *extent_of(report, fix), words)
        yield "     " + plain(f"{worth(report, fix, words)} · {where}", pen.width - 5)


def _gate(report: Report, pen: Pen, *, complete: bool) -> Iterator[str]:
    """Whether the audit passes, and why not: one reason of each kind in a few lines, or all of them (`complete`)."""
    told = sentence(report, report.gate.sentence, pen.words)
    reasons = list(_reasons(report, pen, complete=complete))
    limit = math.ceil(_GATE_TEXT / pen.width)
    lines: list[str] = []
    for kept in range(len(reasons), -1, -1):
        left_out = len(reasons) - kept
        more = [pen.words.count("terminal.more_lines", left_out)] if left_out else []
        lines = list(pen.wrapped(" ".join([told, *reasons[:kept], *more])))
        if complete or len(lines) <= limit:
            break
    yield pen.gated(told, report.gate.exit_code) + lines[0].removeprefix(told) if told in lines[0] else lines[0]
    yield from lines[1:]


def _reasons(report: Report, pen: Pen, *, complete: bool) -> Iterator[str]:
    words, kinds = pen.words, dict[str, list[Failure]]()
    for reason in (*report.gate.reasons, *report.gate.unknown, *_open(report)):
        kinds.setdefault(reason.code, []).append(reason)
    for code, reasons in kinds.items():
        if complete:
            yield from (sentence(report, reason, words) for reason in reasons)
        elif code == "rule-undetermined":
            yield words.count("terminal.grave_undecided", len(reasons))
        elif code != "rule-failed":  # the things to fix name them
            yield sentence(report, reasons[0], words)
            if len(reasons) > 1:
                yield words.count("terminal.more_lines", len(reasons) - 1)


def _open(report: Report) -> list[Failure]:
    """Why the verdict is only nearly good though every quality may be a Yes; unless the gate names it."""
    if any(each.code == "rule-undetermined" for each in report.gate.reasons):
        return []
    return [each for each in report.verdict_reasons if each.code == "rules-open"]
