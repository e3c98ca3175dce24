"""Sends the forms of the sealed page as customers send them who have overlooked something, and sees what they are told.

Taps are real; what is typed comes as a phone's keyboard gives it. Nothing leaves the page (see sealed.py): a form that
lets only its server check what was typed can't be judged, and says so. Of forms that are built alike one is tried. On
a page without a field that one types into, search fields aside, nothing is done at all.
"""

from __future__ import annotations

import asyncio
import functools
import time
from collections.abc import Sequence
from typing import Any, Literal

import msgspec
from msgspec.structs import replace
from playwright.async_api import Error

from auditor.collect.browser.input import ESCAPE, Point, mouse_away, press, tap
from auditor.collect.browser.worlds import EvaluationError
from auditor.collect.desk import Desk
from auditor.collect.page.bundle import script
from auditor.collect.trials.forms.frames import FormFrame, View, frames_with_fields
from auditor.collect.trials.forms.room import GLANCE, open_keyboard
from auditor.collect.trials.forms.scenes import Scenes
from auditor.collect.trials.forms.sent import Sent
from auditor.model.form_trials import ErrorTrial, FieldTrial, FormsTrial

BUDGET = 3.5
"""Seconds after which no other form is tried."""

MOST = 4
"""Forms of a page that are sent: sign-in, registration, newsletter, and one more."""

PATIENCE = (0.0, 0.01, 0.2, 0.5)
"""Seconds after which is looked again as long as nothing was said: checks that wait for the end of a debounce."""

SCROLLING = (0.1,) * 15
"""Seconds after which is looked again as long as the page scrolls: smoothly, it takes most of a second."""

WRONG = "anna.roux"
"""What stands in the e-mail field in the second attempt."""

_SCRIPTS = tuple(
    f"trials/{name}"
    for name in (
        "sight",
        "forms/fields",
        "forms/errors",
        "forms/scene",
        "forms/modal",
        "forms/tried_fields",
        "forms/room",
    )
)
_WORDS = frozenset({"field", "text", "dialog"})
_SETTLE = "function () { return globalThis.auditorSight.settle(); }"


@functools.cache
def _source() -> str:
    """All that runs in the page, in one piece: each way there and back takes its time."""
    return ";\n".join(script(name) for name in _SCRIPTS)


async def step(desk: Desk) -> None:
    """The step: forms sent with errors, then fields typed and pasted into."""
    frames = frames_with_fields(desk.root, desk.sealed.world, desk.frames or [])
    if not frames:
        desk.given["forms_tried"] = FormsTrial()
        return
    sent = Sent(desk.cdp)
    sent.listen()
    try:
        found, left = await _Trials(desk, sent).run(frames)
    finally:
        sent.stop()
    desk.given["forms_tried"] = found
    desk.tried_in_part("forms", left)


class _Trials:
    """Tries the forms of one frame after the other; `run` once."""

    def __init__(self, desk: Desk, sent: Sent) -> None:
        self.session = desk.cdp
        self.desk = desk
        self.device = desk.device
        self.scenes = Scenes(desk)
        self.sent = sent
        self.end = time.monotonic() + BUDGET
        self.errors: list[ErrorTrial] = []
        self.fields: list[FieldTrial] = []

    async def run(self, frames: Sequence[FormFrame]) -> tuple[FormsTrial, int]:
        """What was found, and how many forms there was no time to try."""
        left = tried = 0
        for frame in frames:
            try:
                await frame.world.evaluate(_source())
                emails: list[bool] = await self._call(frame, "auditorErrors.gather")
            except (Error, EvaluationError):
                continue  # it shows another document by now
            for index, has_email in enumerate(emails):
                if tried >= MOST or time.monotonic() > self.end:
                    left += 1
                    continue
                tried += 1
                await self._form(frame, index, has_email=has_email)
        for frame in frames:
            await self._fields(frame)
        top = next((frame for frame in frames if frame.is_top), None)
        keyboard = await open_keyboard(self.desk, top.world) if top else []
        return FormsTrial(errors=self.errors, fields=self.fields, keyboard=keyboard), left

    async def _form(self, frame: FormFrame, index: int, *, has_email: bool) -> None:
        """Both attempts at one form. What the page does to it meanwhile costs that form only."""
        try:
            await self._call(frame, "auditorErrors.begin", index)
            empty = await self._attempt(frame, index, "empty")
            if empty is not None:
                self.errors.append(empty)
            if has_email:
                await self._close_dialog(frame, index)
                await self._call(frame, "auditorErrors.fill", index, WRONG)
                await frame.world.call(GLANCE, wait=True)
                await self._call(frame, "auditorErrors.filled", index)
                wrong = await self._attempt(frame, index, "wrong")
                if wrong is not None:
                    self.errors.append(replace(wrong, other=empty.message if empty else ""))
            await self._call(frame, "auditorErrors.end")
        except (Error, EvaluationError, msgspec.DecodeError):
            pass

    async def _attempt(self, frame: FormFrame, index: int, attempt: Literal["empty", "wrong"]) -> ErrorTrial | None:
        """One tap on the form's button; None where it can't be tapped."""
        self.sent.forget()
        await self._still(frame)
        if not await self._call(frame, "auditorErrors.disabled", index):
            aimed = msgspec.json.decode(await self._json(frame, "auditorErrors.aim", index), type=Point | None)
            if aimed is None:
                return None
            point = await frame.on_screen(aimed)
            await tap(self.session, point.x, point.y)
        elif attempt == "empty":
            return None  # nothing is wrong yet: it may become pressable as soon as something is typed
        found = await self._observed(frame, index, attempt)
        if found is not None:
            found = await self.scenes.take(frame, found)
        lower = frame.world.call("function () { globalThis.auditorSight.lower(); }")
        await asyncio.gather(mouse_away(self.session), lower)
        return found

    async def _close_dialog(self, frame: FormFrame, index: int) -> None:
        """Closes the dialog in which the form has said what is wrong, as its reader does: by Escape, else by its
        button."""
        if not await self._call(frame, "auditorModal.isOver", index):
            return
        await press(self.session, ESCAPE)
        await frame.world.call(GLANCE, wait=True)
        aimed = msgspec.json.decode(await self._json(frame, "auditorModal.aim", index), type=Point | None)
        if aimed is not None:
            point = await frame.on_screen(aimed)
            await tap(self.session, point.x, point.y)
            await frame.world.call(_SETTLE, wait=True)

    async def _still(self, frame: FormFrame) -> None:
        """Waits until the page has scrolled to where it wants to be: a tap would land beside what it is meant for."""
        for wait in SCROLLING:
            if not await self._call(frame, "auditorErrors.isScrolling"):
                break
            await asyncio.sleep(wait)

    async def _observed(self, frame: FormFrame, index: int, attempt: str) -> ErrorTrial | None:
        """What was said; None if nothing was wrong: the form went on to what comes next."""
        for turn, wait in enumerate((*PATIENCE, *SCROLLING)):
            if turn >= len(PATIENCE) and not await self._call(frame, "auditorErrors.isScrolling"):
                break
            await asyncio.sleep(wait)
            await frame.world.call(_SETTLE if wait else GLANCE, wait=True)
            view = await self._view(frame)
            text = await self._json(frame, "auditorErrors.observe", index, attempt, msgspec.to_builtins(view))
            gone, seen = msgspec.json.decode(text, type=tuple[bool, ErrorTrial])
            found = self._heard(seen)
            if gone and found.told == "unknown" and not found.sent:
                return None
            if found.told == "browser" or (wait and (found.sent or (found.told in _WORDS and found.in_view))):
                break  # what came at once may be what a form says while it is on its way
        return found

    def _heard(self, found: ErrorTrial) -> ErrorTrial:
        """With what the browser was made to say, and whether the form went to its server: then words may speak of the
        server that could not be reached, while the browser's own bubble keeps a form back."""
        if self.sent.dialogs and found.told in {"nothing", "text", "unknown"}:
            message = " ".join(self.sent.dialogs[0].split())[:160]
            found = replace(found, told="dialog", message=message, in_view=True, announced=True)
        if self.sent.count:
            found = replace(found, told=found.told if found.told == "browser" else "unknown", sent=True)
        return found

    async def _fields(self, frame: FormFrame) -> None:
        try:
            text = await self._call(frame, "auditorTriedFields.tryFields", wait=True)
            self.fields += msgspec.json.decode(text, type=list[FieldTrial])
        except (Error, EvaluationError, msgspec.DecodeError):
            pass  # what was typed made it show something else

    async def _view(self, frame: FormFrame) -> View:
        return await frame.view(float(self.device.viewport_width), float(self.device.viewport_height))

    async def _json(self, frame: FormFrame, name: str, *arguments: Any) -> str:
        text: str = await frame.world.call(
            f"function () {{ return JSON.stringify(globalThis.{name}.apply(null, arguments)); }}", *arguments
        )
        return text

    async def _call(self, frame: FormFrame, name: str, *arguments: Any, wait: bool = False) -> Any:
        function = f"function () {{ return globalThis.{name}.apply(null, arguments); }}"
        return await frame.world.call(function, *arguments, wait=wait)
