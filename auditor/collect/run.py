"""Collects all stations under all scenarios: one browser, a few visits at a time, then Lighthouse."""

from __future__ import annotations

import asyncio
import functools
import itertools
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from importlib.metadata import version

import msgspec

from auditor import __version__, devices, stations
from auditor.collect import machine
from auditor.collect.browser.pool import BrowserPool
from auditor.collect.browser.queue import QueuePlace
from auditor.collect.ending import Ending
from auditor.collect.journey.again import WalkAgain
from auditor.collect.journey.paying import Telling
from auditor.collect.journey.walk import Arrived, Walk
from auditor.collect.lighthouse_turn import LighthouseTurn
from auditor.collect.network.redaction import Redactor
from auditor.collect.options import CollectRequest, Listener, VisitOptions
from auditor.collect.page.waiting import check_selectors
from auditor.collect.servers import Servers
from auditor.collect.tasks import break_off, in_thread, started
from auditor.collect.visit import Visit, not_audited, not_reached
from auditor.errors import CollectError, ProvisionError
from auditor.faults import kept
from auditor.model.failure import Failure, PageCode
from auditor.model.journey import MOST_STATIONS, Journey, PaymentSign, Tapped
from auditor.model.scenario import Scenario, Station
from auditor.model.snapshot import Snapshot, ToolVersions
from auditor.model.url import origin
from auditor.provision import NodeTools, ensure_chromium, ensure_node_tools, find_node_tools
from auditor.store import Store

STOP_DEADLINE = 2.5
"""Seconds in which what is under way is put away when the run shall end; then it is left as it is."""

SUSPECT = frozenset({"browser-died", "unresponsive", "too-much-memory", "too-much-to-read"})
"""What the fault of another page, or of a busy machine, looks like: one that logs, sends or computes without end keeps
the browser, and us, from those that are open beside it. Such pages are visited again at the end, alone."""

UNSEALED = (
    "This machine's proxy is one that only the browser can go through. While things are tried on a page, its requests "
    "are held back, but not what it says over open WebSockets, from workers, or while it is closed."
)


class _Job(msgspec.Struct, frozen=True):
    index: int
    station: Station
    scenario: Scenario


class _WalkJob(msgspec.Struct, frozen=True):
    """index: of its first station's snapshot. step: from one station's index to the next."""

    index: int
    step: int
    id: str
    journey: Journey
    scenario: Scenario


class Collection:
    """One run. Every snapshot is stored as soon as it is there, so that an interrupted run loses nothing.

    stored: hears the folder of each snapshot as soon as it is there, and again when Lighthouse has been added.
    payment_sign: tells of a page on which a journey is about to touch something whether it takes payment; without it,
    no journey touches anything.
    """

    def __init__(
        self,
        request: CollectRequest,
        store: Store,
        listener: Listener,
        stored: Callable[[str], None] | None = None,
        payment_sign: Telling | None = None,
    ) -> None:
        self.request = request
        self.store = store
        self.listener = listener
        self._stored = stored or _nobody
        self._payment_sign = payment_sign or _unknown
        self._ending = Ending()
        self._servers = Servers(request, self._ending)
        self._lighthouse = LighthouseTurn(request, store, listener, self._stored, self._ending)
        self._visits = concurrency = request.concurrency or machine.concurrency()
        self._visiting = asyncio.Semaphore(concurrency)
        # Some are measured, as many tried, one is opened ahead; whoever wants one visit at a time gets that.
        self._open_tabs = asyncio.Semaphore(2 * concurrency + 1 if concurrency > 1 else 2)
        self._at_shop: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._begun: dict[int, float] = {}
        self._suspects: list[_Job] = []
        self._side_by_side = concurrency > 1

    async def collect(self) -> None:
        """Returns when every station has a snapshot under every scenario, even if it says only why there is none.

        After `stop` it returns within seconds, with what is stored by then. Raises UsageError for an unknown device and
        for an invalid selector, ProvisionError if there is no browser.
        """
        work = started(self._collect())
        try:
            if not await self._ending.unless_wanted(work) and self._begun:
                await asyncio.wait({work}, timeout=STOP_DEADLINE)
        finally:
            await break_off(work)
        if work.done() and not work.cancelled():
            work.result()

    async def _collect(self) -> None:
        chromium = await in_thread(ensure_chromium, self.listener.note)
        tools = await self._node_tools()
        await self._servers.ready(self.listener)
        await self._servers.probe()
        async with BrowserPool(
            chromium,
            self._servers.trust(),
            webdriver=self.request.visit.webdriver,
            public_only=self.request.public_only,
            visits=self._visits,
        ) as pool:
            jobs = self._jobs(pool)
            await check_selectors(
                await pool.get(),
                [*self.request.visit.named, *(self.request.options_of(url).wait_for for url in self.request.addresses)],
            )
            leads = pool.forwarder.upstream.leads_to
            if not self.request.public_only and not all(leads(url) for url in self.request.addresses):
                self.listener.note(UNSEALED)
            for journey in self.request.journeys:
                for note in journey.notes:
                    self.listener.note(f"{journey.name}: {note}")
            self.store.create()
            versions = await self._versions(pool, tools)
            self._servers.reached_by(pool.forwarder)
            visits = [asyncio.ensure_future(self._one(job, pool, versions)) for job in jobs]
            walks = [asyncio.ensure_future(self._walk(job, pool, versions)) for job in self._walks(jobs, pool)]
            folders = dict(zip(jobs, await asyncio.gather(*visits), strict=True))
            await asyncio.gather(*walks)
            for job in sorted(self._suspects, key=lambda each: each.index):
                folders[job] = await self._one(job, pool, versions, alone=True)
        if self.request.lighthouse:
            visited = [(job.station, job.scenario, folder) for job, folder in folders.items() if folder]
            await self._lighthouse.run(visited, tools, chromium, self._servers.keys())

    def _jobs(self, pool: BrowserPool) -> list[_Job]:
        """Every station under every scenario. Raises UsageError for an unknown device."""
        places = stations.stations(self.request.urls, Redactor(self.request.visit.secrets()).text)
        return [_Job(index, *pair) for index, pair in enumerate(itertools.product(places, self._scenarios(pool)))]

    def _scenarios(self, pool: BrowserPool) -> list[Scenario]:
        """Raises UsageError for an unknown device."""
        found = [devices.resolve(name, pool.playwright.devices) for name in self.request.devices]
        return stations.scenarios(found, self.request.consents)

    def _walks(self, jobs: Sequence[_Job], pool: BrowserPool) -> list[_WalkJob]:
        """Every journey under every scenario. In the store a station under all scenarios comes before the next."""
        ways, found, index = self._scenarios(pool), [], len(jobs)
        journeys = self.request.journeys
        ids = stations.journey_ids((each.name for each in journeys), [job.station for job in jobs])
        for id_, journey in zip(ids, journeys, strict=True):
            found += [_WalkJob(index + place, len(ways), id_, journey, way) for place, way in enumerate(ways)]
            most = journey.stations if journey.stations is not None else MOST_STATIONS
            index += (most + 1) * len(ways)  # one more for where it ended
        return found

    def stop(self) -> None:
        """Ends the visits under way; those that have ended are kept."""
        self._ending.want()

    async def _node_tools(self) -> NodeTools | None:
        """Lighthouse and axe-core, installed if Lighthouse is wanted; an audit runs without them."""
        if not self.request.lighthouse:
            return await in_thread(find_node_tools)
        try:
            return await in_thread(ensure_node_tools, self.listener.note)
        except ProvisionError as error:
            self.listener.note(str(error))
            return None

    async def _versions(self, pool: BrowserPool, tools: NodeTools | None) -> ToolVersions:
        return ToolVersions(
            auditor=__version__,
            chromium=await pool.version(),
            axe_core=tools.axe_version if tools else "",
            lighthouse=tools.lighthouse_version if tools and self.request.lighthouse else "",
            playwright=version("playwright"),
        )

    async def _one(self, job: _Job, pool: BrowserPool, tools: ToolVersions, *, alone: bool = False) -> str:
        """Visits one page and stores what it gave; returns its folder, "" if the page could not be audited.

        alone: whether no other visit is under way.
        """
        async with self._open_tabs:
            snapshot = await self._visit(job, pool, tools)
        snapshot = await self._servers.seen_from(
            snapshot, job.station.url, self._lighthouse.options(job.station, job.scenario)
        )
        folder = await asyncio.to_thread(self.store.save, job.index, snapshot)
        if self._side_by_side and not alone and not self._ending.wanted and _is_suspect(snapshot):
            self._suspects.append(job)  # what is stored is replaced, unless the run ends before
            return ""
        self._stored(folder)  # also if Lighthouse is still to come: a run that ends meanwhile has it judged
        if job.index in self._begun or not self._ending.wanted:  # of a run that ends, many pages are never begun
            begun = self._begun.get(job.index, time.monotonic())
            self.listener.page_done(job.station, job.scenario, time.monotonic() - begun)
        return folder if snapshot.audited else ""

    async def _walk(self, job: _WalkJob, pool: BrowserPool, tools: ToolVersions) -> None:
        """Walks one journey, and stores each of its stations as soon as it is left."""
        begun = time.monotonic()

        async def arrived(station: Station, snapshot: Snapshot) -> None:
            nonlocal begun
            whole = await self._servers.seen_from(snapshot, station.url, self._walking(job.journey, station.url))
            index = job.index + (station.number - 1) * job.step
            self._stored(await asyncio.to_thread(self.store.save, index, whole))
            self.listener.page_done(station, job.scenario, time.monotonic() - begun)
            begun = time.monotonic()

        # One walk of a shop at a time: each writes a cart there, and a small shop's database takes one writer.
        async with self._at_shop[origin(job.journey.start)], self._open_tabs, self._visiting:
            begun = self._begun[job.index] = time.monotonic()
            options = functools.partial(self._walking, job.journey)
            try:
                browser = await pool.get()
            except ProvisionError:
                lost = [Failure.at("navigate", "interrupted" if self._ending.wanted else "browser-died")]
                first = Station(f"{job.id}-1", job.journey.start, job.journey.name, 1)
                await arrived(first, not_reached(first, job.scenario, options(job.journey.start), tools, lost))
                return

            def made(hand_on: Arrived) -> Walk:
                given = (browser, job.journey, job.id, job.scenario, options, tools, self._payment_sign, hand_on)
                return Walk(*given, forwarder=pool.forwarder)

            again = WalkAgain(made, self._ending.unless_wanted) if job.journey.thorough else None
            walk = made(again.keep if again else arrived)
            running = started(walk.run())
            try:
                if await self._ending.unless_wanted(running):
                    running.result()
                else:
                    await break_off(running)
                    await walk.ended("interrupted")
            except Exception as error:  # noqa: BLE001 - a fault of ours on one page must not cost the others
                await walk.ended("internal-error", **_kept(error))
            finally:
                if walk.harmful or not running.done():
                    pool.discard(browser)
            if again is not None:
                await again.walk(still=lambda: not self._ending.wanted and running.done() and not walk.harmful)
                for station, snapshot in again.kept:
                    await arrived(station, snapshot)

    def _walking(self, journey: Journey, url: str) -> VisitOptions:
        """The options of a station at `url`: Lighthouse would load it by itself."""
        options = self.request.options_of(url)
        typed = tuple(journey.secrets())
        off = {"lighthouse"} if journey.thorough else {"lighthouse", "going-back"}
        return msgspec.structs.replace(options, disabled=options.disabled | off, typed=typed)

    def _turn(self, job: _Job) -> QueuePlace:
        """One of the visits that may go on at the same time."""

        def come() -> None:
            self._begun[job.index] = time.monotonic()
            self.listener.page_started(job.station, job.scenario)

        return QueuePlace(self._visiting, come, shared=self._side_by_side)

    async def _visit(self, job: _Job, pool: BrowserPool, tools: ToolVersions) -> Snapshot:
        snapshot = await self._try(job, pool, tools)
        if self._ending.wanted:
            return snapshot
        died = any(failure.code == "browser-died" for failure in snapshot.failures)
        if died:
            # Every page that was open goes with a browser that dies: the innocent get a second chance.
            await pool.check()
            again = await self._try(job, pool, tools)
            return what_stands(snapshot, again)
        if any(failure.code == "navigation-timeout" for failure in snapshot.failures):
            again = await self._try(job, pool, tools)
            told = [*again.failures, Failure.at("navigate", "tried-again")]
            return msgspec.structs.replace(again, failures=told)
        return snapshot

    async def _try(self, job: _Job, pool: BrowserPool, tools: ToolVersions) -> Snapshot:
        options = self._lighthouse.options(job.station, job.scenario)

        def without(code: PageCode, **parameters: str) -> Snapshot:
            return not_audited(job.station, job.scenario, options, tools, CollectError(code, **parameters))

        if self._ending.wanted:
            return without("interrupted")
        try:
            browser = await pool.get()
        except ProvisionError:
            return without("interrupted" if self._ending.wanted else "browser-died")
        turn = self._turn(job)
        visit = Visit(browser, job.station, job.scenario, options, tools, turn, forwarder=pool.forwarder)
        begun = time.monotonic()
        running = started(visit.run())
        try:
            if not await self._ending.unless_wanted(running):
                await break_off(running)
                return visit.snapshot or without("interrupted")
            return _why_crashed(running.result(), for_memory=pool.memory.ended_since(begun))
        except Exception as error:  # noqa: BLE001 - a fault of ours on one page must not cost the others
            return without("internal-error", **_kept(error))
        finally:
            turn.give_back()
            if visit.harmful or not running.done():
                pool.discard(browser)


def _kept(error: Exception) -> dict[str, str]:
    """Where the trace of a fault of ours is kept, and in short what it is."""
    found = {"reason": f"{type(error).__name__}: {error}"[:300]}
    path = kept(error)
    return {**found, "file": path} if path else found


def _why_crashed(snapshot: Snapshot, *, for_memory: bool) -> Snapshot:
    """`snapshot` with the reason of a crash. for_memory: whether a page was ended meanwhile that took too much."""
    if not for_memory:
        return snapshot
    told = [
        msgspec.structs.replace(failure, code="too-much-memory") if failure.code == "tab-crashed" else failure
        for failure in snapshot.failures
    ]
    return msgspec.structs.replace(snapshot, failures=told)


def what_stands(first: Snapshot, again: Snapshot) -> Snapshot:
    """Of two visits of a page, the first cut short when the browser died. What was seen until then is better than
    nothing, but not than what the page came to when it was left alone."""
    cut_short = not again.audited and again.failures[0].code in {*SUSPECT, "interrupted"}
    return first if first.audited and cut_short else again


def _is_suspect(snapshot: Snapshot) -> bool:
    return not snapshot.audited and snapshot.failures[0].code in SUSPECT


def _unknown(_page: Snapshot, _tapped: Tapped) -> PaymentSign:
    """Nobody is there to tell."""
    return "unknown"


def _nobody(_folder: str) -> None:
    """Hears nothing."""
