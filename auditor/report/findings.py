"""The results and findings of a report, by rule."""

from __future__ import annotations

from auditor.model.report import Report
from auditor.model.result import Finding, RuleResult
from auditor.model.summary import FindingReference, Thing


class Findings:
    """What the things of a report point at. `page` is an index in Report.pages, None for the site as a whole."""

    def __init__(self, report: Report) -> None:
        self._results: dict[str, dict[int | None, RuleResult]] = {}
        self._things: dict[str, list[Thing]] = {}
        for number, page in enumerate(report.pages):
            for result in page.results:
                self._results.setdefault(result.rule, {})[number] = result
        for result in report.site.results:
            self._results.setdefault(result.rule, {})[None] = result
        for thing in report.things:
            self._things.setdefault(thing.rule, []).append(thing)

    def results(self, rule: str) -> list[tuple[int | None, RuleResult]]:
        """The results of a rule with their pages, in the order of the report."""
        return list(self._results.get(rule, {}).items())

    def things(self, rule: str) -> list[Thing]:
        """The things of a rule: what failed, then what was not decided."""
        return self._things.get(rule, [])

    def at(self, rule: str, reference: FindingReference) -> Finding:
        """The finding of a rule that `reference` points at; `has` says whether there is one."""
        return self._results[rule][reference.page].findings[reference.finding]

    def has(self, rule: str, reference: FindingReference) -> bool:
        """Whether `reference` points at a finding of the rule."""
        result = self._results.get(rule, {}).get(reference.page)
        return result is not None and 0 <= reference.finding < len(result.findings)

    def first(self, thing: Thing) -> Finding:
        """The finding that stands for a thing."""
        return self.at(thing.rule, thing.first)
