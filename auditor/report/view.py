"""What the HTML report shows, prepared so that its templates only place it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from auditor.model.device import Device
from auditor.model.failure import Failure
from auditor.model.report import PageReport, Report, SourcedFigure
from auditor.model.result import Finding, RuleResult
from auditor.model.rule import CategoryDescriptor
from auditor.model.scenario import Scenario
from auditor.model.score import MeanScore
from auditor.model.summary import Quality, RuleSummary, Thing
from auditor.report import Images
from auditor.report.findings import Findings
from auditor.report.pictures.annotate import Mark, Picture
from auditor.report.pictures.gallery import Gallery, Screen, gallery
from auditor.report.words.places import place, sentence
from auditor.report.words.strings import Strings

FIXES: Final = 5
"""At most so many things to fix stand on the first screen."""
GROUPS: Final = 10
"""Things of one rule that are shown; the others are counted."""
PLACES: Final = 12
"""Places of one thing that are listed; the others are counted."""


@dataclass(frozen=True, slots=True)
class PlaceView:
    """One element of one station, with the pages on which it was found at fault, one for each scenario."""

    finding: Finding
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class GroupView:
    """A thing, with the finding that stands for it: `label` is its rule's number, with a letter if the rule has several
    things."""

    label: str
    thing: Thing
    first: Finding
    crop: Picture | None
    places: tuple[PlaceView, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule with its results and things."""

    rule: RuleSummary
    results: tuple[tuple[int | None, RuleResult], ...]
    groups: tuple[GroupView, ...]
    groups_left_out: int
    thumb: Picture | None

    @property
    def anchor(self) -> str:
        """The id of the rule's section."""
        return f"rule-{self.rule.id}"

    @property
    def failed(self) -> bool:
        """Whether any of its things failed."""
        return any(group.thing.outcome == "failed" for group in self.groups)

    @property
    def reasons(self) -> list[Failure]:
        """Why it is untested, each reason once."""
        return list({str(each.reason): each.reason for _, each in self.results if each.reason is not None}.values())


@dataclass(frozen=True, slots=True)
class CategoryView:
    """A category, its score as a whole and under each scenario, its rules by outcome."""

    category: CategoryDescriptor
    score: MeanScore | None
    by_scenario: tuple[float | None, ...]
    failed: tuple[RuleView, ...]
    advice: tuple[RuleView, ...]
    undecided: tuple[RuleView, ...]
    untested: tuple[RuleView, ...]
    passed: tuple[RuleView, ...]
    inapplicable: tuple[RuleView, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """One station under one scenario; `legend` are the rules that failed on it, with the findings made here.

    device: the scenario's, None if that is not known.
    """

    index: int
    page: PageReport
    device: Device | None
    screen: Screen | None
    legend: tuple[tuple[RuleView, tuple[Finding, ...]], ...]

    @property
    def sources(self) -> list[str]:
        """Where the page's figures come from: the columns of their table."""
        return list(dict.fromkeys(figure.source for figure in self.page.figures))

    @property
    def figures(self) -> list[tuple[str, list[SourcedFigure | None]]]:
        """Each figure by name, with one entry for each source: the rows of the table."""
        rows: dict[str, dict[str, SourcedFigure]] = {}
        for figure in self.page.figures:
            rows.setdefault(figure.name, {})[figure.source] = figure
        return [(name, [row.get(source) for source in self.sources]) for name, row in rows.items()]


@dataclass(frozen=True, slots=True)
class MissingView:
    """Something that was not measured: why, in which step, where, and the rules that have no answer because of it."""

    sentence: str
    step: str
    places: tuple[str, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class View:
    """The whole report."""

    report: Report
    scenarios: tuple[Scenario, ...]
    scenario_scores: tuple[float | None, ...]
    qualities: tuple[Quality, ...]
    failed: tuple[RuleView, ...]
    categories: tuple[CategoryView, ...]
    pages: tuple[PageView, ...]
    missing: tuple[MissingView, ...]

    @property
    def fixes(self) -> tuple[RuleView, ...]:
        """What to fix first."""
        return self.failed[:FIXES]

    @property
    def not_audited(self) -> list[PageView]:
        """The visits that failed."""
        return [view for view in self.pages if not view.page.audited]

    @property
    def grave(self) -> int:
        """How many of the failed rules are serious or critical."""
        return sum(view.rule.impact in ("serious", "critical") for view in self.failed)


def prepare(report: Report, images: Images, words: Strings) -> View:
    """Everything that the templates show of `report`."""
    findings = Findings(report)
    pictures = gallery(
        report,
        images,
        findings,
        [thing for rule in report.rules for thing in findings.things(rule)[:GROUPS]],
        [thing for rule in report.to_fix[:FIXES] for thing in findings.things(rule.id)[:1]],
        _marks(report, findings),
    )
    rules = {rule.id: _rule(rule, findings, pictures) for rule in report.ordered_rules}
    failed = tuple(rules[rule.id] for rule in report.to_fix)
    return View(
        report=report,
        scenarios=tuple(report.scenarios[each.scenario] for each in report.by_scenario),
        scenario_scores=tuple(each.score for each in report.by_scenario),
        qualities=tuple(report.qualities.values()),
        failed=failed,
        categories=tuple(_category(report, category, list(rules.values())) for category in report.ordered_categories),
        pages=tuple(_page(report, index, failed, pictures) for index in range(len(report.pages))),
        missing=tuple(_missing(report, list(rules.values()), words)),
    )


def _marks(report: Report, findings: Findings) -> dict[int, list[Mark]]:
    marks: dict[int, list[Mark]] = {index: [] for index in range(len(report.pages))}
    for rule in report.to_fix:
        for page, result in findings.results(rule.id):
            for finding in result.findings:
                if page is not None and finding.box is not None and finding.outcome == "failed":
                    marks[page].append(Mark(finding.box, str(rule.priority)))
    return marks


def _rule(rule: RuleSummary, findings: Findings, pictures: Gallery) -> RuleView:
    things = findings.things(rule.id)
    groups = tuple(
        GroupView(
            label="" if rule.priority is None else f"{rule.priority}{_letter(position) if len(things) > 1 else ''}",
            thing=thing,
            first=findings.first(thing),
            crop=pictures.crops.get(thing.id),
            places=tuple(_places(thing, findings)),
            left_out=max(0, len(thing.places) - PLACES),
        )
        for position, thing in enumerate(things[:GROUPS])
    )
    thumb = pictures.thumbs.get(things[0].id) if things else None
    return RuleView(rule, tuple(findings.results(rule.id)), groups, max(0, len(things) - GROUPS), thumb)


def _places(thing: Thing, findings: Findings) -> list[PlaceView]:
    return [
        PlaceView(findings.at(thing.rule, place[0]), tuple(each.page for each in place if each.page is not None))
        for place in thing.places[:PLACES]
    ]


def _letter(position: int) -> str:
    return "abcdefghijklmnopqrstuvwxyz"[position % 26]


def _category(report: Report, category: CategoryDescriptor, rules: list[RuleView]) -> CategoryView:
    own = [view for view in rules if view.rule.category == category.id]

    def having(outcome: str, *, advisory: bool | None = None) -> tuple[RuleView, ...]:
        return tuple(view for view in own if view.rule.outcome == outcome and advisory in (None, view.rule.advisory))

    return CategoryView(
        category=category,
        score=report.categories.get(category.id),
        by_scenario=tuple(each.categories.get(category.id) for each in report.by_scenario),
        failed=tuple(sorted(having("failed", advisory=False), key=lambda view: view.rule.priority or 0)),
        advice=having("failed", advisory=True),
        undecided=having("cantTell"),
        untested=having("untested"),
        passed=having("passed"),
        inapplicable=having("inapplicable"),
    )


def _page(report: Report, index: int, failed: tuple[RuleView, ...], pictures: Gallery) -> PageView:
    legend = tuple(
        (view, tuple(finding for finding in result.findings if finding.outcome == "failed"))
        for view in failed
        for page, result in view.results
        if page == index and result.outcome == "failed"
    )
    scenario = report.scenarios.get(report.pages[index].scenario)
    device = scenario.device if scenario is not None else None
    return PageView(index, report.pages[index], device, pictures.screens.get(index), legend)


def _missing(report: Report, views: list[RuleView], words: Strings) -> list[MissingView]:
    """Failures of the collection and reasons of untested rules, one entry for each sentence."""
    steps: dict[str, str] = {}
    places: dict[str, dict[str, None]] = {}
    rules: dict[str, dict[str, None]] = {}

    def note(failure: Failure, where: int | None) -> str:
        text = sentence(report, failure, words)
        steps.setdefault(text, words.step(failure))
        places.setdefault(text, {})[place(report, where, words)] = None
        return text

    for index, page in enumerate(report.pages):
        for failure in page.failures:
            note(failure, index)
    for view in views:
        for where, result in view.results:
            if result.outcome == "untested" and result.reason is not None:
                text = note(result.reason, where)
                rules.setdefault(text, {})[view.rule.title.in_language(words.language)] = None
    return [MissingView(text, steps[text], tuple(places[text]), tuple(rules.get(text, ()))) for text in steps]
