"""Scrolls through the page and back, so that what loads lazily is there when it is measured."""

from __future__ import annotations

import asyncio
import time
from typing import NamedTuple

from auditor.collect.browser.worlds import World
from auditor.collect.network.log import NetworkLog
from auditor.collect.page.bundle import script

SCREENS = 40
"""Screens that are scrolled through at most: pages that grow as they are scrolled have no end."""

LISTS = 4
"""How often what a page loads at its end is scrolled through, too: a list that goes on shows the same again. unv."""

PATIENCE = 2.0
"""Seconds that a page has for what it loads at its end, all times together."""

_LOOK_AGAIN = 0.02

_SCROLL = script("page/scrolling")
_GROWN = "auditorScrolled.end < auditorScrolled.scroller.height()"


class Scrolled(NamedTuple):
    """screens: below the first that were shown. goes_on: whether the page loads still more at its end."""

    screens: int
    goes_on: bool


async def scroll_through(world: World, network: NetworkLog) -> Scrolled:
    """Afterwards the page is at its start again."""
    asked = _Asked(network)
    seen = int(await world.call(_SCROLL, SCREENS, False, wait=True) or 0)
    for _ in range(LISTS):
        if not 0 < seen < SCREENS or not await asked.and_got():
            return Scrolled(seen, goes_on=False)
        more = int(await world.call(_SCROLL, SCREENS - seen, True, wait=True) or 0)
        if not more:
            return Scrolled(seen, goes_on=False)
        seen += more
    return Scrolled(seen, goes_on=await asked.and_got() and bool(await world.evaluate(_GROWN)))


class _Asked:
    """Whether the page asks for content as it is scrolled."""

    def __init__(self, network: NetworkLog) -> None:
        self.network = network
        self.count = network.count
        self.left = PATIENCE

    async def and_got(self) -> bool:
        """Whether it did since this was asked last, and all of it has come."""
        begun = time.monotonic()
        while not all(ended := self.network.content_since(self.count)) and time.monotonic() < begun + self.left:
            await asyncio.sleep(_LOOK_AGAIN)
        self.left -= time.monotonic() - begun
        self.count = self.network.count
        return bool(ended) and all(ended)
