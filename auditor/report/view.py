"""What the HTML report shows, prepared so that its templates only place it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from auditor.judge.summary.checklist import Quality, checklist
from auditor.judge.summary.grouping import FindingGroup, Occurrence
from auditor.judge.summary.outcomes import RuleSummary, categories, device_names, device_score, rule_summaries
from auditor.judge.summary.priorities import priorities
from auditor.model.failure import Failure
from auditor.model.report import PageReport, Report, SourcedFigure
from auditor.model.result import CategoryScore, Finding
from auditor.model.rule import CategoryDescriptor
from auditor.report import Images
from auditor.report.pictures.annotate import Mark, Picture
from auditor.report.pictures.gallery import Gallery, Screen, gallery
from auditor.report.words.places import place, sentence
from auditor.report.words.strings import Strings

FIXES: Final = 5
"""At most so many things to fix stand on the first screen."""
GROUPS: Final = 10
"""Finding groups of one rule that are shown; the others are counted."""
PLACES: Final = 12
"""Places of one group that are listed; the others are counted."""


@dataclass(frozen=True, slots=True)
class PlaceView:
    """One element of one page, with the devices on which it was found at fault (as indexes of pages)."""

    finding: Finding
    occurrences: tuple[Occurrence, ...]


@dataclass(frozen=True, slots=True)
class GroupView:
    """A finding group: `label` is its rule's number, with a letter where the rule has several groups."""

    label: str
    group: FindingGroup
    crop: Picture | None
    places: tuple[PlaceView, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule with a result. `number` is its place among what to fix, None where it did not fail or is advice."""

    number: int | None
    summary: RuleSummary
    groups: tuple[GroupView, ...]
    groups_left_out: int
    thumb: Picture | None

    @property
    def anchor(self) -> str:
        """The id of the rule's section."""
        return f"rule-{self.summary.rule.id}"


@dataclass(frozen=True, slots=True)
class CategoryView:
    """A category, its score as a whole and on each device, its rules by outcome."""

    category: CategoryDescriptor
    score: CategoryScore | None
    by_device: tuple[float | None, ...]
    failed: tuple[RuleView, ...]
    advice: tuple[RuleView, ...]
    undecided: tuple[RuleView, ...]
    untested: tuple[RuleView, ...]
    passed: tuple[RuleView, ...]
    inapplicable: tuple[RuleView, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """One page on one device; `legend` are the rules that failed on it, with the findings made here."""

    index: int
    page: PageReport
    screen: Screen | None
    legend: tuple[tuple[RuleView, tuple[Occurrence, ...]], ...]

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
    devices: tuple[str, ...]
    device_scores: tuple[float | None, ...]
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
        return sum(view.summary.rule.impact in ("serious", "critical") for view in self.failed)


def prepare(report: Report, images: Images, words: Strings) -> View:
    """Everything that the templates show of `report`."""
    summaries = rule_summaries(report)
    urgent = priorities(summaries)
    numbers = {summary.rule.id: number for number, summary in enumerate(urgent, 1)}
    pictures = gallery(
        report,
        images,
        [group for summary in summaries for group in summary.groups[:GROUPS]],
        [summary.groups[0] for summary in urgent[:FIXES] if summary.groups],
        _marks(report, urgent),
    )
    rules = [_rule(report, summary, numbers.get(summary.rule.id), pictures) for summary in summaries]
    failed = sorted((rule for rule in rules if rule.number is not None), key=lambda rule: rule.number or 0)
    devices = tuple(device_names(report))
    return View(
        report=report,
        devices=devices,
        device_scores=tuple(device_score(report.pages, device) for device in devices),
        qualities=tuple(checklist(report, summaries)),
        failed=tuple(failed),
        categories=tuple(_category(report, category, rules, devices) for category in categories(report)),
        pages=tuple(_page(report, index, failed, pictures) for index in range(len(report.pages))),
        missing=tuple(_missing(report, summaries, words)),
    )


def _marks(report: Report, urgent: list[RuleSummary]) -> dict[int, list[Mark]]:
    marks: dict[int, list[Mark]] = {index: [] for index in range(len(report.pages))}
    for number, summary in enumerate(urgent, 1):
        for page, result in summary.failing:
            for finding in result.findings:
                if page is not None and finding.box is not None and finding.outcome == "failed":
                    marks[page].append(Mark(finding.box, str(number)))
    return marks


def _rule(report: Report, summary: RuleSummary, number: int | None, pictures: Gallery) -> RuleView:
    several = len(summary.groups) > 1
    groups = []
    for position, group in enumerate(summary.groups[:GROUPS]):
        places = _places(report, group)
        groups.append(
            GroupView(
                label="" if number is None else f"{number}{_letter(position)}" if several else str(number),
                group=group,
                crop=pictures.crops.get(id(group)),
                places=tuple(places[:PLACES]),
                left_out=max(0, len(places) - PLACES),
            )
        )
    thumb = pictures.thumbs.get(id(summary.groups[0])) if summary.groups else None
    return RuleView(number, summary, tuple(groups), max(0, len(summary.groups) - GROUPS), thumb)


def _places(report: Report, group: FindingGroup) -> list[PlaceView]:
    """The elements of a group, each once for all devices on which the same is said of it."""
    found: dict[tuple[str, str, str], list[Occurrence]] = {}
    for each in group.occurrences:
        url = report.pages[each.page].url if each.page is not None else ""
        found.setdefault((url, each.finding.selector, each.finding.message.en), []).append(each)
    return [PlaceView(each[0].finding, tuple(each)) for each in found.values()]


def _letter(position: int) -> str:
    return "abcdefghijklmnopqrstuvwxyz"[position % 26]


def _category(
    report: Report, category: CategoryDescriptor, rules: list[RuleView], devices: tuple[str, ...]
) -> CategoryView:
    own = [rule for rule in rules if rule.summary.rule.category == category.id]

    def having(outcome: str, *, advisory: bool | None = None) -> tuple[RuleView, ...]:
        return tuple(
            rule for rule in own if rule.summary.outcome == outcome and advisory in (None, rule.summary.rule.advisory)
        )

    return CategoryView(
        category=category,
        score=report.categories.get(category.id),
        by_device=tuple(device_score(report.pages, device, category.id) for device in devices),
        failed=tuple(sorted(having("failed", advisory=False), key=lambda rule: rule.number or 0)),
        advice=having("failed", advisory=True),
        undecided=having("cantTell"),
        untested=having("untested"),
        passed=having("passed"),
        inapplicable=having("inapplicable"),
    )


def _page(report: Report, index: int, failed: list[RuleView], pictures: Gallery) -> PageView:
    legend = []
    for rule in failed:
        found = tuple(
            Occurrence(index, finding)
            for page, result in rule.summary.failing
            if page == index
            for finding in result.findings
            if finding.outcome == "failed"
        )
        if any(page == index for page, _ in rule.summary.failing):
            legend.append((rule, found))
    return PageView(index, report.pages[index], pictures.screens.get(index), tuple(legend))


def _missing(report: Report, summaries: list[RuleSummary], words: Strings) -> list[MissingView]:
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
    for summary in summaries:
        for where, result in summary.results:
            if result.outcome == "untested" and result.reason is not None:
                text = note(result.reason, where)
                rules.setdefault(text, {})[summary.rule.title.in_language(words.language)] = None
    return [MissingView(text, steps[text], tuple(places[text]), tuple(rules.get(text, ()))) for text in steps]
