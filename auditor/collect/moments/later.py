"""What comes within fifteen seconds after the load: layers, banners, content that is late. In virtual time, in the tab
that is loaded for it (trials/clocked.py)."""

from __future__ import annotations

import msgspec
from playwright.async_api import Error

from auditor.collect.browser.worlds import EvaluationError, World
from auditor.collect.desk import Desk
from auditor.collect.moments.examine import examine
from auditor.collect.page.documents import SOON
from auditor.collect.page.freezing import frozen
from auditor.collect.trials.clocked import Clocked
from auditor.model.moment import Fresh
from auditor.model.subject import Moment

UNTIL = 15.0
"""Seconds after the load until which something may come."""

STRIDE = 2.5
"""Virtual seconds between two frames that are painted."""

MOST = 300
"""New things that are told of."""


async def step(desk: Desk) -> None:
    """The step: what is seen by then that was not seen at the arrival."""
    clocked = desk.clocked
    while clocked.passed < UNTIL and not clocked.led_to:
        await clocked.advance(STRIDE)
    if clocked.led_to:
        await _lead_on(desk, clocked)
        return
    changed = [world for world in clocked.watched if await _has_new(world, is_top=world is clocked.watched[0])]
    if not changed:
        return
    root = await clocked.frames()
    async with frozen(clocked.session, root):
        examined = await examine(desk, clocked.session, root)
        texts = [await world.evaluate(f"globalThis.auditorLater.report({MOST})") for world in changed]
    fresh = [each for text in texts for each in msgspec.json.decode(text, type=list[Fresh])][:MOST]
    first = min((each.seconds for each in fresh if each.seconds is not None), default=0.0)
    examined.lay_down(desk, Moment(seconds=first, name="late-"), fresh)


async def _has_new(world: World, *, is_top: bool) -> bool:
    """Whether anything is to be seen in a frame that was not. Of a frame that shows another document by now, only the
    document above it could say so."""
    try:
        return bool(await world.evaluate("globalThis.auditorLater.look()"))
    except (Error, EvaluationError):
        if is_top:
            raise
        return False


async def _lead_on(desk: Desk, clocked: Clocked) -> None:
    """The page sends its customer on by itself. What was measured is not what they end on: the measured tab is sent
    there, too, and the visit starts over. One that goes on later than a customer waits for is left as it is."""
    if clocked.passed - STRIDE < SOON:  # by what it came within the last of them
        await desk.cdp.send("Page.navigate", {"url": clocked.led_to})
        await desk.documents.moved
