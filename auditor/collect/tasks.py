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


def _seen(task: asyncio.Task[Any]) -> None:
    if not task.cancelled():
        task.exception()
