"""Drags what can be dragged by a finger, and tries whether taps do the same: sliders of the page's own, slides.

Real touches, in a page from which nothing leaves any more (see sealed.py). The top document. What the browser
drags itself, a scroller or `<input type=range>`, is not tried: WCAG 2.5.7 leaves it out.
"""

from __future__ import annotations

import json
import time
from typing import Any

import msgspec
from playwright.async_api import CDPSession

from auditor.collect.browser.input import Point, drag_half, lift_finger, mouse_away, tap
from auditor.collect.browser.listeners import find_listeners
from auditor.collect.browser.worlds import World
from auditor.collect.desk import Desk
from auditor.collect.page.bundle import script
from auditor.collect.trials.sealed import Sealed
from auditor.model.trials import DragTrial

BUDGET = 3.0
"""Seconds after which nothing new is tried; what has been tried counts, and the report says that there was more."""

PATIENCE = 0.35
"""Seconds that a script may take to move something by itself: carousels turn within 0.3."""

PRESSES = frozenset({"touchstart", "pointerdown", "mousedown"})


class _Grip(msgspec.Struct, frozen=True):
    x: float
    y: float
    dx: float
    dy: float


async def step(desk: Desk) -> None:
    """The step: what can be dragged, dragged and then tapped."""
    desk.given["dragged"], left = await drag_around(desk.sealed)
    desk.tried_in_part("drag", left)


async def drag_around(sealed: Sealed) -> tuple[list[DragTrial], int]:
    """What a finger can drag, and how many things there was no time to try."""
    found = await _find(sealed.session, sealed.world)
    end = time.monotonic() + BUDGET
    trials: list[DragTrial] = []
    tried = 0
    while tried < found and time.monotonic() <= end:
        trial = await _Trial(sealed, sealed.world, tried).run()
        tried += 1
        if trial is not None:
            trials.append(trial)
    await sealed.world.call("function () { globalThis.auditorSight.lower(); }")  # what was in the way is back
    return trials, found - tried


async def _find(session: CDPSession, world: World) -> int:
    for name in ("trials/sight", "trials/drag"):
        await world.evaluate(script(name))
    listening = await find_listeners(session, world, PRESSES)
    start = "function () { return globalThis.auditorDrag.start.apply(null, arguments); }"
    return int(await world.call(start, *listening.handles))


class _Trial:
    """One thing that may be dragged."""

    def __init__(self, sealed: Sealed, world: World, index: int) -> None:
        self.sealed = sealed
        self.world = world
        self.index = index

    async def run(self) -> DragTrial | None:
        """None where a finger does not move it."""
        if not await self._drags():
            return None
        goals = int(await self._call("goals"))
        by = "field" if goals < 0 else ""
        for which in range(max(0, goals)):
            # Chromium may keep the first tap after a swipe to itself, as one that ends it. A person tries again, too.
            if await self._taps(which) or (which == 0 and await self._taps(which)):
                by = "tap"
                break
        return msgspec.json.decode(await self._call("report", by), type=DragTrial)

    async def _drags(self) -> bool:
        grip = msgspec.json.decode(await self._call("grip"), type=_Grip | None)
        if grip is None:
            return False
        before = await self._call("state")
        await drag_half(self.sealed.session, grip.x, grip.y, grip.dx, grip.dy)
        meanwhile = await self._call("settled")
        await lift_finger(self.sealed.session)
        await self._call("rested", PATIENCE * 1000)  # it may spring back, or go on by itself
        return bool(meanwhile != before)

    async def _taps(self, which: int) -> bool:
        point = msgspec.json.decode(await self._call("aim", which), type=Point | None)
        if point is None:
            return False
        before, left = await self._call("state"), self.sealed.left
        await tap(self.sealed.session, point.x, point.y)
        after = await self._call("moved", before, PATIENCE * 1000)
        await mouse_away(self.sealed.session)
        return bool(after != before and self.sealed.left == left)

    async def _call(self, name: str, *arguments: Any) -> Any:
        function = f"function () {{ return globalThis.auditorDrag[{json.dumps(name)}].apply(null, arguments); }}"
        return await self.world.call(function, self.index, *arguments, wait=True)
