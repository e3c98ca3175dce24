"""gl-code-quality-report.json: what GitLab shows in a merge request beside the files of a repository.

GitLab calls resolved what is not in a report any more: a visit that was not made is an entry, too, so that no reader
takes what it hides for mended.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from auditor.model.report import Report
from auditor.model.result import Impact
from auditor.model.text import Language
from auditor.report import Images
from auditor.report.branding import PLAIN, Branding
from auditor.report.repository.occurrences import occurrences, told, url_of, whereabouts
from auditor.report.repository.sources import Sources
from auditor.report.words.places import not_audited
from auditor.report.words.plain import plain
from auditor.report.words.strings import Strings, strings

MOST: Final = 5_000
"""Entries: a merge request shows them in one list."""
_SEVERITIES: Final[dict[Impact, str]] = {
    "critical": "critical",
    "serious": "major",
    "moderate": "minor",
    "minor": "info",
}


def render(report: Report, language: Language, images: Images, branding: Branding = PLAIN) -> bytes:  # noqa: ARG001 - the same for every format
    """gl-code-quality-report.json in `language`: a list, the worst first."""
    entries = list(_entries(report, branding.sources, strings(language)))
    return msgspec.json.format(msgspec.json.encode(entries[:MOST]), indent=1) + b"\n"


def _entries(report: Report, sources: Sources, words: Strings) -> Iterator[dict[str, Any]]:
    for number, page in enumerate(report.pages):
        if not page.audited:
            mark = hashlib.sha256(f"{page.station.id} {page.scenario}".encode()).hexdigest()[:16]
            told_so = not_audited(report, number, words)
            yield _entry(told_so, "not-audited", mark, "blocker", sources.file(page.station.url))
    for found in occurrences(report):
        severity = "info" if found.rule.advisory else _SEVERITIES[found.impact]
        text = f"{told(found, words)} · {whereabouts(report, found, words)}"
        yield _entry(text, found.rule.id, found.fingerprint, severity, sources.file(url_of(report, found)))


def _entry(text: str, check: str, fingerprint: str, severity: str, file: str) -> dict[str, Any]:
    return {
        "description": plain(text, 1_000),
        "check_name": check,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": file, "lines": {"begin": 1}},
    }
