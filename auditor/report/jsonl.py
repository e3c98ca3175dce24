"""result.jsonl for pipes: a line for the audit, then one for each visit, and one for each finding that is listed.

`kind` says which it is. A finding has what a line of a shell needs to be about: its page, rule, impact and words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from auditor.model.report import Report
from auditor.model.result import RuleResult
from auditor.model.text import Language
from auditor.report import Images
from auditor.report.branding import PLAIN, Branding
from auditor.report.json import encoded
from auditor.report.words.places import sentence
from auditor.report.words.plain import plain
from auditor.report.words.strings import strings


def render(report: Report, language: Language, images: Images, branding: Branding = PLAIN) -> bytes:  # noqa: ARG001 - the same for every format
    """result.jsonl, its words in `language`."""
    return b"".join(encoded(line) + b"\n" for line in _lines(report, language))


def _lines(report: Report, language: Language) -> Iterator[dict[str, Any]]:
    yield {
        "kind": "audit",
        "schema_version": report.schema_version,
        "ruleset": report.ruleset,
        "started": report.started,
        "score": report.score,
        "verdict": report.verdict,
        "exit_code": report.gate.exit_code,
        "qualities": {quality.id: quality.score for quality in report.ordered_qualities},
        "baseline": None if report.baseline is None else msgspec.to_builtins(report.baseline),
    }
    for page in report.pages:
        yield {
            "kind": "visit",
            "url": page.station.url,
            "title": page.station.title,
            "scenario": page.scenario,
            "directory": page.directory,
            "audited": page.audited,
            "score": page.score,
            "failures": [failure.code for failure in page.failures],
            "reasons": [sentence(report, failure, strings(language)) for failure in page.failures],
        }
        for result in page.results:
            yield from _findings(result, report, page.station.url, page.scenario, language)
    for result in report.site.results:
        yield from _findings(result, report, "", "", language)


def _findings(
    result: RuleResult, report: Report, url: str, scenario: str, language: Language
) -> Iterator[dict[str, Any]]:
    rule = report.rules.get(result.rule)
    for finding in result.findings:
        yield {
            "kind": "finding",
            "id": finding.id,
            "url": url,
            "scenario": scenario,
            "rule": result.rule,
            "category": result.category,
            "impact": result.impact,
            "advisory": result.advisory,
            "outcome": finding.outcome,
            "headline": plain(rule.fails.in_language(language)) if rule is not None else "",
            "message": plain(finding.message.in_language(language)),
            "selector": finding.selector,
            "html": finding.html,
            "more": finding.more,
        }
