"""Takes a picture of the screen when a form's error is at fault: at rest, nothing of it is to be seen.

Nothing is captured of a form that errs well. What is at fault is judged by the rules; here is only left out what none
of them could complain of.
"""

from __future__ import annotations

import msgspec
from msgspec.structs import replace
from playwright.async_api import Error

from auditor.collect.browser.worlds import EvaluationError
from auditor.collect.captures.screenshots import screen_now
from auditor.collect.desk import Desk
from auditor.collect.trials.forms.frames import FormFrame
from auditor.model.form_trials import ErrorTrial
from auditor.model.geometry import Box
from auditor.model.scene import Cleared, Elsewhere, Scene

MOST = 4
"""Errors of a page that are pictured; each costs some 30 ms of a phone, twice that where its words are elsewhere."""

SHORT = 3
"""Words; an error of fewer hardly says how it is mended (rule error-help)."""


class _Seen(msgspec.Struct, frozen=True):
    """As scene.js gives it: CSS px of the frame's viewport."""

    words: list[Box]
    field: Box | None
    fields: list[Box]
    tapped: Box | None
    cleared: list[tuple[Box, str]]


class Scenes:
    """Of one page. `take` after each attempt."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.left = MOST if desk.options.images else 0

    async def take(self, frame: FormFrame, trial: ErrorTrial) -> ErrorTrial:
        """`trial` with what was on the screen; as it is where nothing is at fault."""
        if not self.left or not _at_fault(trial):
            return trial
        try:
            scene = await self._scene(frame, trial)
        except (Error, EvaluationError, msgspec.DecodeError):
            return trial  # a picture must not cost the trial
        return replace(trial, at=replace(trial.at, scene=scene))

    async def _scene(self, frame: FormFrame, trial: ErrorTrial) -> Scene:
        number = MOST - self.left
        self.left -= 1
        seen = await self._look(frame, "look")
        name = f"form-{number}"
        self.desk.images[name] = await screen_now(self.desk.cdp, self.desk.device)
        elsewhere = None
        if trial.in_view is False and seen.words:
            there = await self._look(frame, "bring")
            further = f"{name}-words"
            self.desk.images[further] = await screen_now(self.desk.cdp, self.desk.device)
            elsewhere = Elsewhere(further, there.words, below=seen.words[0].y > self.desk.device.viewport_height / 2)
        return Scene(
            image=name,
            words=seen.words,
            said=trial.message if trial.told == "dialog" else "",
            field=seen.field,
            fields=seen.fields,
            tapped=seen.tapped,
            cleared=[Cleared(box, text) for box, text in seen.cleared],
            elsewhere=elsewhere,
        )

    async def _look(self, frame: FormFrame, name: str) -> _Seen:
        text = await frame.world.call(f"function () {{ return globalThis.auditorScene.{name}(); }}")
        seen = msgspec.json.decode(text, type=_Seen)
        x, y = await frame.corner()

        def moved(box: Box) -> Box:
            return Box(box.x + x, box.y + y, box.width, box.height)

        return _Seen(
            words=[moved(each) for each in seen.words],
            field=moved(seen.field) if seen.field else None,
            fields=[moved(each) for each in seen.fields],
            tapped=moved(seen.tapped) if seen.tapped else None,
            cleared=[(moved(box), text) for box, text in seen.cleared],
        )


def _at_fault(trial: ErrorTrial) -> bool:
    """Whether a rule may find something wrong with it, as far as a picture can show it."""
    if trial.told in {"unknown", "browser"}:
        return trial.told == "browser" and trial.kept is False
    placed = trial.told == "field" or trial.named or trial.alone
    short = trial.attempt == "wrong" and 0 < len(trial.message.split()) < SHORT
    return trial.told == "nothing" or not placed or short or False in {trial.in_view, trial.announced, trial.kept}
