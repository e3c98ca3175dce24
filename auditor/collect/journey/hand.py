"""The finger of a walk. Chromium makes a click of a touch a little later: what comes next must not overtake it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from typing import Final

from playwright.async_api import ElementHandle, Error, Page, Position

from auditor.collect.browser.worlds import EvaluationError, World, frame_tree
from auditor.collect.journey.window import Window
from auditor.collect.session import Session

TOUCH: Final = 5.0
"""Seconds in which what was found can be touched: it may still move, or be switched off for a moment."""

CLICK = 0.7
"""Seconds in which a touch becomes a click, unless the page prevents it."""

LOOK = 0.03
"""Seconds between looks whether it has."""

_LISTEN = """() => {
  const heard = Object.hasOwn(globalThis, "auditorClicks"); // else it may be an element of that id
  const clicks = heard ? globalThis.auditorClicks : { count: 0, hear: () => { clicks.count += 1; } };
  clicks.count = 0;
  globalThis.auditorClicks = clicks;
  addEventListener("click", clicks.hear, true);
}"""
_FORGET = '() => { removeEventListener("click", globalThis.auditorClicks.hear, true); }'
_COUNT = '() => Object.hasOwn(globalThis, "auditorClicks") ? globalThis.auditorClicks.count : -1'


class Hand:
    """Touches what is in `window`."""

    def __init__(self, session: Session, window: Window) -> None:
        self._session = session
        self.window = window

    @property
    def page(self) -> Page:
        """The page that is looked at."""
        return self.window.tab.page

    async def touch(self, handle: ElementHandle, position: Position | None, timeout: float) -> None:
        """A tap, with the click that it becomes. Raises Playwright's errors if nothing can be tapped there."""
        worlds = await self._listening()
        await handle.tap(timeout=timeout * 1000, position=position, no_wait_after=True)
        until = time.monotonic() + CLICK
        while time.monotonic() < until and not await _clicked(worlds):
            await asyncio.sleep(LOOK)
        for world in worlds:
            await _asked(world, _FORGET)

    async def _listening(self) -> Sequence[World]:
        """Worlds of ours in all frames, which the page can't see, that count clicks from now on."""
        tab = self.window.tab
        try:
            root = await frame_tree(self._session.context, tab.page, tab.cdp)
        except Error:
            return []
        worlds = [node.world for node in root.walk() if node.world is not None]
        for world in worlds:
            await _asked(world, _LISTEN)
        return worlds


async def _clicked(worlds: Sequence[World]) -> bool:
    """Whether a click came, or a page has gone with it."""
    counts = [await _asked(world, _COUNT) for world in worlds]
    return not counts or any(count is None or count != 0 for count in counts)


async def _asked(world: World, function: str) -> object:
    """What a function says there, None if the document has gone."""
    try:
        return await asyncio.wait_for(world.call(f"{function.strip()}"), CLICK) or 0
    except (Error, EvaluationError, TimeoutError):
        return None
