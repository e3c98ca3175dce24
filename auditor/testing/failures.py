"""What failed in an audit, for loops of tests."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.model.report import Report
from auditor.model.result import Impact
from auditor.report.repository.occurrences import Occurrence, told, url_of, whereabouts
from auditor.report.words.plain import plain
from auditor.report.words.strings import Strings


@dataclass(frozen=True, slots=True)
class AuditFailure:
    """One element that fails a rule, or a page or the site that does.

    rule: its id. headline: what is wrong, without what was measured, which `message` says. fix: what to do. url: of the
    page, "" for the site as a whole. scenarios: ids of what it was found under, such as "phone". selector, html: of the
    element, "" if there is none. alike: how many like it on the same page are not listed. As text it is one line that
    says what and where.
    """

    rule: str
    category: str
    impact: Impact
    headline: str
    message: str
    fix: str
    url: str
    scenarios: tuple[str, ...]
    selector: str
    html: str
    alike: int
    text: str

    def __str__(self) -> str:
        return self.text


def failure_of(report: Report, found: Occurrence, words: Strings) -> AuditFailure:
    """`found` in the language of `words`."""
    rule, finding = found.rule, found.finding
    return AuditFailure(
        rule=rule.id,
        category=rule.category,
        impact=found.impact,
        headline=plain(rule.fails.in_language(words.language)),
        message=words.finding(finding),
        fix=" ".join(rule.fix.in_language(words.language).split()),
        url=url_of(report, found),
        scenarios=tuple(report.pages[page].scenario for page in found.pages),
        selector=finding.selector,
        html=finding.html,
        alike=finding.more,
        text=f"{told(found, words)} · {whereabouts(report, found, words)}",
    )
