"""The line itself: station × scenario → Snapshot → Facts → Results → scores and summary → Report → files."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import msgspec

from auditor import resources
from auditor.collect.options import CollectRequest, Listener
from auditor.errors import ConfigurationError, SnapshotError, UsageError, nearest
from auditor.judge import evaluate, score
from auditor.judge.gate import gate
from auditor.judge.loading.rulebook import Rulebook, load_rulebook
from auditor.judge.summary import summarise
from auditor.judge.summary.identity import address, identified
from auditor.measure import measure, measure_site
from auditor.measure.speed.figures import figures
from auditor.model.failure import Failure
from auditor.model.report import PageReport, Report, SiteReport
from auditor.model.result import Impact
from auditor.model.scenario import Scenario, Station
from auditor.model.snapshot import Snapshot, ToolVersions
from auditor.model.text import Language
from auditor.report import FORMATS, render
from auditor.report import json as report_json
from auditor.stations import slug
from auditor.store import RESULT, Store, write

Limits = Mapping[str, Mapping[str, float | Mapping[str, float]]]

SWITCH_INTERVAL = 0.0005
"""Seconds after which a thread that computes lets another go on; Python's own 5 ms are a tenth of a step of a visit."""


class JudgeRequest(msgspec.Struct, frozen=True, kw_only=True):
    """How to judge: which rules, with which limits, and when the audit passes.

    rules: folders of further rule packs. only, skip: rule ids and categories. limits: rule → limit → value (or one for
    each kind of device). thresholds: category → score under which the audit is not compliant.
    """

    rules: Sequence[Path] = ()
    only: Sequence[str] = ()
    skip: Sequence[str] = ()
    limits: Limits = {}
    thresholds: Mapping[str, float] = {}
    fail_under: float | None = None
    fail_on: Impact | None = None
    strict: bool = False

    def rulebook(self) -> Rulebook:
        """The rules in force. Raises RulePackError, UsageError or ConfigurationError."""
        for folder in self.rules:
            if not folder.is_dir():
                raise UsageError(f"There is no folder of rules {str(folder)!r}.")
        book = load_rulebook([resources.directory("rules"), *self.rules])
        chosen = book.with_limits(self.limits).select(self.only, self.skip)
        if not chosen.rules:
            raise UsageError("No rule is left: --only and --skip together exclude them all.")
        for category in self.thresholds:
            if category not in book.categories:
                raise ConfigurationError(f"Unknown category {category!r}.{nearest(category, book.categories)}")
        return chosen


class Judged(msgspec.Struct, frozen=True):
    """One snapshot, judged; with its scenario, and with what the report says of the run that made it."""

    page: PageReport
    scenario: Scenario
    tools: ToolVersions
    sandboxed: bool
    webdriver: bool


class JudgeAhead:
    """Judges snapshots as soon as they are stored, in a thread of its own, while the browser is busy with others.

    A context manager: leaving it drops what has not been begun.
    """

    def __init__(self, store: Store, request: JudgeRequest, rulebook: Rulebook) -> None:
        self._store = store
        self._request = request
        self._rulebook = rulebook
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="auditor-judge")
        self._pages: dict[str, Future[Judged]] = {}

    def __enter__(self) -> JudgeAhead:
        # The visits must not wait for the interpreter: they have something to do every few milliseconds.
        self._interval = sys.getswitchinterval()
        sys.setswitchinterval(min(self._interval, SWITCH_INTERVAL))
        return self

    def __exit__(self, *_: object) -> None:
        sys.setswitchinterval(self._interval)
        self._thread.shutdown(cancel_futures=True)

    def add(self, directory: str) -> None:
        """A snapshot that will not change any more."""
        self._pages[directory] = self._thread.submit(
            judge_stored, self._store, directory, self._rulebook, self._request.thresholds
        )

    def get(self, directory: str) -> Judged | None:
        """The judgement of a snapshot that was added; None of any other. Raises what judging it raised."""
        future = self._pages.get(directory)
        return future.result() if future is not None else None


def judge(
    store: Store, request: JudgeRequest, rulebook: Rulebook | None = None, ahead: JudgeAhead | None = None
) -> Report:
    """Judges the snapshots in `store`, without a browser, but for what `ahead` has judged already.

    One that can't be read becomes a page that is not audited. Raises SnapshotError if none can be read.
    """
    book = rulebook or request.rulebook()
    directories = store.directories()
    if not directories:
        raise SnapshotError(f"{store.root} holds no snapshots. `auditor collect URL -o {store.root}` makes some.")
    found: dict[str, Judged | SnapshotError] = {}
    for directory in directories:
        try:
            done = ahead.get(directory) if ahead else None
            found[directory] = done or judge_stored(store, directory, book, request.thresholds)
        except SnapshotError as error:
            found[directory] = error
    judged = [each for each in found.values() if isinstance(each, Judged)]
    if not judged:
        raise _none_readable(store, [each for each in found.values() if isinstance(each, SnapshotError)])
    pages = [
        each.page if isinstance(each, Judged) else unreadable_page(directory, each, judged)
        for directory, each in found.items()
    ]
    tools = functools.reduce(_merge, (each.tools for each in judged), ToolVersions(auditor=""))
    notices = [] if all(each.sandboxed for each in judged) else [Failure.at("browser", "no-sandbox")]
    if any(each.webdriver for each in judged):
        notices.append(Failure.at("browser", "webdriver"))
    scenarios = {each.scenario.id: each.scenario for each in judged}
    site = judge_site(store, book, [page.station.url for page in pages])
    return _report(pages, scenarios, site, tools, notices, book, request)


def unreadable_page(directory: str, error: SnapshotError, judged: Sequence[Judged]) -> PageReport:
    """A page whose snapshot can't be read: where it was made, as far as its folder and the other snapshots tell."""
    index, _, name = directory.rpartition("/")[2].partition("-")
    places = {each.page.station.id: each.page.station for each in judged}
    ways = {each.scenario.id for each in judged}
    known = [(place, way) for place in places for way in ways if f"{place}-{way}" == name and index.isdecimal()]
    station = places[known[0][0]] if len(known) == 1 else Station(id=slug(directory), url="", title=directory)
    return PageReport(
        station=station,
        scenario=known[0][1] if len(known) == 1 else "",
        final_url=station.url,
        audited=False,
        score=None,
        coverage=0.0,
        verdict=None,
        categories={},
        failures=[Failure.at("snapshot", error.code, **error.parameters)],
        results=[],
        directory=directory,
    )


def _none_readable(store: Store, errors: Sequence[SnapshotError]) -> SnapshotError:
    if len(errors) == 1:
        return errors[0]
    return SnapshotError(f"None of the {len(errors)} snapshots in {store.root} can be read. The first: {errors[0]}")


def judge_stored(store: Store, directory: str, book: Rulebook, thresholds: Mapping[str, float]) -> Judged:
    """One snapshot of the store. Raises SnapshotError where it can't be read."""
    snapshot = store.load(directory, images=True)
    page = judge_page(snapshot, directory, store.images(directory), book, thresholds)
    return Judged(page, snapshot.scenario, snapshot.tools, snapshot.sandboxed, snapshot.webdriver)


def judge_page(
    snapshot: Snapshot, directory: str, images: dict[str, str], book: Rulebook, thresholds: Mapping[str, float]
) -> PageReport:
    """One station under one scenario, by the rules that its visit was made for."""
    page = PageReport(
        station=snapshot.station,
        scenario=snapshot.scenario.id,
        final_url=snapshot.final_url,
        audited=snapshot.audited,
        score=None,
        coverage=0.0,
        verdict=None,
        categories={},
        failures=snapshot.failures,
        results=[],
        directory=directory,
        images=images,
        started=snapshot.started,
    )
    if not snapshot.audited:
        return page
    planned = book.within(snapshot.plan)
    results = identified(evaluate.judge(measure(snapshot), planned), address(snapshot.url), [snapshot.url])
    categories = score.score_categories(results, planned.categories)
    return msgspec.structs.replace(
        page,
        score=score.score_page(categories),
        coverage=score.coverage(results),
        verdict=score.verdict(results, categories, thresholds),
        categories=categories,
        results=results,
        figures=figures(snapshot),
    )


def judge_site(store: Store, book: Rulebook, urls: Sequence[str]) -> SiteReport:
    """What compares the site's pages and scenarios; `urls` are those of the pages."""
    facts = measure_site(store.readable())
    results = identified(evaluate.judge(facts, book), "", urls)
    categories = score.score_categories(results, book.categories)
    return SiteReport(
        score=score.score_page(categories),
        coverage=score.coverage(results),
        categories=categories,
        results=results,
    )


def _report(
    pages: list[PageReport],
    scenarios: dict[str, Scenario],
    site: SiteReport,
    tools: ToolVersions,
    notices: list[Failure],
    book: Rulebook,
    request: JudgeRequest,
) -> Report:
    audited = [page for page in pages if page.audited]
    # A site entry that decided nothing (no rule applies, or none of it could be measured) weighs nothing; nor does a
    # page whose visit was made for none of the rules in force.
    entries: list[score.Scored] = [page for page in audited if page.results]
    if site.score is not None:
        entries.append(site)
    total = score.score_site(entries)
    site_verdict = score.verdict(site.results, site.categories, request.thresholds)
    passing = gate(
        [*audited, site],
        total,
        fail_under=request.fail_under,
        fail_on=request.fail_on,
        strict=request.strict,
        thresholds=request.thresholds,
        not_audited=len(pages) - len(audited),
    )
    summary = summarise(pages, site, scenarios, book.descriptors(), book.categories, passing)
    return Report(
        tool=tools,
        started=min((page.started for page in pages if page.started), default=""),
        score=total,
        coverage=score.site_coverage(entries),
        verdict=score.site_verdict([*(page.verdict for page in pages), site_verdict]),
        worst=score.worst_page(pages),
        gate=passing,
        categories=score.site_categories(entries, book.categories),
        category_descriptors=book.categories,
        category_order=summary.category_order,
        by_scenario=summary.by_scenario,
        qualities=summary.qualities,
        rules=summary.rules,
        things=summary.things,
        scenarios=scenarios,
        pages=pages,
        site=site,
        notices=notices,
    )


def exit_code(report: Report) -> int:
    """3 where something could not be audited, before 1 where the gate is not met, before 0."""
    if any(not page.audited for page in report.pages):
        return 3
    return 0 if report.gate.passed else 1


def write_report(report: Report, store: Store, formats: Sequence[str], language: Language) -> list[Path]:
    """Writes result.json, always, and the other formats beside it; returns their paths in the order of FORMATS."""
    write(store.root / RESULT, report_json.encode(report))
    files = {name: file for name, file in FORMATS.items() if name in formats and file}
    for name, file in files.items():
        if file != RESULT:
            write(store.root / file, render(name, report, language, store.image))
    return [store.root / file for file in files.values()]


def _merge(first: ToolVersions, second: ToolVersions) -> ToolVersions:
    """The versions of a run: those of its first snapshot that knows them."""
    return ToolVersions(
        **{name: getattr(first, name) or getattr(second, name) for name in ToolVersions.__struct_fields__}
    )


@contextlib.contextmanager
def stoppable(stop: Callable[[], None]) -> Iterator[None]:
    """Within it the first Ctrl-C calls `stop`; a second one ends the program as usual."""
    loop = asyncio.get_running_loop()

    def interrupted() -> None:
        loop.remove_signal_handler(signal.SIGINT)
        stop()

    try:
        loop.add_signal_handler(signal.SIGINT, interrupted)
    except (NotImplementedError, RuntimeError, ValueError):
        # Windows, or not the main thread: Ctrl-C then ends the program, with what is stored until then.
        yield
        return
    try:
        yield
    finally:
        loop.remove_signal_handler(signal.SIGINT)


def audit(
    collecting: CollectRequest, judging: JudgeRequest, book: Rulebook, store: Store, listener: Listener
) -> Report:
    """Collects into `store` what `book` reads, and judges what is there, the one while the other goes on. Ctrl-C ends
    it early."""
    collecting = collecting.made_for(book.collections)
    with JudgeAhead(store, judging, book) as ahead:
        asyncio.run(collect(collecting, store, listener, ahead.add))
        return judge(store, judging, book, ahead)


async def collect(
    request: CollectRequest, store: Store, listener: Listener, stored: Callable[[str], None] | None = None
) -> None:
    """Collects into `store`; Ctrl-C ends it early with what is there. `stored` hears the folder of each snapshot that
    will not change any more."""
    from auditor.collect.run import Collection  # Playwright costs a quarter of a second: only where a browser is used

    collection = Collection(request, store, listener, stored)
    with stoppable(collection.stop):
        await collection.collect()
