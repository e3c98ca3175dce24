"""From stored snapshots to the Report: each page measured and judged, then all of them scored and summed up."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from auditor.asked import PLAIN, JudgeRequest
from auditor.errors import JudgeError, SnapshotError, StoppedError
from auditor.faults import kept as kept_fault
from auditor.judge.comparing.against import against, impacts
from auditor.judge.comparing.compare import compare
from auditor.judge.comparing.known import known_of
from auditor.judge.evaluate import Examined, examine, unplanned
from auditor.judge.exceptions import aside, named_in, uses, without
from auditor.judge.loading.profiles import profile
from auditor.judge.loading.rulebook import Rulebook
from auditor.judge.notices import set_aside
from auditor.judge.scoring.deciding import coverage, enough_decided, open_rules
from auditor.judge.scoring.gate import gate
from auditor.judge.scoring.minimums import page_minimums
from auditor.judge.scoring.pages import by_station, mean_coverage, scores_over
from auditor.judge.scoring.qualities import scores_of
from auditor.judge.scoring.site import headline
from auditor.judge.scoring.verdict import conclude
from auditor.judge.summary import summarise
from auditor.judge.summary.grouping import Imprints
from auditor.judge.summary.identity import address, identified
from auditor.judge.summary.imprint import Imprint
from auditor.judge.summary.listing import listed
from auditor.judge.summary.nameless import pointed_to
from auditor.judge.summary.outcomes import qualities_of
from auditor.judge.summary.third_parties import over_answers
from auditor.measure import SitePart, measure, measure_site, site_part
from auditor.measure.journeys.told import journeys_told
from auditor.measure.page.kind import page_kind, told_main_action
from auditor.measure.page.stand_in import notices_of
from auditor.measure.security.payment import payment_seen
from auditor.measure.security.trackers import third_parties_seen
from auditor.measure.speed.figures import figures
from auditor.model.failure import PAGE_NOTICES, Failure
from auditor.model.pages import settings_of
from auditor.model.profile import LOCAL
from auditor.model.report import PageReport, Report, SiteReport
from auditor.model.rule import CategoryDescriptor, RuleDescriptor
from auditor.model.scenario import Scenario, Station
from auditor.model.score import QualityScore
from auditor.model.snapshot import Snapshot, ToolVersions
from auditor.model.url import is_loopback, split
from auditor.model.way import JourneyTold
from auditor.packed import Packed
from auditor.stations import slug
from auditor.stopping import Broken
from auditor.store import Store


class PageJudged(NamedTuple):
    """A page, of whose findings not all are listed, and what a summary needs of all of them, by rule."""

    report: PageReport
    imprints: dict[str, Imprint]


class SiteJudged(NamedTuple):
    """The same of the site as a whole."""

    report: SiteReport
    imprints: dict[str, Imprint]


class Judged(msgspec.Struct, frozen=True):
    """One snapshot, judged; with what its site is judged from, so that no snapshot is read twice, with its scenario and
    plan, and with what the report says of the run that made it."""

    page: PageReport
    imprints: dict[str, Imprint]
    site: SitePart
    scenario: Scenario
    plan: list[str] | None
    tools: ToolVersions
    sandboxed: bool
    webdriver: bool


def judge(
    store: Store,
    request: JudgeRequest,
    rulebook: Rulebook | None = None,
    done: Mapping[str, Packed[Judged] | SnapshotError] | None = None,
) -> Report:
    """Judges the snapshots in `store`, without a browser, but for what is `done` already (by folder).

    One that can't be read becomes a page that is not audited. Raises SnapshotError if none can be read.
    """
    book = rulebook or request.rulebook()
    directories = store.directories()
    if not directories:
        raise SnapshotError(f"{store.root} holds no snapshots. `auditor collect URL -o {store.root}` makes some.")
    packed = {
        directory: (done or {}).get(directory) or _judged(store, directory, book, request) for directory in directories
    }
    found = {directory: each.unpack() if isinstance(each, Packed) else each for directory, each in packed.items()}
    judged = [each for each in found.values() if isinstance(each, Judged)]
    if not judged:
        raise _none_readable(store, [each for each in found.values() if isinstance(each, SnapshotError)])
    pages = [
        each.page if isinstance(each, Judged) else unreadable_page(directory, each, judged)
        for directory, each in found.items()
    ]
    tools = functools.reduce(_merge, (each.tools for each in judged), ToolVersions(auditor=""))
    scenarios = {each.scenario.id: each.scenario for each in judged}
    site = judge_site(
        [each.site for each in judged], book, [page.station.url for page in pages], _made_for(judged), request
    )
    notices = [*_notices(judged), *_narrowed(request), *_of_profile(request, pages)]
    imprints: dict[int | None, dict[str, Imprint]] = {None: site.imprints}
    imprints |= {page: each.imprints for page, each in enumerate(found.values()) if isinstance(each, Judged)}
    report = make_report(
        pages, scenarios, site.report, tools, notices, book.descriptors(), book.categories, request, imprints
    )
    return msgspec.structs.replace(report, journeys=_journeys(found.values()))


def _journeys(found: Iterable[Judged | SnapshotError]) -> list[JourneyTold]:
    """The journeys, of the stations that could be read."""
    seen = enumerate(found)
    stops = [(page, each.site.stop) for page, each in seen if isinstance(each, Judged) and each.site.stop is not None]
    return journeys_told(stops)


def _judged(store: Store, directory: str, book: Rulebook, request: JudgeRequest) -> Packed[Judged] | SnapshotError:
    try:
        return judge_stored(store, directory, book, request)
    except SnapshotError as error:
        return error


def judge_stored(store: Store, directory: str, book: Rulebook, request: JudgeRequest = PLAIN) -> Packed[Judged]:
    """One snapshot of the store, to be kept until all are judged.

    Raises SnapshotError if it can't be read, JudgeError if a fault of ours keeps it from being judged.
    """
    snapshot = store.load(directory, images=True)
    try:
        page = judge_page(snapshot, directory, store.images(directory), book, request)
        return Packed(
            Judged(
                page.report,
                page.imprints,
                site_part(snapshot),
                snapshot.scenario,
                snapshot.plan,
                snapshot.tools,
                snapshot.sandboxed,
                snapshot.webdriver,
            )
        )
    except Broken as error:
        raise StoppedError(f"{store.root / directory} was not judged.", "interrupted") from error
    except Exception as error:  # whatever this page has that was not foreseen, the others are judged
        path = kept_fault(error)
        where = {"file": path} if path else {}
        sentence = f"{store.root / directory} could not be judged, which is a fault of the auditor itself"
        raise JudgeError(f"{sentence} ({path}).", "internal-error", **where) from error


def judge_page(
    snapshot: Snapshot, directory: str, images: dict[str, str], book: Rulebook, request: JudgeRequest = PLAIN
) -> PageJudged:
    """One station under one scenario, by the rules that its visit was made for.

    A page of whose serious and critical rules too few could be decided is not audited: it has no numbers.
    """
    page = PageReport(
        station=snapshot.station,
        scenario=snapshot.scenario.id,
        final_url=snapshot.final_url,
        audited=snapshot.audited,
        failures=[failure for failure in snapshot.failures if failure.code not in PAGE_NOTICES],
        notices=[failure for failure in snapshot.failures if failure.code in PAGE_NOTICES],
        directory=directory,
        images=images,
        started=snapshot.started,
    )
    if not snapshot.audited:
        return PageJudged(page, {})
    page = msgspec.structs.replace(page, notices=[*notices_of(snapshot), *page.notices])
    planned = book.within(snapshot.plan).skipping(settings_of(snapshot.url, request.pages).skip)
    named = named_in(snapshot)
    facts = without(measure(snapshot), request.exclude, named)
    examined = examine(facts, planned, aside(request.ignore, snapshot.url, named, request.day))
    results = identified([each.result for each in examined], address(snapshot.url), [snapshot.url], planned.one_per)
    told, imprints = listed(results)
    told = pointed_to(told, snapshot.scenario.device)
    page = msgspec.structs.replace(page, coverage=coverage(results), results=told, figures=figures(snapshot))
    page = msgspec.structs.replace(page, kind=page_kind(snapshot), main_action=told_main_action(snapshot))
    page = msgspec.structs.replace(page, payment=payment_seen(snapshot))
    page = msgspec.structs.replace(page, third_parties=third_parties_seen(snapshot))
    if not enough_decided(results):
        failures = [Failure.at("verdict", "too-little-decided"), *page.failures]
        return PageJudged(msgspec.structs.replace(page, audited=False, failures=failures), {})
    qualities, categories = _scores(examined, planned)
    score = headline((each.score for each in qualities.values()), fewest=1)
    scored = msgspec.structs.replace(page, score=score, qualities=qualities, categories=categories)
    return PageJudged(scored, imprints)


def judge_site(
    parts: Sequence[SitePart],
    book: Rulebook,
    urls: Sequence[str],
    made_for: frozenset[str] | None = None,
    request: JudgeRequest = PLAIN,
) -> SiteJudged:
    """What compares the site's pages and scenarios; and the rules that no visit was made for.

    They are not measured, which must not look like passed.

    parts: what each page that could be read says of its site. urls: those of all pages. made_for: the collections that
    any visit was made for, None for all.
    """
    planned = book.within(made_for)
    lacking = [rule for id_, rule in book.rules.items() if id_ not in planned.rules]
    held = aside(request.ignore, "", {}, request.day)
    examined = [*examine(measure_site(parts), planned, held), *map(unplanned, lacking)]
    qualities, categories = _scores(examined, book)
    results, imprints = listed(identified([each.result for each in examined], "", urls, book.one_per))
    return SiteJudged(SiteReport(qualities=qualities, categories=categories, results=results), imprints)


def make_report(
    pages: list[PageReport],
    scenarios: dict[str, Scenario],
    site: SiteReport,
    tools: ToolVersions,
    notices: list[Failure],
    rules: Mapping[str, RuleDescriptor],
    categories: Mapping[str, CategoryDescriptor],
    request: JudgeRequest,
    imprints: Imprints,
) -> Report:
    """The Report of judged pages: scored, concluded and summed up. imprints: of the findings of pages and site."""
    names = qualities_of(categories)
    audited = [page for page in pages if page.audited]
    scores = scores_over(audited, site, names, list(categories), request.fewest)
    total = headline((each.score for each in scores.qualities.values()), request.fewest)
    stations = by_station(audited, names)
    categories_of = by_station(audited, list(categories), "categories")
    results = [result for page in audited for result in page.results] + site.results
    not_audited, doubtful = len(pages) - len(audited), sum(page.is_doubtful for page in audited)
    conclusion = conclude(
        scores.qualities,
        stations,
        open_rules=open_rules(results),
        not_audited=not_audited,
        doubtful=doubtful,
        visits=len(pages),
        fewest=request.fewest,
    )
    # A quality may have the name of one of its categories, as touch has: a threshold is then one of the quality.
    numbers = {name: each.score for name, each in {**scores.categories, **scores.qualities}.items()}
    compared = seen = None
    if request.baseline is not None or request.update_baseline:
        seen = known_of(pages, site, rules, scenarios)
        compared = compare(request.baseline or seen, seen)
        request.must_fit([page.station.url for page in pages])
    used = uses(request.ignore, pages, site, rules.values(), request.day)
    own_numbers = {page: {**categories_of.get(page, {}), **stations[page]} for page in stations}
    gated = gate(
        conclusion,
        total,
        numbers,
        results,
        request.conditions,
        not_audited=not_audited,
        doubtful=doubtful,
        pages=page_minimums(audited, own_numbers, request.pages),
        new=None if compared is None else [] if request.update_baseline else impacts(compared),
    )
    summary = summarise(pages, site, rules, categories, scores, imprints)
    return Report(
        tool=tools,
        started=min((page.started for page in pages if page.started), default=""),
        score=total,
        coverage=mean_coverage(page.coverage for page in audited if page.results),
        verdict=conclusion.verdict,
        verdict_reasons=conclusion.reasons,
        gate=gated,
        qualities=summary.qualities,
        page_qualities=stations,
        categories=scores.categories,
        category_descriptors=dict(categories),
        category_order=summary.category_order,
        by_scenario=scores.by_scenario,
        fixes=summary.fixes,
        rules=summary.rules,
        things=summary.things,
        scenarios=scenarios,
        pages=pages,
        site=site,
        notices=[*notices, *set_aside(used, request.exclude, request.pages, request.impacts, rules)],
        exceptions=used,
        third_parties=over_answers(pages),
        baseline=against(compared, seen) if compared is not None and seen is not None else None,
        ruleset=request.ruleset,
    )


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
        failures=[Failure.at("snapshot", error.code, **error.parameters)],
        directory=directory,
    )


def _scores(examined: Sequence[Examined], book: Rulebook) -> tuple[dict[str, QualityScore], dict[str, QualityScore]]:
    """By quality and by category."""
    tallies = [each.tally for each in examined]
    qualities = scores_of(tallies, qualities_of(book.categories), lambda each: book.categories[each.category].quality)
    return qualities, scores_of(tallies, list(book.categories), lambda each: each.category)


def _made_for(judged: Sequence[Judged]) -> frozenset[str] | None:
    """The collections that any of the visits was made for; None for all."""
    plans = [each.plan for each in judged if each.plan is not None]
    return frozenset().union(*plans) if len(plans) == len(judged) else None


def _notices(judged: Sequence[Judged]) -> list[Failure]:
    notices = [] if all(each.sandboxed for each in judged) else [Failure.at("browser", "no-sandbox")]
    if any(each.webdriver for each in judged):
        notices.append(Failure.at("browser", "webdriver"))
    return notices


def _narrowed(request: JudgeRequest) -> list[Failure]:
    """That the user chose among the rules: without it a verdict over a few of them reads like one over all."""
    chosen = [*(f"--only {name}" for name in request.only), *(f"--skip {name}" for name in request.skip)]
    return [Failure.at("rule", "narrowed", options=" ".join(chosen))] if chosen else []


def _of_profile(request: JudgeRequest, pages: Sequence[PageReport]) -> list[Failure]:
    """What was left out; without a profile, whether that of a preview on this machine would leave out what failed."""
    if name := request.profile:
        rules = ", ".join(profile(name, request.profiles).skip)
        return [Failure.at("rule", "profile", profile=name, rules=rules)]
    foreign = frozenset(profile(LOCAL).skip)
    local = [page for page in pages if split(page.final_url).scheme == "http" and is_loopback(page.final_url)]
    failed = {result.rule for page in local for result in page.results if result.outcome == "failed"}
    return [Failure.at("rule", "local-site", option=f"--profile {LOCAL}")] if failed & foreign else []


def _none_readable(store: Store, errors: Sequence[SnapshotError]) -> SnapshotError:
    if any(isinstance(error, StoppedError) for error in errors):
        return StoppedError("interrupted before any page was judged.")
    if len(errors) == 1:
        return errors[0]
    kind = JudgeError if any(isinstance(error, JudgeError) for error in errors) else SnapshotError
    return kind(f"None of the {len(errors)} snapshots in {store.root} can be read. The first: {errors[0]}")


def _merge(first: ToolVersions, second: ToolVersions) -> ToolVersions:
    """The versions of a run: those of its first snapshot that knows them."""
    return ToolVersions(
        **{name: getattr(first, name) or getattr(second, name) for name in ToolVersions.__struct_fields__}
    )
