"""The Report: self-contained, all that a renderer sees."""

from __future__ import annotations

import msgspec

from auditor.model.comparison import AgainstBaseline
from auditor.model.exceptions import ExceptionUse
from auditor.model.failure import DOUBTFUL, Failure
from auditor.model.kind import MainAction, PageKind
from auditor.model.payment import PaymentPage
from auditor.model.result import RuleResult, Verdict
from auditor.model.rule import CategoryDescriptor
from auditor.model.scenario import CONSENTS, Consent, Scenario, Station
from auditor.model.score import Fix, GateResult, MeanScore, QualityScore
from auditor.model.snapshot import ToolVersions
from auditor.model.summary import Quality, RuleSummary, ScenarioScores, Thing
from auditor.model.third_parties import ThirdParty, ThirdPartySeen
from auditor.model.way import JourneyTold

SCHEMA_VERSION = 7
"""Raised with every change of its schema; tests/golden/schema.result.json holds both."""


class SourcedFigure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure that the report shows: `name` such as lcp, `source` "visit" or "lighthouse", `unit` ms, bytes or ""."""

    name: str
    value: float | None
    unit: str
    source: str


class PageReport(msgspec.Struct, frozen=True, kw_only=True):
    """One station under one scenario.

    scenario: its id, a key of Report.scenarios; "" if that is not known, of a snapshot that can't be read. audited:
    False if the page could not be loaded, or too little of it could be decided (`failures` say why): it has no numbers
    then. score: the mean of its qualities. qualities, categories: with what each family of rules costs. notices: what
    there is to know of which page it was. coverage: 0–1, the decided share of what applies, by impact. directory: where
    its snapshot and images are, relative to result.json. images: name → file name there. kind, main_action: what
    the page is for; None if that was not measured. third_parties: those that are known. payment: who takes the card;
    None if one does not pay there.
    """

    station: Station
    scenario: str
    final_url: str
    audited: bool
    score: float | None = None
    coverage: float = 0.0
    qualities: dict[str, QualityScore] = {}
    categories: dict[str, QualityScore] = {}
    failures: list[Failure] = []
    notices: list[Failure] = []
    results: list[RuleResult] = []
    directory: str = ""
    images: dict[str, str] = {}
    figures: list[SourcedFigure] = []
    started: str = ""
    kind: PageKind | None = None
    main_action: MainAction | None = None
    third_parties: list[ThirdPartySeen] = []
    payment: PaymentPage | None = None

    @property
    def is_doubtful(self) -> bool:
        """Whether it was audited, but looks like an error page or a bot check."""
        return self.audited and any(notice.code in DOUBTFUL for notice in self.notices)


class SiteReport(msgspec.Struct, frozen=True, kw_only=True):
    """What rules over the whole site found, and what it costs every page."""

    qualities: dict[str, QualityScore] = {}
    categories: dict[str, QualityScore] = {}
    results: list[RuleResult] = []


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The whole audit.

    score: the headline, 0–100, the mean of the qualities that have a number; None if they are too few. coverage: 0–1,
    the mean of the pages'. verdict_reasons: why it is what it is. qualities: by id, and page_qualities: the same by
    station. categories: the same by category. fixes: what there is to fix, in points, the most first.
    scenarios: by id. category_order, by_scenario, rules and things are its Summary. baseline: None without one.
    exceptions: what was set aside, in the order in which the user has it. ruleset: the version of the rules, with
    "+own" behind it if rules, limits or impacts are the user's; "" of a result before version 6.
    third_parties: those that are known, by what they did after each answer to the dialog that asks for consent; those
    that take consent first. journeys: each under each scenario.
    """

    schema_version: int = SCHEMA_VERSION
    tool: ToolVersions
    started: str
    score: float | None
    coverage: float
    verdict: Verdict
    verdict_reasons: list[Failure] = []
    gate: GateResult
    qualities: dict[str, Quality]
    page_qualities: dict[str, dict[str, MeanScore]]
    categories: dict[str, MeanScore]
    category_descriptors: dict[str, CategoryDescriptor]
    category_order: list[str]
    by_scenario: list[ScenarioScores]
    fixes: list[Fix]
    rules: dict[str, RuleSummary]
    things: list[Thing]
    scenarios: dict[str, Scenario]
    pages: list[PageReport]
    site: SiteReport
    notices: list[Failure] = []
    baseline: AgainstBaseline | None = None
    exceptions: list[ExceptionUse] = []
    ruleset: str = ""
    third_parties: list[ThirdParty] = []
    journeys: list[JourneyTold] = []

    @property
    def answers(self) -> list[Consent]:
        """The answers to the dialog that asks for consent after which a page was audited, in the order of CONSENTS."""
        known = (self.scenarios.get(page.scenario) for page in self.pages if page.audited)
        given = {scenario.consent for scenario in known if scenario is not None}
        return [answer for answer in CONSENTS if answer in given]

    @property
    def payments(self) -> list[int]:
        """The first visit of each page on which one pays, an index into `pages`."""
        found: dict[str, int] = {}
        for number, page in enumerate(self.pages):
            if page.audited and page.payment is not None:
                found.setdefault(page.station.id, number)
        return list(found.values())

    @property
    def ordered_rules(self) -> list[RuleSummary]:
        """All rules, by category, advice after the others."""
        return sorted(self.rules.values(), key=lambda rule: rule.order)

    @property
    def ordered_qualities(self) -> list[Quality]:
        """The qualities in the order in which they are told: a file has them by name."""
        told = (self.category_descriptors[category].quality for category in self.category_order)
        return [self.qualities[quality] for quality in dict.fromkeys(told) if quality in self.qualities]

    @property
    def ordered_categories(self) -> list[CategoryDescriptor]:
        """The categories in the order in which they are told."""
        return [self.category_descriptors[category] for category in self.category_order]
