"""Walks a journey under one scenario, and has each of its stations examined where it stands.

A step that can't be taken ends it there, with a picture of what the customer saw; what was reached before is kept.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urldefrag, urljoin

import msgspec
from playwright.async_api import Browser, Error, Page

from auditor.collect.captures import screenshots
from auditor.collect.consent import answering
from auditor.collect.consent.choosing import Wanted
from auditor.collect.journey import acting, choosing
from auditor.collect.journey.finding import LOOK_AGAIN
from auditor.collect.journey.going_back import lost_entries
from auditor.collect.journey.hand import TOUCH, Hand
from auditor.collect.journey.paying import Telling, taking_payment
from auditor.collect.journey.station import StationVisit
from auditor.collect.journey.window import Window
from auditor.collect.journey.windows import Windows
from auditor.collect.network.forwarder import Forwarder
from auditor.collect.network.redaction import Redactor
from auditor.collect.options import VisitOptions
from auditor.collect.page.navigation import check_answer, code_of, navigate
from auditor.collect.page.settling import quiet, settle
from auditor.collect.session import Session
from auditor.collect.visit import CONTEXT_DEADLINE, guarded, not_reached
from auditor.errors import CollectError
from auditor.model.failure import Failure, PageCode
from auditor.model.journey import (
    ACTING,
    MOST_STATIONS,
    Audit,
    Choose,
    Close,
    End,
    Fill,
    Hover,
    Journey,
    Key,
    Place,
    Scroll,
    Step,
    Tap,
    Tapped,
    Visit,
    WaitFor,
    WaitForExpression,
    is_web,
)
from auditor.model.scenario import Scenario, Station
from auditor.model.snapshot import Snapshot, ToolVersions
from auditor.model.url import host
from auditor.model.way import StepTaken, Way
from auditor.provision.autoconsent import Autoconsent, find_autoconsent

PATIENCE = 10.0
"""Seconds in which what a step is on must be there, and in which a page that was asked for must come: a customer who
sees nothing for that long has left (Nielsen, Response Times: The 3 Important Limits)."""

AFTER_STEP = 5.0
"""Seconds in which the page may become quiet again after a step."""

REACTION = 0.1
"""Seconds of quiet after a step: a script that goes elsewhere has asked by then."""

LEADING = 3.0
"""Seconds in which a step may begin to lead elsewhere that its recording says does."""

QUIET_KEYS = frozenset({"Tab", "Shift", "Escape", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Backspace"})
"""Keys that send nothing."""

PERSONAL = re.compile(r"\S@\S|[\d +().-]{5,}\Z")
"""A mail address, a telephone number or a postcode: a journey that has typed one has said who the customer is."""

SPACE = frozenset({" ", "Space"})
"""A button is pressed when this key goes up again."""

Arrived = Callable[[Station, Snapshot], Awaitable[None]]


class Walk:
    """One journey under one scenario; use `run` once.

    id: of the journey, what the ids of its stations begin with. payment_sign: says of a page why nothing may be tapped
    there, "" if it may be. arrived: is handed each station's snapshot as soon as it will not change any more.
    harmful: whether the browser should serve no other.
    """

    def __init__(
        self,
        browser: Browser,
        journey: Journey,
        id_: str,
        scenario: Scenario,
        options_of: Callable[[str], VisitOptions],
        tools: ToolVersions,
        payment_sign: Telling,
        arrived: Arrived,
        forwarder: Forwarder | None = None,
    ) -> None:
        self.browser = browser
        self.journey = journey
        self.id = id_
        self.scenario = scenario
        self.options_of = options_of
        self.tools = tools
        self.payment_sign = payment_sign
        self.arrived = arrived
        self.forwarder = forwarder
        self.options = options_of(journey.start)
        self.session = Session(browser, journey.start, scenario, self.options, forwarder)
        self.windows = Windows()
        self.number = 0
        self.harmful = False
        self._station: StationVisit | None = None
        self._snapshot: Snapshot | None = None
        self._acted = False  # something was done since the station was examined
        self._touched = ""  # the document in which something was done last
        self._as_it_came = True
        self._examined: tuple[str, str] = ("", "")
        self._step = Place(0, f"start: {journey.start}")
        self._taken = 0
        self._broken_off = False
        self._answered: answering.Answered | None = None
        self._autoconsent: Autoconsent | None = None
        self._way: list[StepTaken] = []
        self._led = Way()
        self._only: int | None = None
        self._filled: list[Fill] = []
        self._known = bool(self.options.state.cookies)  # signed in: an order may be one tap away
        self.lost: dict[int, list[str]] = {}
        self._waited = 0.0
        self._received = 0.0

    @property
    def window(self) -> Window:
        """The one that is looked at."""
        return self.windows.current

    async def run(self) -> None:
        """Returns when each station was handed on, even if it says only why it was not reached."""
        try:
            await self._walk()
        except CollectError as error:
            await self._end(error)
        except (Error, TimeoutError) as error:
            await self._end(code_of(error))
        finally:
            await self.session.close()
            self.harmful = self.harmful or self.session.stuck

    async def run_to(self, number: int) -> None:
        """The same, to the station of that number alone: what acts on its page is done there. If the walk does not come
        to it, what is handed on is not audited."""
        self._only = number
        await self.run()

    async def run_back(self) -> None:
        """The same without examining anything: from each station to which something was filled in, it goes back and
        looks what is `lost`, by the station's number. How it ends is of no matter."""
        await self.run_to(0)

    async def ended(self, code: PageCode, **parameters: str) -> None:
        """Hands on what was examined, and that the rest was not: the walk was broken off."""
        self._broken_off = True
        await self._hand_on()
        await self._end(CollectError(code, **parameters))

    async def _walk(self) -> None:
        await self._begin()
        await self._rest()
        for step in self.journey.steps:
            self._step = step.place
            self._taken += 1
            if isinstance(step, Audit):
                await self._come_to(step.title)
                if self._only and self.number == self._only:
                    break
                continue
            await self._guarded(self._take(step), PATIENCE + TOUCH * 3 + self.options.timeout + _seconds(step))
            await self._rest()
            if self._only and self.number == self._only:
                break
        end = self.journey.end if self._only is None else None
        if end is not None:
            self._led = msgspec.structs.replace(self._led, end=end.why)
        await self._finish()
        if end is not None and not end.reached:
            await self._unreached(end)

    async def _unreached(self, end: End) -> None:
        """Hands on that the funnel did not come to the page that takes payment: what was not audited has not passed."""
        self.number += 1
        station = self._named(self.number, end.station, self._url())
        told = [Failure.at("journey", "funnel-unreached", why=end.why, on=end.on)]
        await self.arrived(station, not_reached(station, self.scenario, self.options, self.tools, told))

    async def _begin(self) -> None:
        """Opens the page at which the journey starts, its dialog on consent answered if the scenario says so."""
        await self._open()
        if self.scenario.consent != "untouched":
            await self._guarded(self._answer(self.scenario.consent), self.options.timeout)
        await self._guarded(self._go(self.journey.start), self.options.timeout)

    async def _open(self) -> None:
        """A tab. Raises CollectError if the browser opens none."""
        try:
            async with asyncio.timeout(CONTEXT_DEADLINE):
                await self.session.open()
                self.windows.add(await Window.open(await self.session.open_tab(), self.session.door))
        except TimeoutError as error:
            self.harmful = True
            raise CollectError("browser-died") from error

    async def _answer(self, wanted: Wanted) -> None:
        """Answers the dialog that asks for consent where the journey starts, before its first step. Raises CollectError
        if it can't be answered."""
        self._autoconsent = find_autoconsent()
        self._answered = await answering.answer(self.session, self.window.tab, wanted, self._autoconsent)

    async def _go(self, url: str) -> None:
        if not is_web(url):
            raise CollectError("not-allowed")
        tab, begun = self.window.tab, time.monotonic()
        deadline = begun + self.options.timeout
        try:
            if _is_same_document(tab.page.url, url):
                await tab.page.goto(url, wait_until="commit", timeout=self.options.timeout * 1000)
            else:
                await navigate(tab.page, url, deadline, self.session.door)
        except CollectError as error:
            if error.code == "connection-failed":
                check_answer(self.window.network.last_status(), "")
            raise
        await settle(tab.page, tab.cdp, self.window.heard(), self.options, deadline)
        self._waited += time.monotonic() - begun

    async def _guarded(self, work: Any, seconds: float) -> None:
        """Does `work`. Raises CollectError if it takes too long or the tab gets into trouble."""
        self.window.tab.calm()
        await guarded(work, self.window.tab, seconds)

    async def _take(self, step: Step) -> None:
        page, deadline = self.windows.look_at(step), time.monotonic() + PATIENCE
        before, hand = self._shown(page), Hand(self.session, self.window)
        self._waited = 0.0
        if not isinstance(step, (*ACTING, WaitFor, WaitForExpression, Audit)):
            self._acts()
        match step:
            case Visit():
                await self._go(urljoin(page.url, step.url))
            case Tap():
                await acting.tap(hand, step, deadline, self._check)
            case Fill():
                await acting.fill(hand, step, deadline)
            case Choose():
                await choosing.choose(hand, step, deadline, self._check)
            case Hover():
                await acting.hover(page, step, deadline)
            case Key():
                if step.key not in QUIET_KEYS and (step.down or step.key in SPACE):
                    await self._check(Tapped(""))
                self._acts()
                await acting.press(page, step)
            case Scroll():
                await acting.scroll(page, step, deadline)
            case WaitFor():
                await acting.wait_for(page, step, time.monotonic() + _seconds(step))
            case WaitForExpression():
                await acting.wait_for_expression(page, step, time.monotonic() + _seconds(step))
            case Close():
                await self.windows.close(step.target)
        if not isinstance(step, (WaitFor, WaitForExpression)):
            await self._settle(before, leads=step.leads and not isinstance(step, Visit))
        self._note_taken(step, before)

    def _note_taken(self, step: Step, before: tuple[str, str]) -> None:
        page = self.window.tab.page
        taken = StepTaken(
            kind=type(step).__name__.lower(),
            text=step.place.text,
            seconds=round(self._waited, 1),
            elsewhere=_address(page.url) != before[1],
            host=host(page.url),
        )
        self._way.append(taken)
        if isinstance(step, Fill):
            self._filled.append(step)
            self._known = self._known or bool(PERSONAL.search(step.value))

    async def _check(self, tapped: Tapped) -> None:
        """Raises CollectError if nothing may be tapped here: the page takes payment."""
        if not self.journey.test_payment:
            tapped = msgspec.structs.replace(tapped, known=self._known)
            sign = await taking_payment(self.session, self.window, self.scenario, self.tools, tapped, self.payment_sign)
            if sign:
                raise CollectError("journey-paying", sign=sign)
        self._acts()

    def _acts(self) -> None:
        self._acted, self._touched = True, self.window.documents.loader

    async def _settle(self, before: tuple[str, str], *, leads: bool) -> None:
        """Until the page that the step led to, or what it did to this one, is there.

        Raises CollectError if the recording says that it leads elsewhere and it does not.
        """
        begun = time.monotonic()
        until = begun + LEADING
        await asyncio.sleep(REACTION)
        while leads and self._shown(self.window.tab.page) == before and not self.window.asked:
            if time.monotonic() >= until:
                raise CollectError("journey-stayed")
            await asyncio.sleep(LOOK_AGAIN)
        await self._follow_windows()
        tab = self.window.tab
        deadline = time.monotonic() + self.options.timeout / 2
        try:
            await tab.page.wait_for_load_state("load", timeout=max(1.0, (deadline - time.monotonic()) * 1000))
        except Error:
            pass  # examined as it stands: settling tells what is still to come
        await quiet(tab.page, tab.cdp, self.window.heard(), min(deadline, time.monotonic() + AFTER_STEP), REACTION)
        # Without the quiet that we wait for ourselves: a step that leads nowhere makes nobody wait.
        self._waited += max(0.0, time.monotonic() - begun - REACTION * 2)
        self._check_arrived(before)

    def _check_arrived(self, before: tuple[str, str]) -> None:
        """Raises CollectError if the step led to what is no page: an error of the server, or of the network."""
        documents, tab = self.window.documents, self.window.tab
        if documents.failed:
            check_answer(self.window.network.last_status(), "")
            raise CollectError("connection-failed", reason=tab.page.url[:200])
        answer = self.window.network.status_of(documents.loader) if documents.loader != before[0] else None
        if answer is not None:
            check_answer(*answer)

    async def _follow_windows(self) -> None:
        """A new window is what a customer sees on a phone: the journey goes on there."""
        for url in self.window.take_asked():
            self.windows.add(await Window.open(await self.session.open_tab(), self.session.door))
            await self._go(url)

    def _shown(self, page: Page) -> tuple[str, str]:
        """Which document is shown, under which address."""
        return self.window.documents.loader, _address(page.url)

    async def _rest(self) -> None:
        """Examines the page on which the journey comes to rest, if it names no stations itself."""
        shown = self._shown(self.window.tab.page)
        if not self.journey.names_stations and shown != self._examined and self.number < MOST_STATIONS:
            await self._come_to("")

    async def _come_to(self, title: str) -> None:
        """Examines the page as a station, unless the walk is made for another."""
        if self._only is None or self._only == self.number + 1:
            await self._examine(title)
            return
        self.number += 1
        shown = self._shown(self.window.tab.page)
        if self._only == 0 and self._filled and self.window.network.method_of(shown[0]) == "GET":
            await self._guarded(self._go_back(), self.options.timeout)
        self._way_here()
        self._examined = self._shown(self.window.tab.page)

    async def _go_back(self) -> None:
        lost = await lost_entries(self.window.tab.page, self._filled)
        if lost is not None:
            self.lost[self.number] = lost
        tab = self.window.tab
        await quiet(tab.page, tab.cdp, self.window.heard(), time.monotonic() + AFTER_STEP, REACTION)

    def _way_here(self) -> Way:
        """What was done since the last station; it begins anew from here."""
        received = self.windows.received
        way = Way(steps=self._way, bytes=max(0.0, received - self._received))
        self._way, self._received, self._filled = [], received, []
        return Redactor(self.options.secrets()).struct(way)

    async def _examine(self, title: str) -> None:
        await self._hand_on()
        self.number += 1
        url, loader = self.window.tab.page.url, self.window.documents.loader
        self._station = StationVisit(
            self.browser,
            self._named(self.number, title, url),
            self.scenario,
            msgspec.structs.replace(self.options_of(url), typed=self.options.typed),
            self.tools,
            self.session,
            self.window,
            same_document=bool(loader) and loader == self._examined[0],
            forwarder=self.forwarder,
        )
        self._station.answered, self._station.autoconsent = self._answered, self._autoconsent
        self._acted, self._as_it_came = False, loader != self._touched
        self._led = self._way_here()
        self._snapshot = await self._station.in_place()
        self._examined = self._shown(self.window.tab.page)
        if not self._snapshot.audited:
            self._snapshot = await self._with_picture(self._snapshot)

    def _named(self, number: int, title: str, url: str) -> Station:
        return Station(f"{self.id}-{number}", url, self.journey.name, number, title)

    async def _hand_on(self) -> None:
        """The walk has left the station: what was to be known of it is known."""
        station, snapshot = self._station, self._snapshot
        self._station = self._snapshot = None
        if station is not None and snapshot is not None:
            await self.arrived(station.station, msgspec.structs.replace(snapshot, way=self._led))

    async def _finish(self, *notices: Failure) -> None:
        """The walk ends here: what acts on the page is done now, if nothing else was since it was examined."""
        if self._station is not None and not self._acted:
            more = await self._station.finish(as_it_came=self._as_it_came)
            self._snapshot = more or self._snapshot
        if self._snapshot is not None:
            failures = [*self._snapshot.failures, *notices]
            self._snapshot = msgspec.structs.replace(self._snapshot, failures=failures)
        await self._hand_on()

    async def _end(self, error: CollectError) -> None:
        """The walk ends here for `error`: what it reached is handed on, and why it did not reach the rest."""
        where = {"number": str(self._step.number), "step": self._step.text}
        left = [step for step in self.journey.steps[self._taken :] if isinstance(step, Audit)]
        if error.code == "journey-paying":
            self._as_it_came = False  # nor is such a page asked for a second time
            more = () if left else (Failure.at("journey", "stopped-before-paying", **where, **error.parameters),)
            await self._finish(*more)
            if not left:
                return
        url, picture = self._url(), await self._picture()
        await self._hand_on()
        way: Way | None = self._way_here()
        told = [Failure.at("journey", error.code, **error.parameters, **where)]
        if not error.code.startswith("journey-"):
            told = [
                Failure.at("navigate", error.code, **error.parameters),
                Failure.at("journey", "journey-ended", **where),
            ]
        for title in [step.title for step in left] or [""]:
            self.number += 1
            station = self._named(self.number, title, url)
            lost = not_reached(station, self.scenario, self.options, self.tools, told)
            await self.arrived(station, msgspec.structs.replace(lost, images=picture, way=way))
            way = None
            url, picture, told = "", {}, [Failure.at("journey", "journey-unreached", **where)]

    def _url(self) -> str:
        url = self.window.tab.page.url if self.windows.open else ""
        return url if is_web(url) else self.journey.start

    async def _with_picture(self, snapshot: Snapshot) -> Snapshot:
        return msgspec.structs.replace(snapshot, images=await self._picture())

    async def _picture(self) -> dict[str, bytes]:
        """What the customer sees now; nothing if the page does not let itself be drawn."""
        if self._broken_off or not self.options.images or not self.windows.open or self.window.tab.lost:
            return {}
        try:
            shot = screenshots.first_screen(self.window.tab.cdp, self.session.device)
            return {"first-screen": await asyncio.wait_for(shot, TOUCH)}
        except (Error, TimeoutError):
            return {}


def _address(url: str) -> str:
    """Which page an address names: its fragment counts if a script reads it as a path."""
    address, fragment = urldefrag(url)
    return url if fragment.startswith(("/", "!")) else address


def _is_same_document(here: str, url: str) -> bool:
    """Whether only the fragment is another: the browser then loads nothing, and nothing answers."""
    address, fragment = urldefrag(url)
    return bool(fragment) and urldefrag(here).url == address and here != url


def _seconds(step: Step) -> float:
    """How long a step waits."""
    given = getattr(step, "seconds", None) if isinstance(step, (WaitFor, WaitForExpression)) else 0.0
    return PATIENCE if given is None else float(given)
