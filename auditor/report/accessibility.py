"""gl-accessibility.json: GitLab's accessibility report, in the form of pa11y-ci, of the rules that cite WCAG or ACT.

GitLab takes a page without an entry for one that passes: so what is open, or was not audited, has an entry, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import msgspec

from auditor.model.report import Report
from auditor.model.result import RuleResult
from auditor.model.summary import RuleSummary
from auditor.model.text import Language
from auditor.report import Images
from auditor.report.branding import PLAIN, Branding
from auditor.report.repository.occurrences import occurrences, told, where
from auditor.report.words.places import not_audited, place, sentence
from auditor.report.words.plain import plain
from auditor.report.words.strings import Strings, strings

_TYPES: Final = {"error": 1, "warning": 2}
"""Type → its code in pa11y."""
_STANDARDS: Final = ("WCAG", "ACT ")


def render(report: Report, language: Language, images: Images, branding: Branding = PLAIN) -> bytes:  # noqa: ARG001 - the same for every format
    """gl-accessibility.json in `language`; advice is left out."""
    words = strings(language)
    pages: dict[str, list[dict[str, Any]]] = {}
    for number in range(len(report.pages)):
        pages.setdefault(_name(report, number), []).extend(_unknown(report, number, words))
    for found in occurrences(report):
        if found.pages and _counts(found.rule):
            message = f"{told(found, words)} · {where(report, found, words)}"
            entry = _entry("error", found.rule.id, message, found.finding.selector, found.finding.html)
            pages[_name(report, found.pages[0])].append(entry)
    errors = sum(map(len, pages.values()))
    passes = sum(not entries for entries in pages.values())
    content = {"total": len(pages), "passes": passes, "errors": errors, "results": pages}
    return msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n"


def _name(report: Report, page: int) -> str:
    """Its address. Of a snapshot that can't be read nobody knows it, and GitLab refuses an empty one."""
    station = report.pages[page].station
    return plain(station.url or station.title, 2_000) or station.id


def _counts(rule: RuleSummary) -> bool:
    return not rule.advisory and any(source.name.startswith(_STANDARDS) for source in rule.sources)


def _unknown(report: Report, number: int, words: Strings) -> Iterator[dict[str, Any]]:
    page = report.pages[number]
    if not page.audited:
        yield _entry("error", "not-audited", not_audited(report, number, words))
        return
    for result in page.results:
        rule = report.rules.get(result.rule)
        if rule is not None and _counts(rule) and (result.outcome == "cantTell" or result.unmeasured):
            title = plain(rule.title.in_language(words.language))
            message = words("junit.undecided", message=_because(report, result, title, words))
            yield _entry("warning", rule.id, f"{message} · {place(report, number, words)}")


def _because(report: Report, result: RuleResult, title: str, words: Strings) -> str:
    if result.outcome != "untested" or result.reason is None:
        return title
    return words("colon", name=title, value=sentence(report, result.reason, words))


def _entry(kind: str, code: str, message: str, selector: str = "", html: str = "") -> dict[str, Any]:
    return {
        "code": code,
        "type": kind,
        "typeCode": _TYPES[kind],
        "message": plain(message, 1_000),
        "context": plain(html, 500),
        "selector": plain(selector, 1_000),
        "runner": "mobile-ux-auditor",
        "runnerExtras": {},
    }
