"""Takes the steps of a plan on a page that stands still. What fails costs its own facts, nothing gathered before."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Coroutine
from contextlib import AbstractAsyncContextManager
from typing import Any

from playwright.async_api import Error

from auditor.collect.desk import Desk
from auditor.collect.page.navigation import code_of
from auditor.collect.phases import PHASES
from auditor.collect.plan import STEP_DEADLINE, Plan, Row
from auditor.collect.session import Tab
from auditor.errors import CollectError
from auditor.model.failure import Code, Failure
from auditor.model.steps import Step

UNDO_DEADLINE = 3.0
"""Seconds for a step that was broken off, or for a phase that ends, to put back what it changed."""

_GONE = frozenset({"tab-crashed", "browser-died"})


class Examination:
    """Takes the rows of `plan` in their order; use `run` once. All that it gathers stands on `desk`."""

    def __init__(self, desk: Desk, plan: Plan) -> None:
        self.desk = desk
        self.plan = plan

    async def run(self) -> None:
        """All steps. Raises CollectError if the tab is lost before the page answered."""
        for phase, group in itertools.groupby(self.plan.rows, key=lambda row: row.phase):
            rows = [row for row in group if await self._worthwhile(row)]
            if rows:
                await self._phase(PHASES[phase](self.desk), rows)
            if not self.desk.known:
                raise self._reason()

    async def _worthwhile(self, row: Row) -> bool:
        """Whether a step can be taken, and has something to be taken for."""
        if self.desk.tab.lost:
            self._note(row.name, "tab-gone")
            return False
        return row.when is None or bool(await self._attempt(row.name, row.when(self.desk), STEP_DEADLINE))

    async def _phase(self, manager: AbstractAsyncContextManager[Tab], rows: list[Row]) -> None:
        tab = await self._enter(manager, rows)
        if tab is None:
            return
        try:
            for row in rows:
                if tab.lost:
                    self._note(row.name, "tab-gone")
                else:
                    await self._attempt(row.name, row.take(self.desk), row.deadline, tab)
        finally:
            await self._finish(asyncio.ensure_future(manager.__aexit__(None, None, None)), UNDO_DEADLINE)

    async def _enter(self, manager: AbstractAsyncContextManager[Tab], rows: list[Row]) -> Tab | None:
        """The tab of a phase; None, and a failure of each of its steps, if it can't be had."""
        before = len(self.desk.failures)
        tab: Tab | None = await self._attempt(rows[0].name, manager.__aenter__(), STEP_DEADLINE)
        for failure in self.desk.failures[before:] if tab is None else []:
            self.desk.failures += [Failure(row.name, failure.code, failure.parameters) for row in rows[1:]]
        return tab

    async def _attempt(
        self, name: Step, work: Coroutine[Any, Any, Any] | Any, limit: float, tab: Tab | None = None
    ) -> Any:
        """What `work` gives; None, and a Failure that says why, if it fails, takes too long or loses the tab."""
        tab = tab or self.desk.tab
        tab.calm()
        seconds = max(1.0, min(limit, self.desk.left))
        task = asyncio.ensure_future(work)
        await asyncio.wait({task, tab.trouble}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            return self._result(name, task, tab)
        await self._finish(task, 0.0)
        if tab.trouble.done():
            self._note_error(name, tab.trouble.result())
        else:
            self._note(name, "step-timeout", seconds=f"{seconds:.0f}")
        return None

    def _result(self, name: Step, task: asyncio.Future[Any], tab: Tab) -> Any:
        error = task.exception()
        if error is None:
            return task.result()
        if isinstance(error, CollectError):
            self._note_error(name, error)
        elif isinstance(error, TimeoutError):
            self._note(name, "step-timeout", seconds=f"{STEP_DEADLINE:.0f}")
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

    def _reason(self) -> CollectError:
        """Why nothing is known of the page."""
        trouble = self.desk.tab.trouble
        return trouble.result() if trouble.done() else CollectError("unresponsive")

    async def _finish(self, task: asyncio.Future[Any], patience: float) -> None:
        """Waits for `patience` seconds, breaks the task off, and gives it a while to put back what it changed.

        A page that hangs may keep it from that; then it is left alone, until the tab is closed.
        """
        if patience:
            await asyncio.wait({task}, timeout=patience)
        if not task.done():
            task.cancel()
            await asyncio.wait({task}, timeout=UNDO_DEADLINE)
        task.add_done_callback(_seen)


def _seen(task: asyncio.Future[Any]) -> None:
    """Takes note of how a task ended: what went wrong stands among the failures, asyncio need not print it."""
    if not task.cancelled():
        task.exception()
