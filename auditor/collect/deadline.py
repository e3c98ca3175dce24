"""A deadline that also holds for what work does on its way out."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

Result = TypeVar("Result")

UNDO_DEADLINE = 2.0
"""Seconds that work which is called off may take to put back what it changed: a page that hangs never lets it."""


async def within(seconds: float, work: Coroutine[Any, Any, Result]) -> Result:
    """What `work` returns or raises.

    Raises TimeoutError if it takes longer than `seconds`, at the latest UNDO_DEADLINE after that: `asyncio.wait_for`
    waits for the `finally` clauses of what it calls off, however long they take.
    """
    task = asyncio.ensure_future(work)
    task.add_done_callback(_seen)
    try:
        await asyncio.wait({task}, timeout=seconds)
        if task.done():
            return task.result()
        raise TimeoutError
    finally:
        if not task.done():
            task.cancel()
            await asyncio.wait({task}, timeout=UNDO_DEADLINE)
            task.cancel()


def _seen(task: asyncio.Future[Any]) -> None:
    """Takes note of how a task ended: nobody asks one that was given up, and asyncio would print it."""
    if not task.cancelled():
        task.exception()
