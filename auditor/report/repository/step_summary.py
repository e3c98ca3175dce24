"""What the page of a GitHub run says: the summary of a pull request, and folded below it all there is to fix.

GitHub drops a step's summary that is larger than 1 MiB. So what does not fit is left out from its end, and counted; the
verdict stands first and is never what is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from auditor.model.report import Report
from auditor.model.text import Language
from auditor.report import no_images, summary
from auditor.report.families import told_once
from auditor.report.findings import Findings
from auditor.report.markdown import to_fix
from auditor.report.words.markdown import escaped
from auditor.report.words.strings import Strings, strings

MOST: Final = 1024 * 1024
"""Bytes of a step's summary ("Workflow commands for GitHub Actions")."""
_PLACES: Final = 40
_FOOT: Final = 400
"""Bytes that are kept for what follows the things to fix."""


def step_summary(report: Report, language: Language, room: int = MOST) -> str:
    """The summary in `language`, in at most `room` bytes of UTF-8; as many of its first lines as fit if that is less
    than the summary alone needs."""
    words = strings(language)
    head = summary.render(report, language, no_images)
    if _size(head) + _FOOT > room:
        return _first_lines(head, room)
    if not report.fixes:
        return head
    title = words.count("checklist.fixes", len(report.fixes))
    folded = f"\n<details><summary>{escaped(title)}</summary>\n\n"
    lines = list(_all(report, words, room - _size(head) - _size(folded) - _FOOT))
    return head + folded + "".join(lines) + "</details>\n"


def _all(report: Report, words: Strings, room: int) -> Iterator[str]:
    findings = Findings(report)
    things = told_once(report, findings)
    for number, fix in enumerate(report.fixes, 1):
        entry = "\n".join(to_fix(report, findings, things, number, fix, words, _PLACES)) + "\n"
        room -= _size(entry)
        if room < 0:
            yield f"{escaped(words.count('markdown.more', len(report.fixes) - number + 1))}\n\n"
            return
        yield entry


def _first_lines(text: str, room: int) -> str:
    kept = ""
    for line in text.splitlines(keepends=True):
        if _size(kept + line) > room:
            break
        kept += line
    return kept


def _size(text: str) -> int:
    return len(text.encode("utf-8", "replace"))
