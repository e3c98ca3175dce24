"""What the HTML report shows, prepared so that its templates only place it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from auditor.model.device import Device
from auditor.model.failure import Failure
from auditor.model.report import PageReport, Report, SourcedFigure
from auditor.model.result import Finding, RuleResult
from auditor.model.rule import CategoryDescriptor
from auditor.model.scenario import Scenario
from auditor.model.score import Band, Fix, MeanScore, QualityScore
from auditor.model.summary import Quality, RuleSummary, Thing
from auditor.report import Images
from auditor.report.families import extent_of, told_once
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
    """A thing, with the finding that stands for it."""

    thing: Thing
    first: Finding
    crop: Picture | None
    places: tuple[PlaceView, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule with its results and things; `shared` if some of its places stand under another rule of its family."""

    rule: RuleSummary
    results: tuple[tuple[int | None, RuleResult], ...]
    groups: tuple[GroupView, ...]
    groups_left_out: int
    thumb: Picture | None
    shared: bool

    @property
    def anchor(self) -> str:
        """The id of the rule's section."""
        return f"rule-{self.rule.id}"

    @property
    def failed(self) -> bool:
        """Whether it failed anywhere."""
        return self.rule.outcome == "failed"

    @property
    def reasons(self) -> list[Failure]:
        """Why it is untested, each reason once."""
        return list({str(each.reason): each.reason for _, each in self.results if each.reason is not None}.values())


@dataclass(frozen=True, slots=True)
class FixView:
    """A thing to fix: its leading rule, and the others of its family that fail. count: its elements, each once for all
    rules and scenarios; 0 if the leading rule speaks of none. pages: indexes in Report.pages."""

    number: int
    fix: Fix
    leading: RuleView
    others: tuple[RuleView, ...]
    count: int
    pages: list[int]

    @property
    def rules(self) -> tuple[RuleView, ...]:
        """All of its rules, the dearest first."""
        return (self.leading, *self.others)

    @property
    def anchor(self) -> str:
        """The id of its section."""
        return f"fix-{self.number}"


@dataclass(frozen=True, slots=True)
class CategoryView:
    """A category, its score, what there is to fix in it, its other rules by outcome."""

    category: CategoryDescriptor
    score: MeanScore | None
    fixes: tuple[FixView, ...]
    advice: tuple[RuleView, ...]
    undecided: tuple[RuleView, ...]
    untested: tuple[RuleView, ...]
    passed: tuple[RuleView, ...]
    inapplicable: tuple[RuleView, ...]


@dataclass(frozen=True, slots=True)
class LegendView:
    """A thing to fix as it stands on one page: the dearest of its rules that failed there, its finding, its places."""

    fix: FixView
    rule: RuleSummary
    finding: Finding | None
    count: int


@dataclass(frozen=True, slots=True)
class PageView:
    """One station under one scenario; `legend` is what there is to fix on it.

    device: the scenario's, None if that is not known.
    """

    index: int
    page: PageReport
    device: Device | None
    screen: Screen | None
    legend: tuple[LegendView, ...]

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
class RowView:
    """The numbers and words of the qualities, in the order of the report, under a scenario or under all (None)."""

    scenario: Scenario | None
    scores: tuple[tuple[float | None, Band | None], ...]
    audited: bool = True


@dataclass(frozen=True, slots=True)
class StationView:
    """A station in the table of pages and qualities: its first page, and a row for each scenario and for all."""

    index: int
    rows: tuple[RowView, ...]


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
    qualities: tuple[Quality, ...]
    fixes: tuple[FixView, ...]
    categories: tuple[CategoryView, ...]
    site_rows: tuple[RowView, ...]
    stations: tuple[StationView, ...]
    pages: tuple[PageView, ...]
    missing: tuple[MissingView, ...]

    @property
    def first(self) -> tuple[FixView, ...]:
        """What to fix first."""
        return self.fixes[:FIXES]

    @property
    def not_audited(self) -> list[PageView]:
        """The visits that failed."""
        return [view for view in self.pages if not view.page.audited]

    def fixes_of(self, quality: str) -> int:
        """How many things there are to fix in a quality."""
        return sum(view.fix.quality == quality for view in self.fixes)


def prepare(report: Report, images: Images, words: Strings) -> View:
    """Everything that the templates show of `report`."""
    findings = Findings(report)
    things = told_once(report, findings)
    pictures = gallery(
        report,
        images,
        findings,
        [thing for own in things.values() for thing in own[:GROUPS]],
        [thing for fix in report.fixes[:FIXES] for thing in things[fix.rules[0]][:1]],
        _marks(report, findings),
        _half_listed(report, findings),
    )
    rules = {rule.id: _rule(rule, findings, things[rule.id], pictures) for rule in report.ordered_rules}
    fixes = tuple(_fix(number, fix, rules, report) for number, fix in enumerate(report.fixes, 1))
    categories = tuple(
        _category(report, category, list(rules.values()), fixes) for category in report.ordered_categories
    )
    return View(
        report=report,
        qualities=tuple(report.ordered_qualities),
        fixes=fixes,
        categories=categories,
        site_rows=tuple(_site_rows(report)),
        stations=tuple(_stations(report)),
        pages=tuple(_page(report, index, fixes, pictures) for index in range(len(report.pages))),
        missing=tuple(_missing(report, list(rules.values()), words)),
    )


def _marks(report: Report, findings: Findings) -> dict[int, list[Mark]]:
    """The boxes of each page with the numbers of what there is to fix; a place that fails two rules has one."""
    marks: dict[int, dict[Mark, None]] = {index: {} for index in range(len(report.pages))}
    for number, fix in enumerate(report.fixes, 1):
        for rule in fix.rules:
            for page, result in findings.results(rule):
                for finding in result.findings:
                    here = finding.box is not None and finding.moment is None  # at the arrival, which the picture shows
                    if page is not None and finding.box is not None and here and finding.outcome == "failed":
                        marks[page][Mark(finding.box, str(number))] = None
    return {page: list(own) for page, own in marks.items()}


def _half_listed(report: Report, findings: Findings) -> set[int]:
    """The pages on which more is at fault than there are boxes of."""
    failing = (each for fix in report.fixes for rule in fix.rules for each in findings.results(rule))
    unlisted = {page for page, result in failing if any(each.outcome == "failed" for each in result.unlisted)}
    return {page for page in unlisted if page is not None}


def _fix(number: int, fix: Fix, rules: dict[str, RuleView], report: Report) -> FixView:
    leading, *others = (rules[rule] for rule in fix.rules)
    return FixView(number, fix, leading, tuple(others), *extent_of(report, fix))


def _qualities(report: Report) -> list[str]:
    return [quality.id for quality in report.ordered_qualities]


def _site_rows(report: Report) -> Iterator[RowView]:
    """The numbers of the site under each scenario, and as a whole."""
    if len(report.by_scenario) > 1:
        for each in report.by_scenario:
            cells = ((each.qualities.get(name), each.words.get(name)) for name in _qualities(report))
            yield RowView(report.scenarios[each.scenario], tuple(cells))
    yield _row(report, None, report.qualities)


def _stations(report: Report) -> Iterator[StationView]:
    stations: dict[str, list[int]] = {}
    for index, page in enumerate(report.pages):
        stations.setdefault(page.station.id, []).append(index)
    for station, indexes in stations.items():
        pages = [report.pages[index] for index in indexes]
        rows = [
            _row(report, report.scenarios.get(page.scenario), page.qualities, audited=page.audited) for page in pages
        ]
        if len(rows) > 1:
            rows.append(_row(report, None, report.page_qualities.get(station, {})))
        yield StationView(indexes[0], tuple(rows))


def _row(
    report: Report, scenario: Scenario | None, own: Mapping[str, QualityScore | MeanScore], *, audited: bool = True
) -> RowView:
    found = (own.get(name) for name in _qualities(report))
    return RowView(scenario, tuple((each.score, each.word) if each else (None, None) for each in found), audited)


def _rule(rule: RuleSummary, findings: Findings, things: list[Thing], pictures: Gallery) -> RuleView:
    groups = tuple(
        GroupView(
            thing=thing,
            first=findings.first(thing),
            crop=pictures.crops.get(thing.id),
            places=tuple(_places(thing, findings)),
            left_out=max(0, len(thing.places) - PLACES) + thing.left_out,
        )
        for thing in things[:GROUPS]
    )
    thumb = pictures.thumbs.get(things[0].id) if things else None
    left_out = max(0, len(things) - GROUPS) + rule.things_left_out
    shared = things != findings.things(rule.id)
    return RuleView(rule, tuple(findings.results(rule.id)), groups, left_out, thumb, shared)


def _places(thing: Thing, findings: Findings) -> list[PlaceView]:
    return [
        PlaceView(findings.at(thing.rule, place[0]), tuple(each.page for each in place if each.page is not None))
        for place in thing.places[:PLACES]
    ]


def _category(
    report: Report, category: CategoryDescriptor, rules: list[RuleView], fixes: tuple[FixView, ...]
) -> CategoryView:
    own = [view for view in rules if view.rule.category == category.id]

    def having(outcome: str) -> tuple[RuleView, ...]:
        return tuple(view for view in own if view.rule.outcome == outcome)

    return CategoryView(
        category=category,
        score=report.categories.get(category.id),
        fixes=tuple(fix for fix in fixes if any(view.rule.category == category.id for view in fix.rules)),
        advice=tuple(view for view in having("failed") if view.rule.advisory),
        undecided=having("cantTell"),
        untested=having("untested"),
        passed=having("passed"),
        inapplicable=having("inapplicable"),
    )


def _page(report: Report, index: int, fixes: tuple[FixView, ...], pictures: Gallery) -> PageView:
    legend = tuple(entry for fix in fixes if (entry := _legend(fix, index, report.pages[index])) is not None)
    scenario = report.scenarios.get(report.pages[index].scenario)
    device = scenario.device if scenario is not None else None
    return PageView(index, report.pages[index], device, pictures.screens.get(index), legend)


def _legend(fix: FixView, index: int, page: PageReport) -> LegendView | None:
    failing = [
        (view.rule, [each for each in result.findings if each.outcome == "failed"])
        for view in fix.rules
        for where, result in view.results
        if where == index and result.outcome == "failed"
    ]
    if not failing:
        return None
    rule, findings = failing[0]
    score = page.qualities.get(fix.fix.quality)
    charges = score.charges if score is not None else []
    places = next((each.places for each in charges if each.family == fix.fix.family), 0)
    return LegendView(fix, rule, findings[0] if findings else None, places)


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
