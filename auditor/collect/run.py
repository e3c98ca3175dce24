"""Collects all stations under all scenarios: one browser, a few visits at a time, then Lighthouse."""

from __future__ import annotations

import asyncio
import functools
import itertools
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from importlib.metadata import version
from typing import Any

import msgspec

from auditor import __version__, devices, stations
from auditor.collect import machine
from auditor.collect.browser.pool import BrowserPool, trusting
from auditor.collect.browser.queue import QueuePlace
from auditor.collect.engines import lighthouse
from auditor.collect.journey.again import WalkAgain
from auditor.collect.journey.paying import Telling
from auditor.collect.journey.walk import Arrived, Walk
from auditor.collect.network import connections
from auditor.collect.network.awaited import answers
from auditor.collect.network.connections import Connection
from auditor.collect.network.redaction import Redactor
from auditor.collect.options import CollectRequest, Listener, VisitOptions
from auditor.collect.page.waiting import check_selectors
from auditor.collect.tasks import break_off, in_thread, started
from auditor.collect.visit import Visit, not_audited, not_reached
from auditor.errors import CollectError, ProvisionError
from auditor.faults import kept
from auditor.model.failure import Failure, PageCode
from auditor.model.journey import MOST_STATIONS, Journey, PaymentSign, Tapped
from auditor.model.lighthouse import LighthouseEvidence
from auditor.model.network import TlsFacts
from auditor.model.scenario import Scenario, Station
from auditor.model.snapshot import Snapshot, ToolVersions
from auditor.model.url import host, origin
from auditor.provision import Chromium, NodeTools, ensure_chromium, ensure_node_tools, find_node_tools, sandbox_args
from auditor.store import Store

STOP_DEADLINE = 2.5
"""Seconds in which what is under way is put away when the run shall end; then it is left as it is."""

BREAK_OFF_DEADLINE = 1.0
"""Seconds in which a visit, and then the run, is broken off."""

_OWN_FAULTS = frozenset({"expired", "not-yet-valid", "wrong-name", "no-name", "weak-key", "weak-signature"})
"""Faults of a certificate that no authority's file mends."""

SUSPECT = frozenset({"browser-died", "unresponsive"})
"""What the fault of another page looks like: one that logs, sends or computes without end keeps the browser, and us,
from those that are open beside it. Such pages are visited again at the end, alone."""


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

    stored: hears the folder of each snapshot that will not change any more. payment_sign: tells of a page on which a
    journey is about to touch something whether it takes payment; without it, no journey touches anything.
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
        self._lighthouse_urls = frozenset(request.urls[: request.lighthouse_limit] if request.lighthouse else ())
        self.stopping = asyncio.Event()
        concurrency = request.concurrency or machine.concurrency()
        self._visiting = asyncio.Semaphore(concurrency)
        # Some are measured, as many tried, one is opened ahead; whoever wants one visit at a time gets that.
        self._open_tabs = asyncio.Semaphore(2 * concurrency + 1 if concurrency > 1 else 2)
        self._at_shop: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._begun: dict[int, float] = {}
        self._suspects: list[_Job] = []
        self._side_by_side = concurrency > 1
        self._connections: dict[str, Connection] = {}
        self._probing: asyncio.Future[None]

    async def collect(self) -> None:
        """Returns when every station has a snapshot under every scenario, even if it says only why there is none.

        After `stop` it returns within seconds, with what is stored by then. Raises UsageError for an unknown device and
        for an invalid selector, ProvisionError if there is no browser.
        """
        work = started(self._collect())
        try:
            if not await self._unless_stopped(work) and self._begun:
                await asyncio.wait({work}, timeout=STOP_DEADLINE)
        finally:
            await break_off(work, BREAK_OFF_DEADLINE)
        if work.done() and not work.cancelled():
            work.result()

    async def _collect(self) -> None:
        chromium = await in_thread(ensure_chromium, self.listener.note)
        tools = await self._node_tools()
        await self._servers()
        self._probing = asyncio.ensure_future(self._probe())
        if self.request.ca_file is not None:
            await self._probing  # the browser is started with the keys that Python found to be vouched for
        async with BrowserPool(chromium, self._trust(), webdriver=self.request.visit.webdriver) as pool:
            jobs = self._jobs(pool)
            await check_selectors(
                await pool.get(),
                [*self.request.visit.named, *(self.request.options_of(url).wait_for for url in self.request.addresses)],
            )
            if not all(pool.forwarder.upstream.leads_to(url) for url in self.request.addresses):
                self.listener.note(UNSEALED)
            for journey in self.request.journeys:
                for note in journey.notes:
                    self.listener.note(f"{journey.name}: {note}")
            self.store.create()
            versions = await self._versions(pool, tools)
            visits = [asyncio.ensure_future(self._one(job, pool, versions)) for job in jobs]
            walks = [asyncio.ensure_future(self._walk(job, pool, versions)) for job in self._walks(jobs, pool)]
            folders = dict(zip(jobs, await asyncio.gather(*visits), strict=True))
            await asyncio.gather(*walks)
            for job in sorted(self._suspects, key=lambda each: each.index):
                folders[job] = await self._one(job, pool, versions, alone=True)
        if self.request.lighthouse:
            await self._lighthouse([(job, folder) for job, folder in folders.items() if folder], tools, chromium)

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

    async def _unless_stopped(self, work: asyncio.Future[Any]) -> bool:
        """Waits for `work`, or until the run shall end; whether it is done. It is not cancelled."""
        stopped = asyncio.ensure_future(self.stopping.wait())
        try:
            await asyncio.wait({work, stopped}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            stopped.cancel()
        return work.done()

    def stop(self) -> None:
        """Ends the visits under way; those that have ended are kept."""
        self.stopping.set()

    async def _node_tools(self) -> NodeTools | None:
        """Lighthouse and axe-core, installed if Lighthouse is wanted; an audit runs without them."""
        if not self.request.lighthouse:
            return await in_thread(find_node_tools)
        try:
            return await in_thread(ensure_node_tools, self.listener.note)
        except ProvisionError as error:
            self.listener.note(str(error))
            return None

    async def _servers(self) -> None:
        """Waits until each server answers. One that does not is visited all the same: the report says why its pages are
        not audited."""
        seconds = self.request.wait_for_server
        if seconds <= 0:
            return
        origins = list(dict.fromkeys(origin(url) for url in self.request.addresses))
        reasons = await asyncio.gather(*(answers(each, seconds) for each in origins))
        for each, reason in zip(origins, reasons, strict=True):
            if reason:
                self.listener.note(f"{each} did not answer within {seconds:g} s: {reason}.")

    async def _probe(self) -> None:
        """What Python sees of each origin, all at the same time: mostly waiting."""
        origins = list(dict.fromkeys(origin(url) for url in self.request.addresses))
        probes = [in_thread(connections.probe, url, self.request.ca_file) for url in origins]
        self._connections = dict(zip(origins, await asyncio.gather(*probes), strict=True))

    async def _connection(self, url: str) -> Connection:
        """What Python sees of the origin that a page came from in the end, after its redirects."""
        key = origin(url)
        if key not in self._connections and key.startswith("https:") and host(url):
            found = await in_thread(connections.probe, key, self.request.ca_file)
            self._connections.setdefault(key, found)
        return self._connections.get(key, Connection())

    def _options(self, job: _Job) -> VisitOptions:
        """The options of a visit, with Lighthouse disabled if it does not run: it answers no dialog."""
        options = self.request.options_of(job.station.url)
        if job.station.url in self._lighthouse_urls and job.scenario.consent == "untouched":
            return options
        return msgspec.structs.replace(options, disabled=options.disabled | {"lighthouse"})

    def _keys(self) -> tuple[str, ...]:
        return tuple(sorted({found.spki for found in self._connections.values() if found.spki}))

    def _trust(self) -> tuple[str, ...]:
        return trusting(self._keys())

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
        snapshot = await self._connected(snapshot, job.station, self._options(job))
        folder = await asyncio.to_thread(self.store.save, job.index, snapshot)
        if self._side_by_side and not alone and not self.stopping.is_set() and _is_suspect(snapshot):
            self._suspects.append(job)  # what is stored is replaced, unless the run ends before
            return ""
        begun = self._begun.get(job.index, time.monotonic())
        if not (snapshot.audited and self._has_lighthouse(job)):
            self._stored(folder)
        self.listener.page_done(job.station, job.scenario, time.monotonic() - begun)
        return folder if snapshot.audited else ""

    async def _connected(self, snapshot: Snapshot, station: Station, options: VisitOptions) -> Snapshot:
        """With what Python saw of the host."""
        # A port that swallows what is sent to it keeps the probes waiting: not the visits, and not the end of the run.
        await self._unless_stopped(self._probing)
        asked = self._connections.get(origin(station.url), Connection())
        final = await self._connection(snapshot.final_url) if snapshot.audited else asked
        # What the plain-HTTP address answers, too, may repeat a secret.
        plain = Redactor(options.secrets()).struct(asked.plain_http) if asked.plain_http else None
        told = _told_of_its_certificate(snapshot, final.tls)
        return msgspec.structs.replace(told, tls=final.tls, plain_http=plain, sandboxed=not sandbox_args())

    async def _walk(self, job: _WalkJob, pool: BrowserPool, tools: ToolVersions) -> None:
        """Walks one journey, and stores each of its stations as soon as it is left."""
        begun = time.monotonic()

        async def arrived(station: Station, snapshot: Snapshot) -> None:
            nonlocal begun
            whole = await self._connected(snapshot, station, self._walking(job.journey, station.url))
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
                lost = [Failure.at("navigate", "interrupted" if self.stopping.is_set() else "browser-died")]
                first = Station(f"{job.id}-1", job.journey.start, job.journey.name, 1)
                await arrived(first, not_reached(first, job.scenario, options(job.journey.start), tools, lost))
                return

            def made(hand_on: Arrived) -> Walk:
                given = (browser, job.journey, job.id, job.scenario, options, tools, self._payment_sign, hand_on)
                return Walk(*given, forwarder=pool.forwarder)

            again = WalkAgain(made, self._unless_stopped) if job.journey.thorough else None
            walk = made(again.keep if again else arrived)
            running = started(walk.run())
            try:
                if await self._unless_stopped(running):
                    running.result()
                else:
                    await break_off(running, BREAK_OFF_DEADLINE)
                    await walk.ended("interrupted")
            except Exception as error:  # noqa: BLE001 - a fault of ours on one page must not cost the others
                await walk.ended("internal-error", **_kept(error))
            finally:
                if walk.harmful or not running.done():
                    pool.discard(browser)
            if again is not None:
                await again.walk(still=lambda: not self.stopping.is_set() and running.done() and not walk.harmful)
                for station, snapshot in again.kept:
                    await arrived(station, snapshot)

    def _walking(self, journey: Journey, url: str) -> VisitOptions:
        """The options of a station at `url`: Lighthouse would load it by itself."""
        options = self.request.options_of(url)
        typed = tuple(journey.secrets())
        return msgspec.structs.replace(options, disabled=options.disabled | {"lighthouse"}, typed=typed)

    def _turn(self, job: _Job) -> QueuePlace:
        """One of the visits that may go on at the same time."""

        def come() -> None:
            self._begun[job.index] = time.monotonic()
            self.listener.page_started(job.station, job.scenario)

        return QueuePlace(self._visiting, come, shared=self._side_by_side)

    def _has_lighthouse(self, job: _Job) -> bool:
        visited = job.scenario.device.kind == "phone" and job.scenario.consent == "untouched"
        return visited and job.station.url in self._lighthouse_urls

    async def _visit(self, job: _Job, pool: BrowserPool, tools: ToolVersions) -> Snapshot:
        snapshot = await self._try(job, pool, tools)
        if self.stopping.is_set():
            return snapshot
        died = any(failure.code == "browser-died" for failure in snapshot.failures)
        if died:
            # Every page that was open goes with a browser that dies: the innocent get a second chance.
            await pool.check()
            again = await self._try(job, pool, tools)
            return again if again.audited or not snapshot.audited else snapshot
        if any(failure.code == "navigation-timeout" for failure in snapshot.failures):
            again = await self._try(job, pool, tools)
            told = [*again.failures, Failure.at("navigate", "tried-again")]
            return msgspec.structs.replace(again, failures=told)
        return snapshot

    async def _try(self, job: _Job, pool: BrowserPool, tools: ToolVersions) -> Snapshot:
        options = self._options(job)

        def without(code: PageCode, **parameters: str) -> Snapshot:
            return not_audited(job.station, job.scenario, options, tools, CollectError(code, **parameters))

        if self.stopping.is_set():
            return without("interrupted")
        try:
            browser = await pool.get()
        except ProvisionError:
            return without("interrupted" if self.stopping.is_set() else "browser-died")
        turn = self._turn(job)
        visit = Visit(browser, job.station, job.scenario, options, tools, turn, forwarder=pool.forwarder)
        running = started(visit.run())
        try:
            if not await self._unless_stopped(running):
                await break_off(running, BREAK_OFF_DEADLINE)
                return visit.snapshot or without("interrupted")
            return running.result()
        except Exception as error:  # noqa: BLE001 - a fault of ours on one page must not cost the others
            return without("internal-error", **_kept(error))
        finally:
            turn.give_back()
            if visit.harmful or not running.done():
                pool.discard(browser)

    async def _lighthouse(
        self, folders: Sequence[tuple[_Job, str]], tools: NodeTools | None, chromium: Chromium
    ) -> None:
        """One run for each URL, stored with its phone; side by side with visits it would measure our own load."""
        seen: set[str] = set()
        for job, folder in folders:
            if job.station.url in seen or not self._has_lighthouse(job):
                continue
            seen.add(job.station.url)
            try:
                if self.stopping.is_set():
                    raise CollectError("interrupted")
                if tools is None:
                    raise CollectError("lighthouse-missing")
                self._amend(folder, await self._one_lighthouse(job, tools, chromium), [])
            except CollectError as error:
                self._amend(folder, None, [Failure.at("lighthouse", error.code, **error.parameters)])
            self._stored(folder)

    async def _one_lighthouse(self, job: _Job, tools: NodeTools, chromium: Chromium) -> LighthouseEvidence:
        url, begun = job.station.url, time.monotonic()
        self.listener.page_started(job.station, job.scenario, "lighthouse")
        try:
            running = started(lighthouse.run(url, tools, chromium, self._options(job), spki=self._keys()))
            try:
                if not await self._unless_stopped(running):
                    raise CollectError("interrupted")
                return running.result()
            finally:
                await break_off(running, BREAK_OFF_DEADLINE)
        finally:
            self.listener.page_done(job.station, job.scenario, time.monotonic() - begun, "lighthouse")

    def _amend(self, folder: str, found: LighthouseEvidence | None, failures: list[Failure]) -> None:
        snapshot = self.store.load(folder)
        self.store.replace(
            folder, msgspec.structs.replace(snapshot, lighthouse=found, failures=[*snapshot.failures, *failures])
        )


def _kept(error: Exception) -> dict[str, str]:
    """Where the trace of a fault of ours is kept, and in short what it is."""
    found = {"reason": f"{type(error).__name__}: {error}"[:300]}
    path = kept(error)
    return {**found, "file": path} if path else found


def _told_of_its_certificate(snapshot: Snapshot, tls: TlsFacts | None) -> Snapshot:
    """The snapshot, with what Python found wrong. Chromium, told no authority, says of every certificate of a user's
    own that its authority is unknown."""
    if tls is None or tls.code not in _OWN_FAULTS:
        return snapshot
    failures = [
        Failure.at("navigate", "tls-failure", reason=tls.error) if failure.code == "tls-authority" else failure
        for failure in snapshot.failures
    ]
    return msgspec.structs.replace(snapshot, failures=failures)


def _is_suspect(snapshot: Snapshot) -> bool:
    return not snapshot.audited and snapshot.failures[0].code in SUSPECT


def _unknown(_page: Snapshot, _tapped: Tapped) -> PaymentSign:
    """Nobody is there to tell."""
    return "unknown"


def _nobody(_folder: str) -> None:
    """Hears nothing."""
