"""What the HTML report shows, prepared so that its templates only place it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from auditor.model.device import Device
from auditor.model.failure import Failure
from auditor.model.kinds import by_need, kind_of, worst_of_each_kind
from auditor.model.report import PageReport, Report, SourcedFigure
from auditor.model.result import Finding, RuleResult
from auditor.model.rule import CategoryDescriptor
from auditor.model.scenario import Scenario
from auditor.model.score import Band, Fix
from auditor.model.summary import Quality, RuleSummary, Thing
from auditor.report import Images
from auditor.report.families import extent_of, told_once
from auditor.report.findings import Findings
from auditor.report.pictures.annotate import Mark, Picture
from auditor.report.pictures.gallery import Gallery, Screen, Window, gallery
from auditor.report.places import Spread, best_rank, landmark, spreads, worst_things_first
from auditor.report.words.places import place, sentence
from auditor.report.words.strings import Strings

FIXES: Final = 5
"""At most so many things to fix stand on the first screen."""
GROUPS: Final = 10
"""Things of one rule that are shown; the others are counted."""
KINDS: Final = 9
"""Pages whose worst part is shown at once, one of each kind."""
LEGEND: Final = 6
"""Lines below the picture of a page's worst part; the others are counted."""
STATIONS: Final = 12
"""Pages in the table as it opens, the worst; the others are folded."""
VISITS: Final = 60
"""Visits that are told one by one, the worst; of the others the table tells."""


@dataclass(frozen=True, slots=True)
class GroupView:
    """A thing, with the finding that stands for it, and its page; `spreads` say where else it is."""

    thing: Thing
    first: Finding
    page: int | None
    crop: Picture | None
    spreads: tuple[Spread, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule with its results and things; `shared` if some of its places stand under another rule of its family."""

    rule: RuleSummary
    results: tuple[tuple[int | None, RuleResult], ...]
    groups: tuple[GroupView, ...]
    groups_left_out: int
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
class ExampleView:
    """The thing that stands for a thing to fix, the rule that sees it, and a small picture of it."""

    view: RuleView
    group: GroupView
    thumb: Picture | None


@dataclass(frozen=True, slots=True)
class FixView:
    """A thing to fix: its leading rule, and the others of its family that fail. count: its elements, each once for all
    rules and scenarios; 0 if the leading rule speaks of none. pages: indexes in Report.pages. example: the worst of its
    places, whichever of its rules sees it; None if none is listed."""

    number: int
    fix: Fix
    leading: RuleView
    others: tuple[RuleView, ...]
    count: int
    pages: list[int]
    example: ExampleView | None

    @property
    def rules(self) -> tuple[RuleView, ...]:
        """All of its rules, the dearest first."""
        return (self.leading, *self.others)

    @property
    def anchor(self) -> str:
        """The id of its section."""
        return f"fix-{self.number}"


@dataclass(frozen=True, slots=True)
class QualityView:
    """A quality of the site, what there is to fix in it, its other rules by outcome."""

    quality: Quality
    categories: tuple[CategoryDescriptor, ...]
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
    """A page in the table of one scenario: the numbers and words of its qualities, in the order of the report. index:
    in Report.pages; None for the site as a whole. number: the mean of the qualities."""

    index: int | None
    number: float | None
    scores: tuple[tuple[float | None, Band | None], ...]
    audited: bool = True


@dataclass(frozen=True, slots=True)
class TableView:
    """The pages under one scenario, sorted by need, the site first."""

    scenario: Scenario | None
    site: RowView
    rows: tuple[RowView, ...]

    @property
    def open(self) -> tuple[RowView, ...]:
        """Those that are shown at once."""
        return self.rows[:STATIONS]

    @property
    def folded(self) -> tuple[RowView, ...]:
        """The others."""
        return self.rows[STATIONS:]


@dataclass(frozen=True, slots=True)
class WindowView:
    """The worst part of the worst page of a kind, with what is marked there; `more` is at fault elsewhere on it."""

    kind: str
    page: PageView
    window: Window
    legend: tuple[LegendView, ...]
    more: int


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
    sections: tuple[QualityView, ...]
    tables: tuple[TableView, ...]
    windows: tuple[WindowView, ...]
    pages: tuple[PageView, ...]
    stations: Mapping[int, Picture]
    visits: tuple[PageView, ...]
    rules: tuple[RuleView, ...]

    @property
    def has_new(self) -> bool:
        """Whether the report tells what is new since an earlier audit."""
        return self.report.baseline is not None

    @property
    def new(self) -> frozenset[str]:
        """The rules of which something is new since an earlier audit."""
        return frozenset(each.rule for each in self.report.baseline.new) if self.report.baseline else frozenset()

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


_last: list[tuple[Report, Images, View]] = []


def prepare(report: Report, images: Images) -> View:
    """Everything that the templates show of `report`. The last one is kept: HTML and PDF show the same pictures, whose
    drawing is most of what a report costs."""
    for told, found, view in _last:
        if told is report and found == images:
            return view
    view = _prepared(report, images)
    _last[:] = [(report, images, view)]
    return view


def _prepared(report: Report, images: Images) -> View:
    findings = Findings(report)
    things = {rule: worst_things_first(report, findings, own) for rule, own in told_once(report, findings).items()}
    kinds = worst_of_each_kind(report, KINDS)
    examples = {
        number: thing for number, fix in enumerate(report.fixes) if (thing := _example(report, findings, things, fix))
    }
    pictures = gallery(
        report,
        images,
        findings,
        [thing for own in things.values() for thing in own[:GROUPS]],
        [thing for number, thing in examples.items() if number < FIXES],
        _marks(report, findings),
        _half_listed(report, findings),
        kinds,
        {str(number): fix.points or fix.quality_points for number, fix in enumerate(report.fixes, 1)},
    )
    rules = {rule.id: _rule(report, rule, findings, things[rule.id], pictures) for rule in report.ordered_rules}
    fixes = tuple(
        _fix(number, fix, rules, report, examples.get(number), pictures) for number, fix in enumerate(report.fixes)
    )
    pages = tuple(_page(report, index, fixes, pictures) for index in range(len(report.pages)))
    visits = [index for visits in by_need(report) for index in visits][:VISITS]
    return View(
        report=report,
        qualities=tuple(report.ordered_qualities),
        fixes=fixes,
        sections=tuple(_section(report, quality, rules, fixes) for quality in report.ordered_qualities),
        tables=tuple(_tables(report)),
        windows=tuple(_windows(report, kinds, pages, pictures)),
        pages=pages,
        stations=pictures.stations,
        visits=tuple(pages[index] for index in sorted(visits)),
        rules=tuple(rules.values()),
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
                        marks[page][Mark(finding.box, str(number), landmark(finding) == "dialog")] = None
    return {page: list(own) for page, own in marks.items()}


def _half_listed(report: Report, findings: Findings) -> set[int]:
    """The pages on which more is at fault than there are boxes of."""
    failing = (each for fix in report.fixes for rule in fix.rules for each in findings.results(rule))
    unlisted = {page for page, result in failing if any(each.outcome == "failed" for each in result.unlisted)}
    return {page for page in unlisted if page is not None}


def _example(report: Report, findings: Findings, things: Mapping[str, Sequence[Thing]], fix: Fix) -> Thing | None:
    """The thing with the worst place, whichever rule of the family sees it; of equals that of the dearest rule."""
    found = [
        (best, thing)
        for rule in fix.rules
        for thing in things[rule][:1]
        if (best := best_rank(report, findings, thing))
    ]
    return min(found, key=lambda each: each[0][:3])[1] if found else None


def _fix(
    number: int, fix: Fix, rules: dict[str, RuleView], report: Report, chosen: Thing | None, pictures: Gallery
) -> FixView:
    leading, *others = (rules[rule] for rule in fix.rules)
    groups = [(view, group) for view in (leading, *others) for group in view.groups if group.thing is chosen]
    example = ExampleView(*groups[0], pictures.thumbs.get(groups[0][1].thing.id)) if groups else None
    return FixView(number + 1, fix, leading, tuple(others), *extent_of(report, fix), example)


def _qualities(report: Report) -> list[str]:
    return [quality.id for quality in report.ordered_qualities]


def _tables(report: Report) -> Iterator[TableView]:
    """One for each scenario; the number of the site stands under the scenario's name, its own rules left out."""
    stations = by_need(report)
    for each in report.by_scenario:
        cells = tuple((each.qualities.get(name), each.words.get(name)) for name in _qualities(report))
        visits = [index for own in stations for index in own if report.pages[index].scenario == each.scenario]
        rows = tuple(_row(report, index) for index in visits)
        yield TableView(report.scenarios[each.scenario], RowView(None, each.score, cells), rows)


def _row(report: Report, index: int) -> RowView:
    page = report.pages[index]
    found = (page.qualities.get(name) for name in _qualities(report))
    cells = tuple((each.score, each.word) if each else (None, None) for each in found)
    return RowView(index, page.score, cells, page.audited)


def _windows(
    report: Report, kinds: Sequence[int], pages: Sequence[PageView], pictures: Gallery
) -> Iterator[WindowView]:
    for index in kinds:
        window = pictures.windows.get(index)
        if window is not None:
            legend = {str(line.fix.number): line for line in pages[index].legend}
            shown = [legend[label] for label in window.labels if label in legend][:LEGEND]
            yield WindowView(kind_of(report.pages[index]), pages[index], window, tuple(shown), len(legend) - len(shown))


def _rule(report: Report, rule: RuleSummary, findings: Findings, things: list[Thing], pictures: Gallery) -> RuleView:
    groups = tuple(_group(report, thing, findings, pictures) for thing in things[:GROUPS])
    left_out = max(0, len(things) - GROUPS) + rule.things_left_out
    shared = sorted(things, key=_id) != sorted(findings.things(rule.id), key=_id)
    return RuleView(rule, tuple(findings.results(rule.id)), groups, left_out, shared)


def _id(thing: Thing) -> str:
    return thing.id


def _group(report: Report, thing: Thing, findings: Findings, pictures: Gallery) -> GroupView:
    example = pictures.examples.get(thing.id, thing.first)
    found, left_out = spreads(report, findings, thing)
    first = findings.at(thing.rule, example)
    return GroupView(thing, first, example.page, pictures.crops.get(thing.id), tuple(found), left_out)


def _section(
    report: Report, quality: Quality, rules: Mapping[str, RuleView], fixes: tuple[FixView, ...]
) -> QualityView:
    own = [view for view in rules.values() if view.rule.category in quality.categories]

    def having(outcome: str) -> tuple[RuleView, ...]:
        return tuple(view for view in own if view.rule.outcome == outcome)

    return QualityView(
        quality=quality,
        categories=tuple(report.category_descriptors[category] for category in quality.categories),
        fixes=tuple(fix for fix in fixes if fix.fix.quality == quality.id),
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


def missing(report: Report, rules: Sequence[RuleView], words: Strings) -> list[MissingView]:
    """Failures of the collection and reasons of untested rules, one entry for each sentence."""
    steps: dict[str, str] = {}
    places: dict[str, dict[str, None]] = {}
    unanswered: dict[str, dict[str, None]] = {}

    def note(failure: Failure, where: int | None) -> str:
        text = sentence(report, failure, words)
        steps.setdefault(text, words.step(failure))
        places.setdefault(text, {})[place(report, where, words)] = None
        return text

    for index, page in enumerate(report.pages):
        for failure in page.failures:
            note(failure, index)
    for view in rules:
        for where, result in view.results:
            if result.outcome == "untested" and result.reason is not None:
                text = note(result.reason, where)
                unanswered.setdefault(text, {})[view.rule.title.in_language(words.language)] = None
    return [MissingView(text, steps[text], tuple(places[text]), tuple(unanswered.get(text, ()))) for text in steps]
