"""Types into fields whose words lie inside them, as a placeholder or a label over the field, and sees what is left.

Real text input, in a page from which nothing leaves any more (see sealed.py); what was typed is taken out again. The
top document. Of fields that are built alike one is tried.
"""

from __future__ import annotations

import time

import msgspec
from playwright.async_api import Error

from auditor.collect.browser.worlds import EvaluationError
from auditor.collect.desk import Desk
from auditor.collect.page.bundle import script
from auditor.collect.trials.sealed import Sealed
from auditor.model.trials import TypingTrial

BUDGET = 2.5
"""Seconds after which nothing new is tried; a form has a handful of kinds of fields, of some 0.05 s each."""

_SOURCE = script("trials/typing")


async def step(desk: Desk) -> None:
    """The step: a few letters typed into each kind of field, and taken out again."""
    desk.given["typed"], left = await type_into_fields(desk.sealed)
    desk.tried_in_part("typing", left)


async def type_into_fields(sealed: Sealed) -> tuple[list[TypingTrial], int]:
    """What became of the words in the fields, and how many kinds of fields there was no time to try."""
    world = sealed.world
    await world.evaluate(_SOURCE)
    kinds = int(await world.call("function () { return globalThis.auditorTyping.gather(); }"))
    end = time.monotonic() + BUDGET
    trials: list[TypingTrial] = []
    tried = 0
    while tried < kinds and time.monotonic() <= end:
        trials += await _try(sealed, tried)
        tried += 1
    return trials, kinds - tried


async def _try(sealed: Sealed, index: int) -> list[TypingTrial]:
    world = sealed.world
    try:
        sample = await world.call("function (index) { return globalThis.auditorTyping.begin(index); }", index)
        if sample is None:
            return []
        await sealed.session.send("Input.insertText", {"text": sample})
        text = await world.call("function (index) { return globalThis.auditorTyping.look(index); }", index, wait=True)
        await world.call("function (index) { return globalThis.auditorTyping.putBack(index); }", index, wait=True)
    except (Error, EvaluationError):
        return []  # the page has replaced what was being tried
    return msgspec.json.decode(text, type=list[TypingTrial])
