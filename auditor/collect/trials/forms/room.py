"""Opens the on-screen keyboard over the longest forms of a page: is the field in sight, and the way on in reach?

Chromium without a screen has no such keyboard. Where browsers make room for it by making the page shorter
(`interactive-widget=resizes-content`, and web views inside of other apps), so do we; where they lay it over the page
(`resizes-visual`, the rule in Chrome and Safari), the page keeps its height and is moved up.
"""

from __future__ import annotations

import msgspec
from playwright.async_api import CDPSession, Error

from auditor.collect.browser.emulation import emulate
from auditor.collect.browser.worlds import EvaluationError, World
from auditor.model.device import Device
from auditor.model.form_trials import KeyboardMode, KeyboardTrial

SHARE = 0.4
"""Of the screen's height in portrait that the keyboard takes: 336 of 844 points on an iPhone with its row of
suggestions, some 40 % with Gboard. Unverified for other keyboards."""

MODES: tuple[KeyboardMode, ...] = ("resizes-content", "resizes-visual")

_LOOK = "function () { return globalThis.auditorRoom.look.apply(null, arguments); }"


class _Wanted(msgspec.Struct, frozen=True):
    fields: int
    needed: bool


def room_left(device: Device) -> int:
    """CSS px of the viewport's height above the keyboard; at least a third of it."""
    taken = round(SHARE * device.screen_height)
    return max(device.viewport_height - taken, device.viewport_height // 3)


async def open_keyboard(session: CDPSession, world: World, device: Device) -> list[KeyboardTrial]:
    """What is left of the forms that were tried in the top document, `world`, in which room.js is at hand."""
    height = room_left(device)
    try:
        text = await world.call("function () { return JSON.stringify(globalThis.auditorRoom.start()); }")
        wanted = msgspec.json.decode(text, type=_Wanted)
        if not wanted.needed:
            text = await world.call("function (height) { return globalThis.auditorRoom.all(height); }", height)
            return msgspec.json.decode(text, type=list[KeyboardTrial])
        return [trial for mode in MODES for trial in await _in_mode(session, world, device, mode, wanted.fields)]
    except (Error, EvaluationError, msgspec.DecodeError):
        return []  # it shows something else by now


async def _in_mode(
    session: CDPSession, world: World, device: Device, mode: KeyboardMode, fields: int
) -> list[KeyboardTrial]:
    height = room_left(device)
    shorter = mode == "resizes-content"
    if shorter:
        await emulate(session, device, height=height)
    try:
        texts = [await world.call(_LOOK, index, mode, height, wait=True) for index in range(fields)]
    finally:
        if shorter:
            await emulate(session, device)
    found = [msgspec.json.decode(text, type=KeyboardTrial | None) for text in texts]
    return [trial for trial in found if trial is not None]
