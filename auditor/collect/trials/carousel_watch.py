"""Watches what moves by itself, in virtual time: fourteen seconds of the page's timers pass in a third of a second.

In a page of its own: freezing the measured one drops the timers and animation frames that came due meanwhile, so that a
carousel would stand still afterwards. Timers and Date run ahead; frames are painted as fast as ever, one a look. The
timeline of animations follows the one or the other, as Chromium happens to paint, so transitions are sped up as well.
"""

from __future__ import annotations

import asyncio

import msgspec
from playwright.async_api import BrowserContext, CDPSession, Error, Page
from playwright.async_api import TimeoutError as PlaywrightTimeoutError

from auditor.collect.browser.clock import TURN_TIMEOUT, Clock
from auditor.collect.browser.worlds import WORLD, EvaluationError, FrameNode, World, frame_tree
from auditor.collect.desk import Desk
from auditor.collect.page.bundle import script
from auditor.collect.page.gather import gather
from auditor.collect.session import Session, Tab
from auditor.model.device import Device
from auditor.model.evidence import Evidence
from auditor.model.trials import Carousel, MotionEvidence

START, STRIDE = 6.0, 2.0
"""Virtual seconds that pass before the watch begins, in strides: what has come to rest by then has not moved for over
5 s after the load, the time that WCAG 2.2.2 grants. As many again decide whether anything stirs at all."""

STEP, STEPS = 1.0, 14
"""Virtual seconds between two looks, and their number: a carousel that waits 7 s turns twice meanwhile."""

PLAYBACK = 37.3
"""Speed of CSS animations: half a second's transition then ends within a frame. Not a whole number, or an animation of
whole seconds would be seen in the same place at every look."""

FRAMES = 8
"""Frames of the page that are watched: the document itself and its first sub-frames."""

LOAD_TIMEOUT = 6.0
"""Seconds for the second load."""

# Chromium has a mouse at 0, 0 even where it emulates a phone: whatever stands there is hovered, and many carousels wait
# while they are. A phone has none. In a world of ours, before any script of the page: no handler hears of it.
_NO_MOUSE = """for (const type of ["over", "enter", "move", "out", "leave"]) {
  for (const device of ["mouse", "pointer"]) {
    addEventListener(device + type, (event) => {
      if (event.isTrusted && event.pointerType !== "touch") event.stopImmediatePropagation();
    }, true);
  }
}"""

_WATCH = script("trials/carousel_watch")


def may_turn(frames: list[Evidence]) -> bool:
    """Whether anything on the page looks as if it could turn by itself."""
    return any(frame.carousels for frame in frames)


async def step(desk: Desk) -> None:
    """The step: what turns by itself, in virtual time."""
    desk.given["motion"] = await watch(desk.session, desk.tab.page.url, desk.frames or [])


async def watch(session: Session, url: str, frames: list[Evidence]) -> MotionEvidence:
    """Loads the page once more and says what turned by itself.

    Raises:
        EvaluationError: it can't be loaded again, or its tab crashed. The measured page is none the worse for it.
    """
    if not may_turn(frames):
        return MotionEvidence(observed=0.0)
    try:
        tab = await session.open_tab(emulated=False)
        try:
            return await _visit(session, tab, url)
        finally:
            await tab.close()
    except Error as error:
        raise EvaluationError(str(error)) from error


async def _visit(session: Session, tab: Tab, url: str) -> MotionEvidence:
    await tab.cdp.send("Page.addScriptToEvaluateOnNewDocument", {"source": _NO_MOUSE, "worldName": WORLD})
    loaded = True
    try:
        response = await tab.page.goto(url, wait_until="load", timeout=LOAD_TIMEOUT * 1000)
        if response is not None and response.status >= 400:
            raise EvaluationError(f"HTTP {response.status} when loaded again")
    except PlaywrightTimeoutError:
        loaded = False  # what has not loaded by now does not turn either
    return await _watch(session.context, tab.page, Clock(tab.cdp, patient=loaded), session.device)


async def _watch(context: BrowserContext, page: Page, clock: Clock, device: Device) -> MotionEvidence:
    session = clock.session
    await session.send("Animation.enable")
    await session.send("Animation.setPlaybackRate", {"playbackRate": PLAYBACK})
    for _ in range(int(START / STRIDE)):
        await clock.advance(STRIDE)
        await _paint(session)
    clock.patient = False
    root = await frame_tree(context, page, session)
    await gather(root, device, [])
    worlds = [world for world in _worlds(root)[:FRAMES] if await world.call(_WATCH)]
    stirred = 0
    for _ in range(int(START / STRIDE)):
        await clock.advance(STRIDE)
        stirred += await _look(session, worlds)
    if stirred or await _endless(worlds):
        for _ in range(STEPS):
            await clock.advance(STEP)
            await _look(session, worlds)
    carousels: list[Carousel] = []
    for world in worlds:
        text = await world.evaluate("globalThis.auditorMotion.report()")
        carousels += msgspec.json.decode(text, type=list[Carousel])
    observed = float(await worlds[0].evaluate("performance.now() / 1000")) if worlds else 0.0
    return MotionEvidence(observed=round(observed, 1), carousels=carousels)


def _worlds(root: FrameNode) -> list[World]:
    """The worlds of all frames, the top one first."""
    nodes, found = [root], []
    while nodes:
        node = nodes.pop(0)
        nodes += node.children
        if node.world is not None:
            found.append(node.world)
    return found


async def _look(session: CDPSession, worlds: list[World]) -> int:
    """Compares each frame of the page with what was seen before; returns how much has stirred."""
    await _paint(session)
    return sum(await asyncio.gather(*(_look_at(world) for world in worlds)))


async def _look_at(world: World) -> int:
    try:
        return int(await world.evaluate("globalThis.auditorMotion.look()") or 0)
    except (Error, EvaluationError):
        return 0  # a frame that has gone moves nothing


async def _endless(worlds: list[World]) -> bool:
    """Whether an animation runs that never ends."""
    for world in worlds:
        if await world.evaluate("globalThis.auditorMotion.animated()"):
            return True
    return False


async def _paint(session: CDPSession) -> None:
    """Waits for a frame: transitions start and end, and animation callbacks run, in frames alone."""
    frame = "new Promise((resolve) => requestAnimationFrame(() => resolve(1)))"
    try:
        await asyncio.wait_for(
            session.send("Runtime.evaluate", {"expression": frame, "awaitPromise": True}), TURN_TIMEOUT
        )
    except TimeoutError:
        pass  # a page that is not painted can't be seen moving
