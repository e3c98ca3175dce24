"""What only --verbose tells: each scenario's numbers, every thing to fix, what was not decided or not measured."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model.report import Report
from auditor.model.result import RuleResult
from auditor.model.score import Fix
from auditor.report.families import extent_of
from auditor.report.findings import Findings
from auditor.report.text.pen import Pen
from auditor.report.text.points import worth
from auditor.report.words.exceptions import set_aside
from auditor.report.words.places import headline, place, quality_name, scenario_label, sentence, tally
from auditor.report.words.plain import plain


class Details:
    """The sections of --verbose."""

    def __init__(self, report: Report, pen: Pen) -> None:
        self.report, self.pen, self.words = report, pen, pen.words
        self.findings = Findings(report)

    def sections(self) -> Iterator[Iterator[str]]:
        """Each as its lines; some have none."""
        sections = (self.scenarios(), self.fixes(), self.set_aside(), self.undecided(), self.unmeasured())
        return iter((*sections, self.coverage()))

    def scenarios(self) -> Iterator[str]:
        """One line a quality, one column a scenario."""
        report, words = self.report, self.words
        columns = report.by_scenario
        if len(columns) < 2:
            return
        titles = {each.id: quality_name(report, each.id, words) for each in report.ordered_qualities}
        labels = [plain(scenario_label(report.scenarios[each.scenario], words), 14) for each in columns]
        first = min(
            max(map(len, titles.values())), max(4, self.pen.width - 2 - sum(len(label) + 3 for label in labels))
        )
        yield from self.pen.wrapped(words("terminal.scenarios"))
        yield " " * (2 + first) + "".join(f"   {label}" for label in labels)
        for name, title in titles.items():
            cells = zip(labels, columns, strict=True)
            scores = (f"{words.score(each.qualities.get(name)):>{len(label) + 3}}" for label, each in cells)
            yield f"  {plain(title, first):<{first}}{''.join(scores)}"

    def fixes(self) -> Iterator[str]:
        """Everything there is to fix, each with an example and what to do."""
        if self.report.fixes:
            yield self.pen.bold(self.words("terminal.all_fixes"))
        for number, fix in enumerate(self.report.fixes, 1):
            yield from self._fix(number, fix)
        advisory = sum(each.advisory and each.outcome == "failed" for each in self.report.rules.values())
        if advisory:
            yield from self.pen.wrapped(self.words.count("terminal.advisory", advisory), "  ")

    def _fix(self, number: int, fix: Fix) -> Iterator[str]:
        pen, words, margin = self.pen, self.words, "     "
        rule = self.report.rules[fix.rules[0]]
        impact = words(f"impact.{fix.impact}")
        for line in pen.wrapped(f"{headline(rule, words)} ({impact})", f"  {number}. ", margin):
            yield pen.bold(line)
        yield from pen.wrapped(worth(self.report, fix, words), margin)
        thing = next((each for each in self.findings.things(rule.id) if each.outcome == "failed"), None)
        if thing is not None:
            finding = self.findings.first(thing)
            message = words.finding(finding)
            yield from pen.wrapped(message if thing.uniform else words("rule.example", message=message), margin)
            yield from pen.wrapped(tally(self.report, *extent_of(self.report, fix), words), margin)
            if finding.selector:
                yield from pen.wrapped(plain(finding.selector, 160), margin)
        advice = plain(rule.fix.in_language(words.language).strip().split("\n\n")[0], 400)
        yield from pen.wrapped(words("terminal.fix", text=advice), margin)

    def set_aside(self) -> Iterator[str]:
        """The exceptions that set something aside, each with its reason and how much that is."""
        yield from self._listed("exceptions.title", list(set_aside(self.report, self.words)))

    def undecided(self) -> Iterator[str]:
        """Rules whose answer is not known because a fact is missing; what failed elsewhere is among what to fix."""
        found = [each for each in self.report.ordered_rules if each.outcome == "cantTell" and not each.advisory]
        yield from self._listed("terminal.undecided", [headline(each, self.words) for each in found])

    def unmeasured(self) -> Iterator[str]:
        """What went wrong, each with where it did."""
        report, words = self.report, self.words
        where: dict[str, list[str]] = {}
        for number, page in enumerate(report.pages):
            for failure in page.failures:
                where.setdefault(sentence(report, failure, words), []).append(place(report, number, words))
        explained = {failure.code for page in report.pages for failure in page.failures}
        for page_number, result in self._untested():
            if result.reason is not None and result.reason.code not in explained:
                where.setdefault(sentence(report, result.reason, words), []).append(place(report, page_number, words))
        lines = [f"{text} {' · '.join(dict.fromkeys(names))}" for text, names in where.items()]
        yield from self._listed("terminal.unmeasured", lines)

    def coverage(self) -> Iterator[str]:
        """How much of what applies could be decided."""
        yield from self.pen.wrapped(self.words("coverage", share=self.words.percent(self.report.coverage)))

    def _untested(self) -> Iterator[tuple[int | None, RuleResult]]:
        for rule in self.report.ordered_rules:
            for page, result in self.findings.results(rule.id):
                if result.unmeasured:
                    yield page, result

    def _listed(self, title: str, lines: list[str]) -> Iterator[str]:
        if lines:
            yield self.pen.bold(self.words(title))
        for line in lines:
            yield from self.pen.wrapped(line, "  ", "    ")
