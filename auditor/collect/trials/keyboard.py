"""Presses the Tab key, as one does who can't use a touch screen, and sees whether the focus can be seen.

Real key events, so that the page scrolls and reacts as for a customer. The last thing that is tried: at this speed some
scripts that show something for the focus do not notice a mouse any more (Bootstrap's tooltips). What taps have left
open before covers nothing here.
"""

from __future__ import annotations

import asyncio

import msgspec
from playwright.async_api import CDPSession

from auditor.collect.browser.worlds import top_world
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
_TAB = {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9, "nativeVirtualKeyCode": 9}


async def step(desk: Desk) -> None:
    """The step: the Tab key. The page may react to what takes the focus, and is not measured any more."""
    desk.given["focus_stops"] = await tab_through(desk.cdp)


async def tab_through(session: CDPSession) -> list[FocusStop]:
    """The elements that took the focus, each once, in order."""
    world = await top_world(session)
    await world.evaluate(_SOURCE)
    await world.call("function () { globalThis.auditorKeyboard.start(); }")
    known = pressed = 0
    try:
        for _ in range(STOPS // BATCH):
            await asyncio.gather(*(_press(session) for _ in range(BATCH)))
            pressed += BATCH
            now = int(await world.call("function () { return globalThis.auditorKeyboard.known(); }"))
            if now == known:
                break
            known = now
        # And back: what comes into view from above comes to lie at the other edge, under another bar.
        if await world.call("function () { return globalThis.auditorKeyboard.turn(); }"):
            for _ in range(0, pressed, BATCH):
                await asyncio.gather(*(_press(session, SHIFT) for _ in range(BATCH)))
    finally:
        text = await world.call("function () { return globalThis.auditorKeyboard.finish(); }")
    return msgspec.json.decode(text, type=list[FocusStop])


async def _press(session: CDPSession, modifiers: int = 0) -> None:
    await asyncio.gather(
        session.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", "modifiers": modifiers, **_TAB}),
        session.send("Input.dispatchKeyEvent", {"type": "keyUp", "modifiers": modifiers, **_TAB}),
    )
