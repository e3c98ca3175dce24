"""Puts a mouse over what may react to one, sees what comes to light, and tries whether a finger gets there too.

Style sheets and listeners only tell where to try. The mouse and the taps are real input; style rules that Chromium
keeps from a touch screen, `@media (hover: hover)`, are switched on for the mouse alone. Nothing that a tap sets off
leaves the page (see sealed.py). The top document, its shadow trees included.
"""

from __future__ import annotations

import asyncio
import json
import time
from typing import Any

import msgspec

from auditor.collect.browser.input import Point, mouse_away, move_mouse, tap
from auditor.collect.browser.listeners import find_listeners
from auditor.collect.browser.worlds import World
from auditor.collect.desk import Desk
from auditor.collect.page.bundle import script
from auditor.collect.trials.sealed import Sealed
from auditor.model.trials import HoverTrial

BUDGET = 4.0
"""Seconds after which nothing new is tried; what has been tried counts, and the report says that there was more."""

PATIENCE = 0.22
"""Seconds that a script may wait before it shows something: plugins that want to know whether a mouse rests on
a menu wait for 0.1 to 0.2."""

TRIES = 3
"""Times that the mouse is put over one thing, as long as Chromium takes it elsewhere."""

NUDGE = 0.5
"""CSS px by which the mouse is moved again: a move to where it is said to be already is not sent to the page."""

HOVERS = frozenset({"mouseenter", "mouseover", "pointerenter", "pointerover"})

_SCRIPTS = ("trials/sight", "trials/hover_triggers", "trials/hover")
_START = "function (whole) { return globalThis.auditorHover.start.apply(null, arguments); }"


async def step(desk: Desk) -> None:
    """The step: what may react to a mouse, hovered and then tapped."""
    desk.given["hovered"], left = await hover_over(desk.sealed)
    desk.tried_in_part("hover", left)


async def hover_over(sealed: Sealed) -> tuple[list[HoverTrial], int]:
    """What a mouse brings to light, one for each kind of element over which something does, and how many elements there
    was no time to try."""
    scripted = await _find(sealed)
    return await _Trials(sealed, sealed.world).run(scripted) if scripted else ([], 0)


async def _find(sealed: Sealed) -> list[bool]:
    """The triggers worth trying, on the page's side: for each, whether only a script tells of it."""
    world = sealed.world
    for name in _SCRIPTS:
        await world.evaluate(script(name))
    await world.call("function () { globalThis.auditorTriggers.scan(); }")
    for url, text in sealed.sheets.items():
        await world.call("function (url, text) { globalThis.auditorTriggers.read(url, text); }", url, text)
    listening = await find_listeners(sealed.session, world, HOVERS)
    found: list[bool] = await world.json(_START, listening.whole, json.dumps(listening.codes), *listening.handles)
    return found


class _Trials:
    """Tries one trigger after the other; `run` once."""

    def __init__(self, sealed: Sealed, world: World) -> None:
        self.session = sealed.session
        self.world = world
        self.sealed = sealed
        self.end = time.monotonic() + BUDGET

    async def run(self, scripted: list[bool]) -> tuple[list[HoverTrial], int]:
        """First the mouse over each, which leaves the page as it was; then the finger, where something may be lost."""
        lost: dict[int, int] = {}
        left_out = 0
        await self._call("rest")
        await self.world.call("function () { globalThis.auditorTriggers.mouse(true); }")
        for index, by_script in enumerate(scripted):
            if time.monotonic() > self.end:
                left_out = len(scripted) - index
                break
            found = await self._hover(index, by_script=by_script)
            if found is not None:
                lost[index] = found
        await self.world.call("function () { globalThis.auditorTriggers.mouse(false); }")
        for index in [index for index, pieces in lost.items() if pieces]:
            if time.monotonic() > self.end:
                break  # what was not tapped says so itself
            await self._finger(index)
        await self._call("rest")  # what was in the way is back
        texts = [await self._call("report", index) for index in lost]
        return [msgspec.json.decode(text, type=HoverTrial) for text in texts], left_out

    async def _hover(self, index: int, *, by_script: bool) -> int | None:
        """How much the mouse brought to light that is not elsewhere; None where it brought nothing."""
        point = await self._point("aim", index)
        if point is None:
            return None
        found = -1
        for attempt in range(TRIES):
            await move_mouse(self.session, point.x + attempt * NUDGE, point.y)
            found = int(await self._call("hovered", index))
            if not found and by_script:
                await asyncio.sleep(PATIENCE)
                found = int(await self._call("hovered", index))
            if found >= 0:
                break  # else the mouse was taken elsewhere
        await mouse_away(self.session)
        return int(await self._call("left", index)) if found > 0 else None

    async def _finger(self, index: int) -> None:
        """Taps the trigger, then what else may open the same."""
        if await self._tap(index, "aimFinger", index, is_trigger=True):
            for which in range(int(await self._call("controls", index))):
                if time.monotonic() > self.end or not await self._tap(index, "aimControl", index, which):
                    break

    async def _tap(self, index: int, aim: str, *which: int, is_trigger: bool = False) -> int:
        """Returns how much has still not been reached."""
        point = await self._point(aim, *which)
        if point is None:
            await self._call("rest")
            return int(await self._call("tapped", index, False, True))
        before = self.sealed.left
        await tap(self.session, point.x, point.y)
        # Chromium takes a moment to tell that a link was followed; a script may wait with either.
        await self.world.call("function () { return globalThis.auditorSight.settle(); }", wait=True)
        missing = int(await self._call("tapped", index, is_trigger, self.sealed.left > before))
        if missing and self.sealed.left == before:
            await asyncio.sleep(PATIENCE)
            missing = int(await self._call("tapped", index, is_trigger, self.sealed.left > before))
        elif self.sealed.left > before:
            missing = int(await self._call("tapped", index, is_trigger, True))
        await mouse_away(self.session)
        await self._call("rest")
        if await self._call("isOpen", index):
            await tap(self.session, point.x, point.y)
            await mouse_away(self.session)
            await self._call("rest")
        return missing

    async def _point(self, name: str, *arguments: int) -> Point | None:
        return msgspec.json.decode(await self._call(name, *arguments), type=Point | None)

    async def _call(self, name: str, *arguments: Any) -> Any:
        function = f"function () {{ return globalThis.auditorHover[{json.dumps(name)}].apply(null, arguments); }}"
        return await self.world.call(function, *arguments, wait=True)
