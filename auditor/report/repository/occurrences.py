"""Each element at fault once for all scenarios, the worst first: what a forge makes an alert, an annotation of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.model.report import Report
from auditor.model.result import IMPACTS, Finding, Impact
from auditor.model.summary import FindingReference, RuleSummary, Thing
from auditor.report.families import told_once
from auditor.report.findings import Findings
from auditor.report.places import rank
from auditor.report.words.places import place, scenarios, short_url
from auditor.report.words.plain import plain
from auditor.report.words.strings import Strings


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One element that fails a rule on one station, or a station or the site that does.

    finding: that of the first scenario. pages: indexes in Report.pages, one for each scenario; none for the site.
    fingerprint: the finding's id, by which the next audit knows it, and which it is of those of that id, from 1:
    two forms of one page may have the same field.
    """

    rule: RuleSummary
    finding: Finding
    pages: tuple[int, ...]
    fingerprint: str

    @property
    def impact(self) -> Impact:
        """That of its rule."""
        return self.rule.impact


def occurrences(report: Report) -> list[Occurrence]:
    """What failed, rules that count before advice, the gravest first, then as there are points to gain; each place of a
    family under its leading rule alone."""
    findings = Findings(report)
    things = told_once(report, findings)
    fixes = {rule: number for number, fix in enumerate(report.fixes) for rule in fix.rules}
    found = []
    for rule in report.ordered_rules:
        failed = [thing for thing in things[rule.id] if thing.outcome == "failed"]
        for references, fingerprint in _counted(report, findings, rule.id, failed):
            first = references[0]
            urgency = (
                rule.advisory,
                -IMPACTS.index(rule.impact),
                fixes.get(rule.id, len(fixes)),
                rule.order,
                rank(report, findings, rule.id, first),
            )
            pages = tuple(each.page for each in references if each.page is not None)
            found.append((urgency, Occurrence(rule, findings.at(rule.id, first), pages, fingerprint)))
    return [each for _, each in sorted(found, key=lambda pair: pair[0])]


def _counted(
    report: Report, findings: Findings, rule: str, things: list[Thing]
) -> Iterator[tuple[list[FindingReference], str]]:
    """The findings of each element, with its fingerprint. Counted from the top of a page down, so that what is worst
    today does not renumber the others."""
    elements: dict[tuple[str, str], list[FindingReference]] = {}
    references = [each for thing in things for own in thing.places for each in own]
    for each in sorted(references, key=lambda own: (-1 if own.page is None else own.page, own.finding)):
        finding = findings.at(rule, each)
        station = report.pages[each.page].station.id if each.page is not None else ""
        elements.setdefault((station, finding.selector or finding.message.en), []).append(each)
    seen: Counter[str] = Counter()
    for own in elements.values():
        identity = findings.at(rule, own[0]).id
        seen[identity] += 1
        yield own, f"{identity}:{seen[identity]}"


def url_of(report: Report, found: Occurrence) -> str:
    """The address of its page, "" for the site as a whole."""
    return report.pages[found.pages[0]].station.url if found.pages else ""


def where(report: Report, found: Occurrence, words: Strings) -> str:
    """Its page and what it was visited under: "/cart, phone and tablet"; or the site as a whole."""
    if not found.pages:
        return place(report, None, words)
    label = scenarios(report, list(found.pages), words)
    page = short_url(report, found.pages[0])
    return f"{page}, {label}" if label else page


def whereabouts(report: Report, found: Occurrence, words: Strings) -> str:
    """The same with its element: "/cart, phone and tablet: #cart > button"."""
    selector = plain(found.finding.selector)
    page = where(report, found, words)
    return words("colon", name=page, value=selector) if selector else page


def told(found: Occurrence, words: Strings) -> str:
    """Its headline and what was measured: "Buttons are too small to hit: 18 × 18 px, needs 24"."""
    head = plain(found.rule.fails.in_language(words.language))
    return words("colon", name=head, value=words.and_alike(found.finding))
