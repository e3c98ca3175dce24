"""What is seen at a stop further down and hidden again when the page is back at its top.

Pages show things as they are scrolled to and hide them again: by a script that changes classes as the screen passes, or
by an animation that goes with the scroll. What changed while the page was scrolled through was noted
(page/scrolling.py); here the stops are made again at which something of it is to be seen that is hidden at the top.
What scrolls is the document or, where an application's shell fills the screen, the box in it.
"""

from __future__ import annotations

import msgspec
from playwright.async_api import Error

from auditor.collect.browser.worlds import EvaluationError, World, top_world
from auditor.collect.desk import Desk
from auditor.collect.moments.examine import examine
from auditor.collect.page.bundle import script
from auditor.collect.page.freezing import frozen
from auditor.model.moment import Fresh
from auditor.model.subject import Moment

MOST_STOPS = 4
"""Stops that are made again; each costs what the arrival's probes and captures do."""

MOST_PIECES = 300
"""Elements that are told of at one stop."""

_STOPS = script("moments/scrolled")


class _Stop(msgspec.Struct, frozen=True):
    """Where the page stands, CSS px, and the selectors of what is to be seen there only."""

    y: float
    fresh: list[str]


async def step(desk: Desk) -> None:
    """The step: the stops that show what the top of the page does not."""
    world = await top_world(desk.cdp)
    stops = int(await world.call(_STOPS, MOST_STOPS, MOST_PIECES) or 0)
    try:
        for number in range(stops):
            if await world.evaluate(f"globalThis.auditorStops.go({number})", wait=True):
                async with frozen(desk.cdp, desk.root):
                    examined = await examine(desk, desk.cdp, desk.root)
                    text = await world.evaluate("globalThis.auditorStops.report()")
                stop = msgspec.json.decode(text, type=_Stop)
                moment = Moment(scrolled=stop.y, name=f"scrolled-{number}-")
                examined.lay_down(desk, moment, [Fresh(selector) for selector in stop.fresh])
    finally:
        if stops:
            await _back(world)


async def _back(world: World) -> None:
    try:
        await world.evaluate("globalThis.auditorStops.back()", wait=True)
    except (Error, EvaluationError):
        pass  # the page has gone
