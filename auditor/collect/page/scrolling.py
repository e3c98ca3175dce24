"""Scrolls through the page and back, so that what loads lazily is there when it is measured."""

from __future__ import annotations

from auditor.collect.browser.worlds import World
from auditor.collect.page.bundle import script

SCREENS = 40
"""Screens that are scrolled through at most: pages that grow as they are scrolled have no end."""

_SCROLL = script("page/scrolling")


async def scroll_through(world: World) -> int:
    """Returns the number of screens below the first that were shown; afterwards the page is at its start again."""
    return int(await world.call(_SCROLL, SCREENS, wait=True) or 0)
