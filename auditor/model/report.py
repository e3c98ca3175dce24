"""The Report: self-contained, all that a renderer sees."""

from __future__ import annotations

import msgspec

from auditor.model.failure import Failure
from auditor.model.result import CategoryScore, RuleResult, Verdict
from auditor.model.rule import CategoryDescriptor
from auditor.model.scenario import Scenario, Station
from auditor.model.snapshot import ToolVersions
from auditor.model.summary import Quality, RuleSummary, ScenarioScores, Thing

SCHEMA_VERSION = 2
"""Raised with every change of its schema; tests/golden/schema.result.json holds both."""


class SourcedFigure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure that the report shows: `name` such as lcp, `source` "visit" or "lighthouse", `unit` ms, bytes or ""."""

    name: str
    value: float | None
    unit: str
    source: str


class PageReport(msgspec.Struct, frozen=True, kw_only=True):
    """One station under one scenario.

    scenario: its id, a key of Report.scenarios; "" if that is not known, of a snapshot that can't be read.
    audited: False where the page could not be loaded (`failures` say why): score and verdict are then None.
    directory: where its snapshot and images are, relative to result.json. images: name → file name there.
    settled: False where the page was measured while it still moved.
    """

    station: Station
    scenario: str
    final_url: str
    audited: bool
    score: float | None
    coverage: float
    verdict: Verdict | None
    categories: dict[str, CategoryScore]
    failures: list[Failure]
    results: list[RuleResult]
    directory: str = ""
    images: dict[str, str] = {}
    figures: list[SourcedFigure] = []
    started: str = ""


class SiteReport(msgspec.Struct, frozen=True, kw_only=True):
    """What rules over the whole site found; counts as one page in the site's score."""

    score: float | None
    coverage: float
    categories: dict[str, CategoryScore]
    results: list[RuleResult]


class Gate(msgspec.Struct, frozen=True, kw_only=True):
    """Whether the audit passes, and why not: codes with parameters."""

    passed: bool
    reasons: list[Failure] = []
    notices: list[Failure] = []


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The whole audit. Score 0–100 (None where nothing was decided); `worst` is the index in `pages` of the lowest
    score. scenarios: by id.

    category_order, by_scenario, qualities, rules and things are its Summary.
    """

    schema_version: int = SCHEMA_VERSION
    tool: ToolVersions
    started: str
    score: float | None
    coverage: float
    verdict: Verdict
    worst: int | None
    gate: Gate
    categories: dict[str, CategoryScore]
    category_descriptors: dict[str, CategoryDescriptor]
    category_order: list[str]
    by_scenario: list[ScenarioScores]
    qualities: list[Quality]
    rules: dict[str, RuleSummary]
    things: list[Thing]
    scenarios: dict[str, Scenario]
    pages: list[PageReport]
    site: SiteReport
    notices: list[Failure] = []

    @property
    def ordered_rules(self) -> list[RuleSummary]:
        """All rules, by category, advice after the others."""
        return sorted(self.rules.values(), key=lambda rule: rule.order)

    @property
    def to_fix(self) -> list[RuleSummary]:
        """The rules that failed somewhere and are no advice, the most urgent first."""
        ranked = [(rule.priority, rule.id) for rule in self.rules.values() if rule.priority is not None]
        return [self.rules[rule] for _, rule in sorted(ranked)]

    @property
    def ordered_categories(self) -> list[CategoryDescriptor]:
        """The categories in the order in which they are told."""
        return [self.category_descriptors[category] for category in self.category_order]
