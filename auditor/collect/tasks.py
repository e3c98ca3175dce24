"""Work that goes on by itself while somebody waits for it, and perhaps not to its end."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine
from typing import Any, ParamSpec, TypeVar

Result = TypeVar("Result")
Given = ParamSpec("Given")

PATIENCE = 1.0
"""Seconds in which what is broken off puts back what it changed."""


def started(work: Coroutine[Any, Any, Result]) -> asyncio.Task[Result]:
    """`work` as a task. If nobody comes back for what it raised, as after Ctrl-C, asyncio prints no trace of it."""
    task = asyncio.ensure_future(work)
    task.add_done_callback(_seen)
    return task


async def break_off(task: asyncio.Future[Any], patience: float = PATIENCE) -> None:
    """Cancels `task` if it is not done, and gives it `patience` seconds to put back what it changed.

    A page that hangs may keep it from that; then it is left alone, until the tab is closed.
    """
    if not task.done():
        task.cancel()
        await asyncio.wait({task}, timeout=patience)


async def in_thread(work: Callable[Given, Result], *args: Given.args, **kwargs: Given.kwargs) -> Result:
    """What `work` gives in a thread of its own, which nobody waits for if this is cancelled: a host that is silent must
    not hold up the end of the program, as threads of asyncio's pool do."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[Result] = loop.create_future()

    def tell(set_: Callable[[Any], None], value: Any) -> None:
        if not future.done():
            set_(value)

    def run() -> None:
        try:
            told: tuple[Callable[[Any], None], Any] = (future.set_result, work(*args, **kwargs))
        except BaseException as error:  # noqa: BLE001 - it is raised where it is waited for
            told = (future.set_exception, error)
        try:
            loop.call_soon_threadsafe(tell, *told)
        except RuntimeError:
            pass  # the loop has ended

    threading.Thread(target=run, name="auditor-waiting", daemon=True).start()
    return await future


def _seen(task: asyncio.Task[Any]) -> None:
    if not task.cancelled():
        task.exception()
