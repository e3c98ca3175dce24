"""One visit: one station under one scenario, from a fresh context to a Snapshot, whatever happens meanwhile."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine, Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar

import msgspec
from playwright.async_api import Browser, Error

from auditor.collect.browser.queue import Turn
from auditor.collect.consent import answering
from auditor.collect.desk import Desk
from auditor.collect.examination import Examination
from auditor.collect.network.forwarder import Forwarder
from auditor.collect.network.log import NetworkLog
from auditor.collect.network.redaction import Redactor, without_cookie_values
from auditor.collect.options import SETTLE_SHARE, VisitOptions
from auditor.collect.page.documents import Documents
from auditor.collect.page.navigation import check_answer, code_of, navigate
from auditor.collect.page.settling import settle
from auditor.collect.plan import plan
from auditor.collect.session import Session, Tab
from auditor.collect.tasks import break_off, started
from auditor.consent import asking
from auditor.errors import CollectError
from auditor.model.failure import Failure
from auditor.model.scenario import Scenario, Station
from auditor.model.snapshot import Snapshot, ToolVersions
from auditor.model.url import is_loopback
from auditor.provision.autoconsent import Autoconsent, find_autoconsent

Result = TypeVar("Result")

CONTEXT_DEADLINE = 15.0
"""Seconds for a fresh context, and what a visit is given beyond its time before it counts as unresponsive."""

BREAK_OFF_DEADLINE = 2.0
"""Seconds for what was broken off to end; its context is closed next."""

ANSWER_DEADLINE, ANSWER_TRIES = 2.0, 40
"""Seconds in which the log hears of the answer that is shown already, and how often it is asked."""

OURS = frozenset({"station", "scenario", "plan", "tools", "disabled", "seconds"})
"""Fields of a Snapshot with names of ours, in which a word that is also a secret is not replaced."""

MOVES = 3
"""How often a visit starts over because its page shows another document, before it counts as one that never stays."""


class Visit:
    """Collects one station under one scenario. Use `run` once.

    turn: entered when the tab is open, and left as soon as all is measured that a busy machine would make slower: what
    is tried on the page after that may go on beside the next visit.
    answered, autoconsent: what came of the dialog that asks for consent, and what knew it, once it was answered.
    sessions: makes the session, in which nothing else is going on. forwarder: by what it reaches the network; None
    where nothing can be shut (`Session.seal`). snapshot: what it gave, as soon as it is there. harmful: whether the
    browser should serve no other: it opened no tab in time, or what the page does there could not be ended.
    """

    def __init__(
        self,
        browser: Browser,
        station: Station,
        scenario: Scenario,
        options: VisitOptions,
        tools: ToolVersions,
        turn: Turn | None = None,
        sessions: Callable[[Browser, str, Scenario, VisitOptions, Forwarder | None], Session] = Session,
        forwarder: Forwarder | None = None,
    ) -> None:
        self.browser = browser
        self.forwarder = forwarder
        self.station = station
        self.scenario = scenario
        self.url = station.url
        self.options = options
        self.tools = tools
        self.plan = plan(options)
        self.network = NetworkLog()
        self.turn = turn or Turn()
        self.sessions = sessions
        self.started = now()
        self.snapshot: Snapshot | None = None
        self.harmful = False
        self.answered: answering.Answered | None = None
        self.autoconsent: Autoconsent | None = None
        self._answering = 0.0

    async def run(self) -> Snapshot:
        """The snapshot; one with `audited` False and the reason if the page could not be loaded."""
        session = self._session()
        try:
            tab = await _opened_ahead(session)
            async with self.turn:
                if tab is None or not await tab.answers():  # for the fault of another page
                    await session.close()
                    session = self._session()
                    tab = await self._opened_now(session)
                self.snapshot = await self._in_time(session, tab)
            return self.snapshot
        except CollectError as error:
            return not_audited(self.station, self.scenario, self.options, self.tools, error)
        except (Error, TimeoutError) as error:
            return not_audited(self.station, self.scenario, self.options, self.tools, code_of(error))
        finally:
            await session.close()
            self.harmful = self.harmful or session.stuck

    async def _opened_now(self, session: Session) -> Tab:
        """A tab. Raises CollectError if the browser opens none: it has too much to do with another page."""
        try:
            return await asyncio.wait_for(_opened(session), CONTEXT_DEADLINE)
        except TimeoutError as error:
            self.harmful = True
            raise CollectError("browser-died") from error

    def _session(self) -> Session:
        return self.sessions(self.browser, self.url, self.scenario, self.options, self.forwarder)

    async def _in_time(self, session: Session, tab: Tab) -> Snapshot:
        """The snapshot, of the document that stays: as often as another takes its place, the visit starts over.

        Raises CollectError if the page, its tab or the browser gives up before anything is known, or no document stays.
        """
        await self._answer(session, tab)
        documents = Documents()
        await self._listen(session, tab, documents)
        for moves in range(MOVES + 1):
            self.started = now()
            deadline = time.monotonic() + self.options.timeout
            desk = Desk(session, tab, self.network, deadline, self.plan.probes, documents, self.turn.measured)
            snapshot = await self._one_document(desk, is_first=moves == 0)
            if snapshot is not None:
                return snapshot
            desk.mixed.close()
            documents.follow()
            self.network = self.network.of_document(documents.loader)
        raise CollectError("keeps-moving", url=tab.page.url[:200])

    async def _listen(self, session: Session, tab: Tab, documents: Documents) -> None:
        """Hears from here on what the tab does. Raises CollectError if it is lost before it was asked for anything, for
        the fault of another page: then it answers nothing any more, and would be waited for without end."""
        try:
            await guarded(self.network.attach(tab.cdp, session.door), tab, CONTEXT_DEADLINE)
            await guarded(documents.attach(tab.cdp), tab, CONTEXT_DEADLINE)
        except (CollectError, Error) as error:
            raise CollectError("browser-died") from error

    async def _answer(self, session: Session, tab: Tab) -> None:
        """Answers the dialog that asks for consent, if the scenario is one in which it is answered: the page that is
        examined is loaded after that. Raises CollectError if it can't be answered."""
        wanted = self.scenario.consent
        if wanted == "untouched":
            return
        begun = time.monotonic()
        self.autoconsent = find_autoconsent()
        work = answering.answer(session, tab, wanted, self.autoconsent)
        self.answered = await guarded(work, tab, self.options.timeout)
        self._answering = round(time.monotonic() - begun, 3)
        tab.calm()

    async def _check_answer(self, desk: Desk) -> None:
        """Notes if the page asked for nothing, or asks again; then it is answered once more, where it stands. Raises
        CollectError if it can't be."""
        wanted, answered = self.scenario.consent, self.answered
        if answered is None or wanted == "untouched":
            return
        if not answered.asked:
            desk.failures.append(Failure.at("consent", "consent-not-asked"))
        elif await answering.asks_again(desk.session, desk.tab, answered, self.autoconsent):
            await answering.answer_once_more(desk.session, desk.tab, wanted, self.network, desk.deadline)
            desk.failures.append(Failure.at("consent", "consent-asked-again"))
            desk.asks_each_time = True

    async def _one_document(self, desk: Desk, *, is_first: bool) -> Snapshot | None:
        """The snapshot of the document that is there, or is asked for; None if another takes its place."""
        tab, moved = desk.tab, desk.documents.moved
        status = await guarded(self._open(desk, is_first=is_first), tab, self.options.timeout, moved)
        if status is None:
            return None
        if not await self._examined(Examination(desk, self.plan)):
            return None
        if not self._suffices(desk):
            trouble = tab.trouble.result() if tab.trouble.done() else CollectError("unresponsive")
            reason = desk.refused or too_much(desk.failures, trouble) or trouble
            also = _told_apart(desk, reason)
            return not_audited(self.station, self.scenario, self.options, self.tools, reason, also)
        return self._snapshot(status, desk)

    async def _examined(self, examination: Examination) -> bool:
        """Takes the steps of `examination`; False if another document takes the place of the examined one meanwhile."""
        # The steps have deadlines of their own; this one is for a page whose process no longer answers at all.
        desk = examination.desk
        examining, moved = started(examination.run()), desk.documents.moved
        try:
            waits: set[asyncio.Future[Any]] = {examining, moved}
            await asyncio.wait(waits, timeout=desk.left + CONTEXT_DEADLINE, return_when=asyncio.FIRST_COMPLETED)
            if moved.done():
                return False
            if examining.done():
                examining.result()
            else:
                desk.failures.append(Failure.at("visit", "unresponsive"))
        finally:
            await break_off(examining, BREAK_OFF_DEADLINE)
        if self.answered is not None and self.answered.asked and asking(desk.frames or []):
            raise CollectError("consent-not-kept")  # asked for only some time after the page was there
        return True

    async def _open(self, desk: Desk, *, is_first: bool) -> int:
        """Opens the page, unless it came by itself, and waits until it stands still; the status of its answer."""
        tab = desk.tab
        await desk.mixed.attach(tab.cdp)
        with desk.timed("navigate"):
            if is_first:
                status = await self._navigated(desk)
            else:
                status = await self._arrived(desk)
        with desk.timed("settle"):
            await self._settle(desk)
            await desk.documents.wait_for_announced(desk.deadline)
        broken = self.network.broken_off(desk.documents.loader)
        if broken:
            raise CollectError("connection-failed", reason=broken)
        await _responsive(desk)
        if self.network.still_comes(desk.documents.loader):
            raise CollectError("navigation-timeout")
        await self._check_answer(desk)
        desk.final_url = tab.page.url
        return status

    async def _navigated(self, desk: Desk) -> int:
        """The status of the page that was asked for. Raises CollectError if that is not audited."""
        try:
            return (await navigate(desk.tab.page, self.url, desk.deadline, desk.session.door)).status
        except CollectError as error:
            if error.code == "connection-failed":
                check_answer(self.network.last_status(), "")  # an answer without a document is told as a failure
            raise

    async def _arrived(self, desk: Desk) -> int:
        """The status of a document that the page showed by itself. Raises CollectError if that is not audited."""
        if desk.documents.failed:
            raise CollectError("connection-failed", reason=desk.tab.page.url[:200])
        for _ in range(ANSWER_TRIES):
            answer = self.network.status_of(desk.documents.loader)
            if answer is not None:
                return check_answer(*answer)
            await asyncio.sleep(ANSWER_DEADLINE / ANSWER_TRIES)
        return 200  # one that was not asked for over the network: about:blank, or out of the browser's memory

    async def _settle(self, desk: Desk) -> None:
        until = time.monotonic() + desk.left * SETTLE_SHARE
        try:
            settling = settle(desk.tab.page, desk.cdp, self.network, self.options, until)
            settled = await asyncio.wait_for(settling, max(1.0, desk.left))
            desk.given["arrival"], desk.settled_after = settled.seen, settled.after
            desk.failures += settled.failures
        except TimeoutError:
            desk.failures.append(Failure.at("settle", "never-settled"))

    def _suffices(self, desk: Desk) -> bool:
        """Whether what was gathered is a measurement of the page: what was planned of its documents is there."""
        return desk.frames is not None or not any(row.name == "probes" for row in self.plan.rows)

    def _snapshot(self, status: int, desk: Desk) -> Snapshot:
        found = {name: value for name, value in desk.given.items() if value is not None}
        tools = self.tools
        if "axe" in found:
            tools = msgspec.structs.replace(tools, axe_core=found["axe"].version)
        snapshot = Snapshot(
            station=self.station,
            scenario=self.scenario,
            final_url=desk.final_url,
            started=self.started,
            tools=tools,
            disabled=self.options.switched_off(),
            failures=desk.failures,
            status=status,
            loopback=is_loopback(desk.final_url),
            requests=[without_cookie_values(request) for request in self.network.requests()],
            insecure_requests=desk.mixed.requests(),
            webdriver=self.options.webdriver,
            providers=self.options.providers,
            payment_baseline=self.options.accepted_of(self.station.url),
            seconds=desk.seconds if self.answered is None else {"consent": self._answering, **desk.seconds},
            plan=self.options.made_for(),
            **found,
        )
        return msgspec.structs.replace(_without_secrets(snapshot, self.options), images=desk.images)


async def _opened_ahead(session: Session) -> Tab | None:
    """A tab for a visit whose turn has not come yet; None if it can't be had now."""
    try:
        return await asyncio.wait_for(_opened(session), CONTEXT_DEADLINE)
    except (Error, TimeoutError):
        return None


async def _opened(session: Session) -> Tab:
    await session.open()
    return await session.open_tab()


async def guarded(
    work: Coroutine[Any, Any, Result], tab: Tab, seconds: float, moved: asyncio.Future[None] | None = None
) -> Result | None:
    """What `work` gives; None as soon as `moved` is done: another document is shown.

    Raises CollectError if the tab gets into trouble, or does not answer.
    """
    task = started(work)
    waits: set[asyncio.Future[Any]] = {task, tab.trouble, *([moved] if moved is not None else [])}
    try:
        await asyncio.wait(waits, timeout=seconds + CONTEXT_DEADLINE, return_when=asyncio.FIRST_COMPLETED)
        if moved is not None and moved.done():
            return None
        if tab.trouble.done():
            raise tab.trouble.result()
        if not task.done():
            raise CollectError("unresponsive")
        return task.result()
    finally:
        await break_off(task, BREAK_OFF_DEADLINE)


async def _responsive(desk: Desk) -> None:
    """A page that runs for ever in its own script can't be measured at all: said once, not step by step."""
    patience = max(2.0, min(10.0, desk.left))
    try:
        await asyncio.wait_for(desk.cdp.send("Runtime.evaluate", {"expression": "1"}), patience)
    except TimeoutError as error:
        raise CollectError("unresponsive") from error


def too_much(failures: Sequence[Failure], trouble: CollectError) -> CollectError | None:
    """Why a page that answered until it was read does so no longer: our own reading of it, which nothing can stop, is
    still under way. None if it was late before, or is gone."""
    late = [failure for failure in failures if failure.code == "step-timeout"]
    if trouble.code != "unresponsive" or not late or late[0].step != "probes":
        return None
    return CollectError("too-much-to-read", **late[0].parameters)


def _told_apart(desk: Desk, reason: CollectError) -> list[Failure]:
    """What went wrong besides `reason` and what followed from it."""
    return [failure for failure in desk.failures if failure.code not in {reason.code, "not-reached"}]


def not_audited(
    station: Station,
    scenario: Scenario,
    options: VisitOptions,
    tools: ToolVersions,
    error: CollectError,
    failures: Sequence[Failure] = (),
) -> Snapshot:
    """The snapshot of a page that could not be audited: only the reason, and what else failed on the way."""
    told = [Failure.at("navigate", error.code, **error.parameters), *failures]
    return not_reached(station, scenario, options, tools, told)


def not_reached(
    station: Station, scenario: Scenario, options: VisitOptions, tools: ToolVersions, failures: list[Failure]
) -> Snapshot:
    """The same, with `failures` for a reason."""
    snapshot = Snapshot(
        station=station,
        scenario=scenario,
        final_url=station.url,
        started=now(),
        tools=tools,
        audited=False,
        disabled=options.switched_off(),
        webdriver=options.webdriver,
        plan=options.made_for(),
        failures=failures,
        loopback=is_loopback(station.url),
    )
    return _without_secrets(snapshot, options)


def _without_secrets(snapshot: Snapshot, options: VisitOptions) -> Snapshot:
    redactor = Redactor(options.secrets())
    station = msgspec.structs.replace(snapshot.station, url=redactor.text(snapshot.station.url))
    return msgspec.structs.replace(redactor.struct(snapshot, OURS), station=station)


def now() -> str:
    """The time in ISO 8601, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
