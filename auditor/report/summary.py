"""summary.md: what a pull request should say, in at most 60 lines: the verdict, what is new, what was fixed.

For a comment of a bot or the summary of a CI job. What comes from a page or a rule pack is escaped: it is read as
words, never as markup, a link or a mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from auditor.model.comparison import ComparedFault
from auditor.model.report import Report
from auditor.model.text import Language
from auditor.report import Images
from auditor.report.branding import PLAIN, Branding
from auditor.report.families import extent_of
from auditor.report.text.points import worth
from auditor.report.words.compared import fault, tally, where
from auditor.report.words.places import headline, host, not_audited, quality_name, sentence, verdict_line
from auditor.report.words.places import tally as places
from auditor.report.words.plain import plain
from auditor.report.words.strings import Strings, strings

LINES: Final = 60
_FIXES, _NEW, _MENDED, _REASONS, _MISSING, _NOTICES = 5, 10, 6, 5, 4, 6
_LONGEST: Final = 400
_MARKUP: Final = re.compile(r"([\\`*_{}\[\]()<>#!|~@&$^])")
_FIRST: Final = re.compile(r"^(\d*)([-+.)=])")  # what makes a line a list or a rule
_ADDRESS: Final = re.compile(r"(?i)\b(https?|ftp|mailto|www)([:.])")


def render(report: Report, language: Language, images: Images, branding: Branding = PLAIN) -> str:  # noqa: ARG001 - the same for every format
    """The summary in Markdown (CommonMark with tables)."""
    words = strings(language)
    lines = list(_lines(report, words))
    assert len(lines) <= LINES
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """`text` as words of Markdown: on one line, without markup, links, mentions or HTML."""
    safe = _FIRST.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", plain(text, _LONGEST)))
    return _ADDRESS.sub("\\g<1>\u200b\\g<2>", safe).replace("\\@", "@\u200b")


def _lines(report: Report, words: Strings) -> Iterator[str]:
    yield f"## {escaped(words('title', host=host(report)))}"
    yield ""
    yield f"**{escaped(verdict_line(report, words))}**"
    yield ""
    yield from _qualities(report, words)
    yield ""
    yield escaped(sentence(report, report.gate.sentence, words))
    reasons = [sentence(report, each, words) for each in (*report.gate.reasons, *report.gate.unknown)]
    if reasons:
        yield ""
        yield from _listed(reasons, _REASONS, words)
    missing = [not_audited(report, number, words) for number, page in enumerate(report.pages) if not page.audited]
    if missing:
        yield ""
        yield f"### {escaped(words('not_audited.title'))}"
        yield ""
        yield from _listed(missing, _MISSING, words)
    if report.baseline is not None:
        yield ""
        yield escaped(tally(report.baseline, words))
        yield from _faults("baseline.new_title", report, report.baseline.new, _NEW, words)
        yield from _faults("baseline.mended_title", report, report.baseline.mended, _MENDED, words)
    elif report.fixes:
        yield ""
        yield f"### {escaped(words('terminal.fix_first'))}"
        yield ""
        yield from _listed(_fixes(report, words), _FIXES, words)
    notices = [sentence(report, each, words) for each in report.notices if each.code != "no-sandbox"]
    if notices:
        yield ""
        yield from _paragraph(notices, _NOTICES, words)


def _qualities(report: Report, words: Strings) -> Iterator[str]:
    names, cells = [], []
    for quality in report.ordered_qualities:
        names.append(escaped(quality_name(report, quality.id, words)))
        word = words(f"word.{quality.word}" if quality.word else "word.none")
        cells.append(escaped(f"{word} {words.score(quality.score)}" if quality.word else word))
    if names:
        yield f"| {' | '.join(names)} |"
        yield f"|{' --- |' * len(names)}"
        yield f"| {' | '.join(cells)} |"


def _fixes(report: Report, words: Strings) -> list[str]:
    return [
        f"{headline(report.rules[fix.rules[0]], words)} · {worth(report, fix, words)} · "
        f"{places(report, *extent_of(report, fix), words)}"
        for fix in report.fixes
    ]


def _faults(title: str, report: Report, found: Sequence[ComparedFault], most: int, words: Strings) -> Iterator[str]:
    if found:
        yield ""
        yield f"### {escaped(words(title))}"
        yield ""
        yield from _listed(
            [f"{fault(report, each, words)} · {where(report, each, words)}" for each in found], most, words
        )


def _paragraph(sentences: Sequence[str], most: int, words: Strings) -> Iterator[str]:
    """The sentences a line each, but as no list: after another list they would be read as a part of it."""
    lines = [each.removeprefix("- ") for each in _listed(sentences, most, words)]
    yield from (f"{line}\\" for line in lines[:-1])
    yield lines[-1]


def _listed(entries: Sequence[str], most: int, words: Strings) -> Iterator[str]:
    yield from (f"- {escaped(each)}" for each in entries[:most])
    if len(entries) > most:
        yield f"- {escaped(words.count('terminal.more_lines', len(entries) - most))}"
