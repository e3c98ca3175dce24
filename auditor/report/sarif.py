"""report.sarif for code scanning: SARIF 2.1.0 within the limits that GitHub documents ("SARIF support for code
scanning"). A result is an element at fault; its place is the file of the repository that makes its page, since an alert
without one is not shown, and the page, device and element stand beside it.

What could not be audited or decided is a notification of the run, never a missing result that reads as a pass.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from typing import Any, Final
from urllib.parse import quote

import msgspec

from auditor.model.report import Report
from auditor.model.result import Impact
from auditor.model.summary import RuleSummary
from auditor.model.text import Language
from auditor.report import Images
from auditor.report.branding import PLAIN, Branding
from auditor.report.repository.occurrences import Occurrence, occurrences, told, url_of, whereabouts
from auditor.report.repository.sources import Sources
from auditor.report.words.markdown import escaped, prose
from auditor.report.words.places import not_audited, page_label, place, sentence, short_url
from auditor.report.words.plain import plain
from auditor.report.words.strings import Strings, strings

MOST: Final = 5_000
"""Results: of more than these GitHub shows the first 5,000 by severity."""
LARGEST: Final = 10_000_000
"""Bytes of the file, compressed with gzip, beyond which GitHub refuses it (10 MB)."""
_NAME: Final = 255
"""Characters of a rule's name (GitHub)."""
_DESCRIPTION: Final = 1_024
"""Characters of its descriptions (GitHub)."""
_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Final[dict[Impact, str]] = {"critical": "error", "serious": "error", "moderate": "warning", "minor": "note"}
_SEVERITIES: Final = {"error": "error", "warning": "warning", "note": "recommendation"}


def render(report: Report, language: Language, images: Images, branding: Branding = PLAIN) -> bytes:  # noqa: ARG001 - the same for every format
    """report.sarif in `language`."""
    words = strings(language)
    found = occurrences(report)
    count = min(len(found), MOST)
    content = _document(report, found, count, branding.sources, words)
    while count and len(content) > LARGEST and len(gzip.compress(content)) > LARGEST:
        count = count * 3 // 4
        content = _document(report, found, count, branding.sources, words)
    return content


def _document(report: Report, found: Sequence[Occurrence], count: int, sources: Sources, words: Strings) -> bytes:
    """With the first `count` of what was found."""
    rules = {rule.id: number for number, rule in enumerate(report.ordered_rules)}
    run = {
        "tool": {
            "driver": {
                "name": "mobile-ux-auditor",
                "fullName": words("document"),
                "semanticVersion": report.tool.auditor,
                "rules": [_rule(rule, words) for rule in report.ordered_rules],
            }
        },
        "language": words.language,
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report, len(found) - count, sources, words)],
        "results": [_result(report, each, rules[each.rule.id], sources, words) for each in found[:count]],
        "properties": {
            "ruleset": report.ruleset,
            "verdict": report.verdict,
            "score": report.score,
            "qualities": {quality.id: quality.score for quality in report.ordered_qualities},
        },
    }
    document = msgspec.json.encode({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})
    return msgspec.json.format(document, indent=1) + b"\n"


def level(rule: RuleSummary) -> str:
    """How grave a failure is in SARIF's words; advice is a note."""
    return "note" if rule.advisory else _LEVELS[rule.impact]


def _rule(rule: RuleSummary, words: Strings) -> dict[str, Any]:
    title = plain(rule.title.in_language(words.language), _DESCRIPTION)
    why, fix = (" ".join(each.in_language(words.language).split()) for each in (rule.why, rule.fix))
    sources = [(plain(each.called(words.language)), each.url) for each in rule.sources]
    heads = [words("rule.why"), words("rule.fix"), words("rule.sources")]
    paragraphs = [prose(why, 2_000), f"**{escaped(heads[1])}**", prose(fix, 2_000)]
    if sources:
        paragraphs += [f"**{escaped(heads[2])}**", "\n".join(f"- {_link(name, url)}" for name, url in sources)]
    told = [plain(why, 2_000), plain(fix, 2_000), " · ".join(f"{name} {url}".strip() for name, url in sources)]
    text = [words("colon", name=head, value=value) for head, value in zip(heads, told, strict=True) if value]
    severity = level(rule)
    web = [url for _, url in sources if _is_web(url)]
    return {
        "id": rule.id,
        "name": plain(rule.fails.in_language(words.language), _NAME),
        "shortDescription": {"text": title},
        "fullDescription": {"text": plain(why, _DESCRIPTION)},
        **({"helpUri": web[0]} if web else {}),
        "help": {"text": "\n".join(text), "markdown": "\n\n".join(paragraphs)},
        "defaultConfiguration": {"level": severity},
        "properties": {
            "tags": [rule.category, rule.impact, *(["advice"] if rule.advisory else [])],
            "problem.severity": _SEVERITIES[severity],
            "precision": "medium" if rule.advisory else "high",
        },
    }


def _link(name: str, url: str) -> str:
    return f"[{escaped(name)}](<{quote(url, safe=_URL)}>)" if _is_web(url) else escaped(name)


_URL: Final = "/:?#[]@!$&'()*+,;=%-._~"
"""What an address is made of (RFC 3986); whatever else a rule pack writes there is encoded."""


def _is_web(url: str) -> bool:
    return url.startswith(("https://", "http://")) and quote(url, safe=_URL) == url


def _result(report: Report, found: Occurrence, rule: int, sources: Sources, words: Strings) -> dict[str, Any]:
    lines = [told(found, words), whereabouts(report, found, words)]
    return {
        "ruleId": found.rule.id,
        "ruleIndex": rule,
        "level": level(found.rule),
        "message": {"text": _words("\n".join(lines))},
        "locations": [_location(report, found, sources, words)],
        "partialFingerprints": {"primaryLocationLineHash": found.fingerprint, "auditorFinding/v1": found.fingerprint},
        "properties": {
            "impact": found.impact,
            "page": plain(url_of(report, found), 2_000),
            "scenarios": [report.pages[page].scenario for page in found.pages],
        },
    }


def _words(text: str) -> str:
    """What a page says as words: in a SARIF message [a](b) is a link and {0} a placeholder (3.11)."""
    for mark in "\\[]":
        text = text.replace(mark, f"\\{mark}")
    return text.replace("{", "{{").replace("}", "}}")


def _location(report: Report, found: Occurrence, sources: Sources, words: Strings) -> dict[str, Any]:
    url = url_of(report, found)
    return {"physicalLocation": _file(sources, url), "logicalLocations": list(_logical(report, found, url, words))}


def _logical(report: Report, found: Occurrence, url: str, words: Strings) -> Iterator[dict[str, Any]]:
    if not found.pages:
        yield {"name": place(report, None, words), "kind": "resource"}
        return
    address = plain(url, 2_000)
    yield {"name": short_url(report, found.pages[0]), "fullyQualifiedName": address, "kind": "resource"}
    for page in found.pages:
        yield {"name": page_label(report, report.pages[page], words), "kind": "device"}
    if selector := plain(found.finding.selector, 1_000):
        yield {"name": selector, "fullyQualifiedName": f"{address} {selector}", "kind": "element"}


def _file(sources: Sources, url: str) -> dict[str, Any]:
    """The first line: which line of a template makes an element can't be seen from the page. GitHub asks for all four
    numbers."""
    return {
        "artifactLocation": {"uri": quote(sources.file(url)), "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1},
    }


def _invocation(report: Report, left_out: int, sources: Sources, words: Strings) -> dict[str, Any]:
    missing = [page for page, each in enumerate(report.pages) if not each.audited]
    visits = [(not_audited(report, page, words), sources.file(report.pages[page].station.url)) for page in missing]
    errors = [*visits, *((sentence(report, each, words), sources.otherwise) for each in report.gate.unknown)]
    notes = [sentence(report, each, words) for each in (*report.gate.notices, *report.notices)]
    if left_out > 0:
        notes.append(words.count("terminal.more_lines", left_out))
    return {
        "executionSuccessful": report.gate.exit_code != 3,
        "exitCode": report.gate.exit_code,
        "toolExecutionNotifications": [
            *(_notification("error", text, file) for text, file in errors),
            *(_notification("note", text, sources.otherwise) for text in notes),
        ],
    }


def _notification(severity: str, text: str, file: str) -> dict[str, Any]:
    location = {"physicalLocation": {"artifactLocation": {"uri": quote(file), "uriBaseId": "%SRCROOT%"}}}
    return {"level": severity, "message": {"text": _words(plain(text, 1_000))}, "locations": [location]}
