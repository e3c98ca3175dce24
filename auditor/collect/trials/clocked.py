"""A second load of the page, in virtual time: its timers run ahead, nobody waits for them.

In a tab of its own: freezing the measured one drops the timers and animation frames that came due meanwhile, so that
what moves by itself would stand still afterwards.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from playwright.async_api import CDPSession, Error
from playwright.async_api import TimeoutError as PlaywrightTimeoutError

from auditor.collect.browser.clock import TURN_TIMEOUT, Clock
from auditor.collect.browser.worlds import WORLD, EvaluationError, FrameNode, World, frame_tree
from auditor.collect.page.bundle import script
from auditor.collect.page.gather import gather
from auditor.collect.session import Session, Tab

LOAD_TIMEOUT = 6.0
"""Seconds for the second load."""

ARRIVAL = 1.0
"""Virtual seconds after the load, at most, in which the page is still put together: what comes then belongs to the
arrival, if the measured tab had as long to come to rest."""

SOONEST = 0.1
"""Virtual seconds after the load in which a page is put together in any case."""

PUT_TOGETHER = 6.0
"""Virtual seconds after the load in which no time passes while an answer is outstanding."""

PLAYBACK = 37.3
"""Speed of CSS animations: half a second's transition then ends within a frame. Not a whole number, or an animation of
whole seconds would be seen in the same place at every look."""

FRAMES = 30
"""Frames of the page that are looked at for what comes late."""

# Chromium has a mouse at 0, 0 even where it emulates a phone: whatever stands there is hovered, and many carousels wait
# while they are. A phone has none. In a world of ours, before any script of the page: no handler hears of it.
_NO_MOUSE = """for (const type of ["over", "enter", "move", "out", "leave"]) {
  for (const device of ["mouse", "pointer"]) {
    addEventListener(device + type, (event) => {
      if (event.isTrusted && event.pointerType !== "touch") event.stopImmediatePropagation();
    }, true);
  }
}"""


class Clocked:
    """The page in virtual time. passed: virtual seconds since its load. watched: the worlds in which it is noted what
    comes: that of its top frame, and those of frames in view that no script from outside can look into. led_to: the
    address of another document that the page has shown in its own place since, "" if it has not."""

    watched: list[World]

    def __init__(self, session: Session, tab: Tab, *, patient: bool) -> None:
        self.tab = tab
        self.session: CDPSession = tab.cdp
        self.clock = Clock(tab.cdp, patient=patient)
        self.passed = 0.0
        self.led_to = ""
        self._session = session

    async def arrive(self, seconds: float) -> None:
        """Lets the page be put together for so long, then notes what it shows."""
        await self.advance(seconds)
        root = await self.frames()
        await gather(root, self._session.device, [])
        self.watched = [world async for world in _unwatched_from_outside(root)]
        for world in self.watched:
            for name in ("trials/sight", "moments/later"):
                await world.evaluate(script(name))

    def follow(self) -> None:
        """From here on another document in the top frame is noticed."""
        self.session.on("Page.frameNavigated", self._navigated)

    def _navigated(self, event: dict[str, Any]) -> None:
        frame = event["frame"]
        if not frame.get("parentId") and not frame.get("unreachableUrl"):
            self.led_to = str(frame.get("url", ""))

    async def advance(self, seconds: float, paints: int = 1) -> None:
        """Lets virtual time pass, then so many frames be painted: transitions start and end in frames alone."""
        await self.clock.advance(seconds)
        self.passed += seconds
        self.clock.patient = self.clock.patient and self.passed < PUT_TOGETHER
        for _ in range(paints):
            await paint(self.session)

    async def frames(self) -> FrameNode:
        """All frames of the page as it is now."""
        return await frame_tree(self._session.context, self.tab.page, self.session)


async def _unwatched_from_outside(root: FrameNode) -> AsyncIterator[World]:
    for node in list(root.walk())[:FRAMES]:
        if node.world is None or node.place is None:
            continue
        if node is root or await node.world.evaluate("frameElement === null"):
            yield node.world


async def paint(session: CDPSession) -> None:
    """Waits for a frame."""
    frame = "new Promise((resolve) => requestAnimationFrame(() => resolve(1)))"
    try:
        await asyncio.wait_for(
            session.send("Runtime.evaluate", {"expression": frame, "awaitPromise": True}), TURN_TIMEOUT
        )
    except TimeoutError:
        pass  # a page that is not painted can't be seen moving


@asynccontextmanager
async def clocked_page(session: Session, url: str, *, settled_after: float, patient: bool) -> AsyncIterator[Clocked]:
    """Loads `url` once more; within it the page is there as it arrives, and its time stands still. settled_after:
    seconds that the measured tab had. patient: whether all that the page asks for is answered soon, as far as is known.

    Raises:
        EvaluationError: it can't be loaded again. The measured page is as it was.
        TimeoutError: it is not loaded in time, though all it asked for was answered before.
    """
    try:
        tab = await session.open_tab()
    except Error as error:
        raise EvaluationError(str(error)) from error
    try:
        try:
            clocked = await _arrived(session, tab, url, patient=patient)
            await clocked.arrive(min(ARRIVAL, max(SOONEST, settled_after)))
        except Error as error:
            raise EvaluationError(str(error)) from error
        yield clocked
    finally:
        await _without_a_word(tab)


async def _arrived(session: Session, tab: Tab, url: str, *, patient: bool) -> Clocked:
    await tab.cdp.send("Page.addScriptToEvaluateOnNewDocument", {"source": _NO_MOUSE, "worldName": WORLD})
    try:
        response = await tab.page.goto(url, wait_until="load", timeout=LOAD_TIMEOUT * 1000)
        if response is not None and response.status >= 400:
            raise EvaluationError(f"HTTP {response.status} when loaded again")
    except PlaywrightTimeoutError:
        if patient:  # the measured tab had it all: here the machine or the server was too busy, and nothing is seen
            raise TimeoutError from None
        # What the measured tab was still waiting for does not come or turn either.
    clocked = Clocked(session, tab, patient=patient)
    clocked.follow()
    await tab.cdp.send("Animation.setPlaybackRate", {"playbackRate": PLAYBACK})
    return clocked


async def _without_a_word(tab: Tab) -> None:
    """Closes it; what its page would send as it goes (handlers of `pagehide`, `visibilitychange`) is not sent."""
    try:
        await tab.cdp.send("Emulation.setScriptExecutionDisabled", {"value": True})
    except Error:
        pass  # it has gone
    await tab.close()
