"""Finds the way to the payment page by itself, and writes it down as a journey. What is done next is decided elsewhere.

It walks as any journey does: what may send something is touched only after the page was found to take no payment.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec
from playwright.async_api import Error

from auditor.collect.browser.worlds import EvaluationError
from auditor.collect.journey.controls import controls
from auditor.collect.journey.finding import TO_FILL, TO_TAP, look
from auditor.collect.journey.hand import TOUCH
from auditor.collect.journey.paying import seen
from auditor.collect.journey.selecting import select
from auditor.collect.journey.walk import PATIENCE, Walk
from auditor.collect.page.navigation import code_of
from auditor.errors import CollectError
from auditor.model.failure import Failure
from auditor.model.funnel import FUNNEL_PROBES, REACHED, Control, Found, Look, Move, Page, Taken, Title
from auditor.model.journey import Audit, End, Fill, Label, Place, Selectors, Step, Tap

Deciding = Callable[[Look, Sequence[Taken]], Move]
Hearing = Callable[[Move, Failure | None], None]
"""Hears each move before it is made, and again with what kept it from being made."""

_PAYING = {"card": "paying-card", "wallet": "paying-wallet", "pay": "paying-pay"}

SAME_PLACE = 2.0
"""CSS px by which the box of one element may differ from one look to the next."""


class Exploration(Walk):
    """One walk of a shop under one scenario; use `explore` once.

    decide: says what is done next. hear: is told of each move. titles: what the stations are called.
    """

    def prepare(self, decide: Deciding, hear: Hearing, titles: Mapping[str, str]) -> Exploration:
        """Hands in what a walk does not need."""
        self._decide, self._hear, self._titles = decide, hear, titles
        self._steps: list[Step] = []
        self._selected: dict[int, Step] = {}
        self._stations: list[tuple[Title, Page]] = []
        self._moves: list[Taken] = []
        return self

    async def explore(self) -> Found:
        """The way, as far as it was found. Raises CollectError if the first page can't be opened."""
        try:
            await self._begin()
            end = await self._find()
        except (Error, TimeoutError) as error:
            raise code_of(error) from error
        finally:
            await self.session.close()
        steps = [msgspec.structs.replace(step, place=_at(step, number)) for number, step in enumerate(self._steps, 1)]
        ended = End(end.why, end.on, end.why in REACHED, self._titles["payment"])
        journey = msgspec.structs.replace(self.journey, steps=tuple(steps), end=ended)
        recorded = tuple(self._selected.get(place, step) for place, step in enumerate(steps))
        return Found(journey, end, msgspec.structs.replace(journey, steps=recorded))

    async def _find(self) -> Move:
        while True:
            move = self._decide(await self._look(), self._moves)
            self._hear(move, None)
            if move.act in {"product", "list"} and self._moves:
                self._forget()
            self._note(move)
            if move.act == "end":
                return move
            failure = await self._make(move)
            if failure is not None:
                self._hear(move, failure)
                if failure.code == "journey-paying":
                    why: Any = _PAYING.get(failure.parameters.get("sign", ""), "paying-unknown")
                    station: Title = "review" if move.station == "review" else "payment"
                    end = msgspec.structs.replace(move, act="end", why=why, station=station, steps=())
                    self._hear(end, None)
                    return end
            self._moves.append(Taken(move=move, failed=failure.code if failure else ""))

    async def _look(self) -> Look:
        """The page as it stands; without frames if it can't be looked into."""
        tab = self.window.tab
        held: list[Control] = []
        try:
            snapshot = await seen(self.session, self.window, self.scenario, self.tools, FUNNEL_PROBES)
            fields = snapshot.frames[0].fields if snapshot.frames else None
            held = await controls(tab.cdp, [field.at.selector for field in fields or []])
        except (Error, EvaluationError, TimeoutError, msgspec.DecodeError) as error:
            raise CollectError("unresponsive") from error
        return Look(snapshot, held)

    def _forget(self) -> None:
        """Another article is looked for: what led to the last one is no part of the way."""
        first = next((each.move for each in self._moves if each.move.act in {"product", "list", "add"}), None)
        if first is None:
            return
        home = 1 if self._moves[0].move.station == "home" else 0
        self._steps, self._stations = self._steps[:home], self._stations[:home]
        self._selected = {place: step for place, step in self._selected.items() if place < home}

    def _note(self, move: Move) -> None:
        """The page is a station, unless it was one just now."""
        if not move.station or self._is_last_station(move):
            return
        title = self._titles[move.station]
        names = [step.title for step in self._steps if isinstance(step, Audit)]
        number = sum(name == title or name.startswith(f"{title} ") for name in names) + 1
        title = title if number == 1 else f"{title} {number}"
        self._steps.append(Audit(place=Place(0, f"audit: {title}"), title=title))
        self._stations.append((move.station, move.page))

    def _is_last_station(self, move: Move) -> bool:
        """Whether the page is the last station still. A cart that slides in over an article is one of its own."""
        before, page = self._stations[-1] if self._stations else ("", Page(""))
        return move.page.is_step_of(page) and (before, move.station) != ("product", "cart")

    async def _make(self, move: Move) -> Failure | None:
        """Takes the steps of `move`; what kept it from being made. Of several fields each is filled in by itself."""
        failure, made = None, 0
        for step in move.steps:
            try:
                named = await self._as_people_say(step)
                self._step = named.place
                await self._guarded(self._take(named), PATIENCE + TOUCH * 3 + self.options.timeout)
            except CollectError as error:
                failure = Failure.at("journey", error.code, **error.parameters)
            except (Error, TimeoutError) as error:
                told = code_of(error)
                failure = Failure.at("journey", told.code, **told.parameters)
            else:
                if named is not step and isinstance(step, (Tap, Fill)) and isinstance(named, (Tap, Fill)):
                    self._selected[len(self._steps)] = _both_ways(step, named)
                self._steps.append(named)
                made += 1
            if failure is not None and isinstance(step, Tap):
                return failure
        return failure if not made else None

    async def _as_people_say(self, step: Step) -> Step:
        """The step on the same element by its name, if people would find it by that."""
        if not isinstance(step, (Tap, Fill)) or not isinstance(step.on, Selectors):
            return step
        text = step.place.text.partition(": ")[2]
        page = self.window.tab.page
        handle = await select(page, step.on, 0.0)
        box = await handle.bounding_box()
        found = (await look(page, text, TO_TAP if isinstance(step, Tap) else TO_FILL)).visible if text and box else []
        for number, (_, other) in enumerate(found, 1):
            if box is not None and _same(box, other):
                on = Label(text) if len(found) == 1 else Label(text, number)
                return msgspec.structs.replace(step, on=on)
        return step


def _both_ways(step: Tap | Fill, named: Tap | Fill) -> Step:
    """The step on the same element by its name, if no other has it, and by its selector."""
    assert isinstance(step.on, Selectors)
    by_name = ((f"aria/{named.on.text}",),) if isinstance(named.on, Label) and not named.on.number else ()
    return msgspec.structs.replace(step, on=Selectors((*by_name, *step.on.alternatives)))


def _same(one: Any, other: Any) -> bool:
    return all(abs(one[side] - other[side]) <= SAME_PLACE for side in ("x", "y", "width", "height"))


def _at(step: Step, number: int) -> Place:
    return msgspec.structs.replace(step.place, number=number)
