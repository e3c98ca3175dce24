"""Opens the on-screen keyboard over the longest forms of a page: is the field in sight, and the way on in reach?

Chromium without a screen has no such keyboard. Where browsers make room for it by making the page shorter
(`interactive-widget=resizes-content`, and web views inside of other apps), so do we; where they lay it over the page
(`resizes-visual`, the rule in Chrome and Safari), the page keeps its height and is moved up.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace
from playwright.async_api import Error

from auditor.collect.browser.emulation import emulate
from auditor.collect.browser.worlds import EvaluationError, World
from auditor.collect.captures.screenshots import screen_now
from auditor.collect.desk import Desk
from auditor.model.device import Device
from auditor.model.form_trials import KeyboardMode, KeyboardTrial
from auditor.model.geometry import Box
from auditor.model.scene import Scene

SHARE = 0.4
"""Of the screen's height in portrait that the keyboard takes: 336 of 844 points on an iPhone with its row of
suggestions, some 40 % with Gboard. Unverified for other keyboards."""

MODES: tuple[KeyboardMode, ...] = ("resizes-content", "resizes-visual")

_LOOK = "function () { return globalThis.auditorRoom.look.apply(null, arguments); }"
GLANCE = "function () { return globalThis.auditorSight.glance(); }"
"""Waits until the page is drawn as it is now."""

_SHOW = "function () { return globalThis.auditorRoom.show.apply(null, arguments); }"


class _Wanted(msgspec.Struct, frozen=True):
    fields: int
    needed: bool


class _Hidden(msgspec.Struct, frozen=True):
    """CSS px of the viewport. words: those of the button that is hidden."""

    field: Box
    concealed: list[Box]
    words: str


def room_left(device: Device) -> int:
    """CSS px of the viewport's height above the keyboard; at least a third of it."""
    taken = round(SHARE * device.screen_height)
    return max(device.viewport_height - taken, device.viewport_height // 3)


async def open_keyboard(desk: Desk, world: World) -> list[KeyboardTrial]:
    """What is left of the forms that were tried in the top document, `world`, in which room.js is at hand."""
    height = room_left(desk.device)
    try:
        text = await world.call("function () { return JSON.stringify(globalThis.auditorRoom.start()); }")
        wanted = msgspec.json.decode(text, type=_Wanted)
        if not wanted.needed:
            text = await world.call("function (height) { return globalThis.auditorRoom.all(height); }", height)
            return msgspec.json.decode(text, type=list[KeyboardTrial])
        return [trial for mode in MODES for trial in await _in_mode(desk, world, mode, wanted.fields)]
    except (Error, EvaluationError, msgspec.DecodeError):
        return []  # it shows something else by now


async def _in_mode(desk: Desk, world: World, mode: KeyboardMode, fields: int) -> list[KeyboardTrial]:
    height = room_left(desk.device)
    shorter = mode == "resizes-content"
    if shorter:
        await emulate(desk.cdp, desk.device, height=height)
    try:
        await world.call(GLANCE, wait=True)  # laid out anew: what takes the focus is brought into view
        texts = [await world.call(_LOOK, index, mode, height, wait=True) for index in range(fields)]
        found = [msgspec.json.decode(text, type=KeyboardTrial | None) for text in texts]
        if desk.options.images:
            found = await _pictured(desk, world, mode, found)
    finally:
        if shorter:
            await emulate(desk.cdp, desk.device)
    return [trial for trial in found if trial is not None]


async def _pictured(
    desk: Desk, world: World, mode: KeyboardMode, found: Sequence[KeyboardTrial | None]
) -> list[KeyboardTrial | None]:
    """With the screen of the first that can't be seen, and of the first whose way on can't."""
    pictured = list(found)
    kinds: set[bool] = set()
    for index, trial in enumerate(found):
        if trial is None:
            continue
        hides = not trial.seen or trial.label_seen is False
        if (hides or trial.way_on is False) and hides not in kinds:
            kinds.add(hides)
            scene = await _scene(desk, world, mode, index, way=not hides)
            pictured[index] = replace(trial, at=replace(trial.at, scene=scene))
    return pictured


async def _scene(desk: Desk, world: World, mode: KeyboardMode, index: int, *, way: bool) -> Scene | None:
    height = room_left(desk.device)
    seen = msgspec.json.decode(await world.call(_SHOW, index, mode, height, way, wait=True), type=_Hidden | None)
    if seen is None:
        return None
    name = f"keyboard-{mode}-{'way' if way else 'field'}"
    desk.images[name] = await screen_now(desk.cdp, desk.device)
    return Scene(image=name, field=seen.field, said=seen.words, keyboard=float(height), out_of_reach=seen.concealed)
