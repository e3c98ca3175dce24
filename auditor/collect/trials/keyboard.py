"""Presses the Tab key, as one does who can't use a touch screen, and sees whether the focus can be seen.

Real key events, so that the page scrolls and reacts as for a customer. The last thing that is tried: at this speed some
scripts that show something for the focus do not notice a mouse any more (Bootstrap's tooltips). What taps have left
open before covers nothing here.
"""

from __future__ import annotations

import asyncio
import json

import msgspec
from playwright.async_api import CDPSession, Error

from auditor.collect.browser.worlds import EvaluationError, FrameNode, World, top_world
from auditor.collect.desk import Desk
from auditor.collect.page.bundle import script
from auditor.model.trials import FocusStop

STOPS = 60
"""Times that the key is pressed: the whole first screen of a shop, its menu and a good part of the page."""

BATCH = 12
"""Presses that are sent before asking whether they still lead anywhere."""

SHIFT = 8
"""The modifier of Chromium's input events."""

_SOURCE = script("trials/keyboard")
_PANES = script("trials/panes").strip()
_TAB = {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9, "nativeVirtualKeyCode": 9}


async def step(desk: Desk) -> None:
    """The step: the Tab key. The page may react to what takes the focus, and is not measured any more."""
    desk.given["focus_stops"] = await tab_through(desk.cdp, desk.root)


async def tab_through(session: CDPSession, root: FrameNode) -> list[FocusStop]:
    """The elements that took the focus, each once, in order."""
    world = await top_world(session)
    await world.evaluate(_SOURCE)
    await _look_through_frames(world, root)
    await world.call("function () { globalThis.auditorKeyboard.start(); }")
    known = pressed = 0
    try:
        for _ in range(STOPS // BATCH):
            await _press(session)
            pressed += BATCH
            now = int(await world.call("function () { return globalThis.auditorKeyboard.known(); }"))
            if now == known:
                break
            known = now
        # And back: what comes into view from above comes to lie at the other edge, under another bar.
        if await world.call("function () { return globalThis.auditorKeyboard.turn(); }"):
            for _ in range(0, pressed, BATCH):
                await _press(session, SHIFT)
        for each in range(int(await world.call("function () { return globalThis.auditorKeyboard.doubtful(); }"))):
            await world.call("function (i) { return globalThis.auditorKeyboard.again(i); }", each, wait=True)
            await world.call("function (i) { globalThis.auditorKeyboard.look(i); }", each)
    finally:
        text = await world.call("function () { return globalThis.auditorKeyboard.finish(); }")
    return msgspec.json.decode(text, type=list[FocusStop])


async def _look_through_frames(world: World, root: FrameNode) -> None:
    """Tells the script where frames that stay on the screen are opaque: consent managers fill it with clear ones."""
    owners = [(child, await world.resolve(child.owner)) for child in root.children if child.owner is not None]
    known = [(child, handle) for child, handle in owners if handle is not None and child.world is not None]
    if not known:
        return
    handles = [handle for _, handle in known]
    pinned = await world.call("function (...f) { return globalThis.auditorKeyboard.pinned(...f); }", *handles)
    kept = [pair for pair, stays in zip(known, pinned, strict=True) if stays]
    boxes = [await _opaque(child) for child, _ in kept]
    if kept:
        tell = "function (boxes, ...f) { globalThis.auditorKeyboard.frames(boxes, ...f); }"
        await world.call(tell, json.dumps(boxes), *(handle for _, handle in kept))


async def _opaque(frame: FrameNode) -> list[list[float]]:
    """[] for a frame that does not answer: what nobody saw hides nothing."""
    if frame.world is None:
        return []
    try:
        return await frame.world.call(_PANES) or []
    except (Error, EvaluationError):
        return []


async def _press(session: CDPSession, modifiers: int = 0) -> None:
    """BATCH times down, as a key does that is held, and up once: each event is a message through three processes."""
    down, up = ({"type": kind, "modifiers": modifiers, **_TAB} for kind in ("rawKeyDown", "keyUp"))
    await asyncio.gather(*(session.send("Input.dispatchKeyEvent", each) for each in [down] * BATCH + [up]))
