"""Takes the steps of a plan on a page that stands still. What fails costs its own facts, nothing gathered before."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Collection, Coroutine
from contextlib import AbstractAsyncContextManager
from typing import Any, TypeVar

from msgspec.structs import replace
from playwright.async_api import Error

from auditor.collect.desk import Desk
from auditor.collect.page.navigation import code_of
from auditor.collect.phases import PHASES
from auditor.collect.plan import STEP_DEADLINE, Phase, Plan, Row, step_of
from auditor.collect.session import Tab
from auditor.collect.tasks import break_off, started
from auditor.errors import CollectError
from auditor.model.failure import Code, Failure
from auditor.model.steps import Step

Result = TypeVar("Result")

LEAST = 1.0
"""Seconds that a step has at least, however late the visit is."""

UNDO_DEADLINE = 3.0
"""Seconds for a step that was broken off to put back what it changed."""

LEAVE_DEADLINE = 8.0
"""Seconds for a phase that ends to put the page back, with all its frames."""

_GONE = frozenset({"tab-crashed", "browser-died"})

_UNHURRIED: frozenset[Phase] = frozenset(PHASES) - {"settled"}
"""Phases of which nothing depends on how busy the machine is: the page has come, and its times are read."""


class Examination:
    """Takes the rows of `plan` in their order; use `run` once. All that it gathers stands on `desk`.

    taken: the steps that are done; to begin with, those that an earlier examination of the same desk has done.
    """

    def __init__(self, desk: Desk, plan: Plan, taken: Collection[Step] = ()) -> None:
        self.desk = desk
        self.plan = plan
        self.taken: set[Step] = set(taken)

    async def run(self) -> None:
        """All steps. Raises CollectError if the tab is lost before the page answered."""
        for phase, group in itertools.groupby(self.plan.rows, key=lambda row: row.phase):
            await self._phase(phase, list(group))
            if self.desk.refused is not None:
                return
            if not self.desk.known:
                trouble = self.desk.tab.trouble
                raise trouble.result() if trouble.done() else CollectError("unresponsive")

    def _reached(self, row: Row, tab: Tab) -> bool:
        """Whether the tab is still there, and what the step builds on was done."""
        if not tab.lost and self.taken.issuperset(step_of(need) for need in row.needs):
            return True
        self._note(row.name, "not-reached")
        return False

    async def _phase(self, phase: Phase, rows: list[Row]) -> None:
        if phase in _UNHURRIED:
            self.desk.measured()
        manager = PHASES[phase](self.desk)
        tab = await self._enter(phase, manager, rows)
        if tab is None:
            return
        try:
            for row in rows:
                if self.desk.refused is None and self._reached(row, tab):
                    await self._take(row, tab)
        finally:
            with self.desk.timed(phase):
                await self._leave(started(_leave(manager)), tab)

    async def _enter(self, phase: Phase, manager: AbstractAsyncContextManager[Tab], rows: list[Row]) -> Tab | None:
        """The tab of a phase; None, and a failure of each of its steps, if it can't be had."""
        if self.desk.tab.lost:
            for row in rows:
                self._note(row.name, "not-reached")
            return None
        before = len(self.desk.failures)
        entering = manager.__aenter__()
        tab: Tab | None = await self._attempt(rows[0].name, entering, STEP_DEADLINE, self.desk.tab, timed=phase)
        if tab is None:
            reasons = self.desk.failures[before:]
            self.desk.failures += [replace(reason, step=row.name) for row in rows[1:] for reason in reasons]
        return tab

    async def _take(self, row: Row, tab: Tab) -> None:
        async def whole() -> bool:
            await row.take(self.desk)
            return True

        if await self._attempt(row.name, whole(), row.limit, tab):
            self.taken.add(row.name)

    async def _attempt(
        self, name: Step, work: Coroutine[Any, Any, Result], limit: float, tab: Tab, timed: str = ""
    ) -> Result | None:
        """What `work` gives; None, and a Failure that says why, if it fails, takes too long or loses the tab.

        timed: the name under which its seconds count, if it is not that of the step.
        """
        tab.calm()
        seconds = max(LEAST, min(limit, self.desk.left))
        task = started(work)
        waits: set[asyncio.Future[Any]] = {task, tab.trouble}
        with self.desk.timed(timed or name):
            try:
                await asyncio.wait(waits, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
            finally:  # the examination itself may be broken off
                in_time = task.done()
                if not in_time:
                    await break_off(task, UNDO_DEADLINE)
        if in_time:
            return self._result(name, task, tab)
        self._note_broken_off(name, tab, seconds)
        return None

    def _note_broken_off(self, name: Step, tab: Tab, seconds: float) -> None:
        if tab.trouble.done():
            self._note_error(name, tab.trouble.result())
        else:
            self._note(name, "step-timeout", seconds=f"{seconds:.0f}")

    def _result(self, name: Step, task: asyncio.Task[Result], tab: Tab) -> Result | None:
        error = task.exception()
        if error is None:
            return task.result()
        if isinstance(error, CollectError):
            self._note_error(name, error)
        elif isinstance(error, TimeoutError):
            self._note(name, "step-timeout")  # it gave up by itself: after how long, only it knows
        elif isinstance(error, Error) and (found := code_of(error)).code in _GONE:
            tab.fail(found)
            self._note_error(name, found)
        elif isinstance(error, Exception):
            reason = (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
            self._note(name, "step-failed", reason=reason)
        else:
            raise error
        return None

    def _note(self, name: Step, code: Code, **parameters: str) -> None:
        self.desk.failures.append(Failure.at(name, code, **parameters))

    def _note_error(self, name: Step, error: CollectError) -> None:
        self._note(name, error.code, **error.parameters)

    async def _leave(self, leaving: asyncio.Task[None], tab: Tab) -> None:
        """Ends a phase. A measured page that can't be put back as it was is not measured any further."""
        await asyncio.wait({leaving}, timeout=LEAVE_DEADLINE)
        await break_off(leaving, UNDO_DEADLINE)
        put_back = leaving.done() and not leaving.cancelled() and leaving.exception() is None
        if tab is self.desk.tab and not put_back:
            tab.fail(CollectError("unresponsive"))


async def _leave(manager: AbstractAsyncContextManager[Tab]) -> None:
    await manager.__aexit__(None, None, None)
