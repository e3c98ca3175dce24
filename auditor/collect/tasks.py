"""Work that goes on by itself while somebody waits for it, and perhaps not to its end."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

Result = TypeVar("Result")


def started(work: Coroutine[Any, Any, Result]) -> asyncio.Task[Result]:
    """`work` as a task. If nobody comes back for what it raised, as after Ctrl-C, asyncio prints no trace of it."""
    task = asyncio.ensure_future(work)
    task.add_done_callback(_seen)
    return task


async def break_off(task: asyncio.Future[Any], patience: float) -> None:
    """Cancels `task` if it is not done, and gives it `patience` seconds to put back what it changed.

    A page that hangs may keep it from that; then it is left alone, until the tab is closed.
    """
    if not task.done():
        task.cancel()
        await asyncio.wait({task}, timeout=patience)


def _seen(task: asyncio.Task[Any]) -> None:
    if not task.cancelled():
        task.exception()
