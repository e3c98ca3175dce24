"""A calm summary for the terminal: score and verdict, the categories under each scenario, what to fix first, where the
rest is."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Final

from auditor.model.report import Report
from auditor.model.result import RuleResult
from auditor.model.summary import RuleSummary
from auditor.model.text import Language
from auditor.report.findings import Findings
from auditor.report.words.places import host, place, scenario_label, sentence, tally
from auditor.report.words.plain import plain
from auditor.report.words.strings import Strings, strings

SHOWN: Final = 5
"""Rules under "to fix first"."""
_LINES: Final = 8
"""Lines in each of the lists of what is missing."""
_NARROWEST, _WIDEST = 40, 100
_BOLD, _RED, _GREEN, _YELLOW = "1", "31", "32", "33"
_VERDICT_COLOURS: Final = {"compliant": _GREEN, "nearly": _YELLOW, "undetermined": _YELLOW, "not-compliant": _RED}


def render(report: Report, language: Language, width: int, colour: bool, location: str) -> str:
    """The summary, its lines wrapped at `width` columns, with ANSI colours or without any escape; ends in a line feed.

    `location` says where the full report is; "" leaves that line out.
    """
    page = _Page(report, strings(language), max(_NARROWEST, min(width, _WIDEST)), colour)
    sections = (page.head(), page.scores(), page.fixes(), page.undecided(), page.unmeasured(), page.end(location))
    return "\n\n".join(text for section in sections if (text := "\n".join(section))) + "\n"


class _Page:
    def __init__(self, report: Report, words: Strings, width: int, colour: bool) -> None:
        self.report, self.words, self.width, self.colour = report, words, width, colour
        self.findings = Findings(report)

    def head(self) -> Iterator[str]:
        report, words = self.report, self.words
        yield self._styled(words("title", host=host(report)), _BOLD)
        verdict = self._styled(words(f"verdict.{report.verdict}"), _BOLD, _VERDICT_COLOURS[report.verdict])
        score = (
            words("score.none") if report.score is None else words("terminal.score", score=words.score(report.score))
        )
        coverage = words("coverage", share=words.percent(report.coverage))
        length = sum(map(len, (words(f"verdict.{report.verdict}"), score, coverage))) + 6
        yield f"{verdict} · {score} · {coverage}" if length <= self.width else f"{verdict} · {score}"
        if length > self.width:
            yield from self._wrapped(coverage)

    def scores(self) -> Iterator[str]:
        """One line a category, one column a scenario."""
        report, words = self.report, self.words
        rows = [(category.title.in_language(words.language), category.id) for category in report.ordered_categories]
        columns = report.by_scenario
        labels = [plain(scenario_label(report.scenarios[each.scenario], words), 14) for each in columns]
        first = min(max([len(title) for title, _ in rows] + [12]), self.width - 2 - sum(len(x) + 3 for x in labels))
        yield " " * (2 + first) + "".join(f"   {label}" for label in labels)
        for title, category in rows:
            yield self._row(title, first, labels, [each.categories.get(category) for each in columns])
        total = [each.score for each in columns]
        yield self._styled(self._row(words("terminal.overall"), first, labels, total), _BOLD)

    def _row(self, title: str, first: int, labels: list[str], scores: list[float | None]) -> str:
        cells = "".join(
            f"{self.words.score(score):>{len(label) + 3}}" for score, label in zip(scores, labels, strict=True)
        )
        return f"  {plain(title, max(first, 4)):<{first}}{cells}"

    def fixes(self) -> Iterator[str]:
        words, urgent = self.words, self.report.to_fix
        if not urgent and self.report.score is not None:
            yield words("terminal.nothing")
        if urgent:
            yield self._styled(words("terminal.fix_first"), _BOLD)
        for rule in urgent[:SHOWN]:
            yield from self._fix(rule)
        if len(urgent) > SHOWN:
            yield from self._wrapped(words.count("terminal.more", len(urgent) - SHOWN), "  ")
        advisory = sum(each.advisory and each.outcome == "failed" for each in self.report.rules.values())
        if advisory:
            yield from self._wrapped(words.count("terminal.advisory", advisory), "  ")

    def _fix(self, rule: RuleSummary) -> Iterator[str]:
        words = self.words
        title = plain(rule.title.in_language(words.language))
        impact = words(f"impact.{rule.impact}")
        lines = self._wrapped(f"{title} ({impact})", f"  {rule.priority}. ", "     ")
        yield self._styled(next(lines), _BOLD)
        yield from (self._styled(line, _BOLD) for line in lines)
        thing = next((each for each in self.findings.things(rule.id) if each.outcome == "failed"), None)
        if thing is not None:
            finding = self.findings.first(thing)
            message = words.finding(finding)
            yield from self._wrapped(message if thing.uniform else words("rule.example", message=message), "     ")
            yield from self._wrapped(tally(self.report, rule.count, rule.pages, words), "     ")
            if finding.selector:
                yield from self._wrapped(plain(finding.selector, 160), "     ")
        fix = plain(rule.fix.in_language(words.language).strip().split("\n\n")[0], 400)
        yield from self._wrapped(words("terminal.fix", text=fix), "     ")

    def undecided(self) -> Iterator[str]:
        """Rules whose answer is not known because a fact is missing; what failed elsewhere stands above."""
        words = self.words
        found = [each for each in self.report.ordered_rules if each.outcome == "cantTell" and not each.advisory]
        yield from self._listed(
            words("terminal.undecided"), [plain(each.title.in_language(words.language)) for each in found]
        )

    def unmeasured(self) -> Iterator[str]:
        report, words = self.report, self.words
        where: dict[str, list[str]] = {}
        for number, page in enumerate(report.pages):
            for failure in page.failures:
                where.setdefault(sentence(report, failure, words), []).append(place(report, number, words))
        explained = {failure.code for page in report.pages for failure in page.failures}
        for page_number, result in self._untested():
            if result.reason is not None and result.reason.code not in explained:
                names = where.setdefault(sentence(report, result.reason, words), [])
                if (name := place(report, page_number, words)) not in names:
                    names.append(name)
        lines = []
        for text, names in where.items():
            shown = " · ".join(dict.fromkeys(names[:3])) + (" · …" if len(names) > 3 else "")
            lines.append(f"{text} {shown}")
        yield from self._listed(words("terminal.unmeasured"), lines)

    def _untested(self) -> Iterator[tuple[int | None, RuleResult]]:
        for rule in self.report.ordered_rules:
            for page, result in self.findings.results(rule.id):
                if result.unmeasured:
                    yield page, result

    def end(self, location: str) -> Iterator[str]:
        report, words = self.report, self.words
        if report.score is None:
            yield words("terminal.nothing_judged")
        else:
            yield words("terminal.passes" if report.gate.passed else "terminal.fails")
        for code, key in (("rule-failed", "grave"), ("rule-undetermined", "grave_undecided")):
            count = sum(each.code == code for each in (*report.gate.reasons, *report.gate.notices))
            if count:
                yield from self._wrapped(words.count(f"terminal.{key}", count), "  ")
        for reason in (*report.gate.reasons, *report.gate.notices, *report.notices):
            if reason.code not in ("rule-failed", "rule-undetermined"):
                yield from self._wrapped(sentence(report, reason, words), "  ", "    ")
        if location:
            yield words("terminal.report", location=plain(location, 1000))

    def _listed(self, title: str, lines: list[str]) -> Iterator[str]:
        if lines:
            yield self._styled(title, _BOLD)
        for line in lines[:_LINES]:
            yield from self._wrapped(line, "  ", "    ")
        if len(lines) > _LINES:
            yield from self._wrapped(self.words.count("terminal.more_lines", len(lines) - _LINES), "  ")

    def _wrapped(self, text: str, first: str = "", rest: str | None = None) -> Iterator[str]:
        yield from textwrap.wrap(
            text,
            self.width,
            initial_indent=first,
            subsequent_indent=first if rest is None else rest,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [first]

    def _styled(self, text: str, *codes: str) -> str:
        return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if self.colour else text
