"""Ends a page that eats memory, before its neighbours have none.

On Linux, where the system says what each process holds. Elsewhere Chromium's own limit for a page's scripts (some 4 GB)
is the only one.
"""

from __future__ import annotations

import asyncio
import math
import os
import signal
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from auditor.collect import machine

LOOK = 0.5
"""Seconds between two looks; a page that fills arrays as fast as it can takes some 500 MB meanwhile."""

LEAST = machine.VISIT_MEMORY
"""Bytes that a process may hold whatever the others do."""

_PROC = Path("/proc")
_EXPENDABLE = (b"--type=renderer", b"--type=gpu-process")
"""A page's own process, and the one that draws for all, where textures lie: the browser starts that again."""


class Process(NamedTuple):
    """A process of a browser. memory: bytes that it holds by itself, without what it has mapped from files."""

    pid: int
    memory: int
    expendable: bool


class MemoryGuard:
    """Watches the processes of browsers. budget: bytes that all of them may hold together."""

    def __init__(self, budget: int) -> None:
        self.budget = budget
        self._ended = -math.inf

    def ended_since(self, moment: float) -> bool:
        """Whether any was ended since `moment`, on the clock of time.monotonic()."""
        return self._ended >= moment

    async def watch(self, browsers: Callable[[], Iterable[int]]) -> None:
        """Looks for ever. browsers: the process ids of those that run."""
        while True:
            self.look([process for pid in browsers() for process in processes_of(pid)])
            await asyncio.sleep(LOOK)

    def look(self, processes: Iterable[Process]) -> None:
        """Ends the process that holds most, if all hold more than they may."""
        found = list(processes)
        greedy = [each for each in found if each.expendable and each.memory > LEAST]
        if greedy and sum(each.memory for each in found) > self.budget:
            with suppress(OSError):
                os.kill(max(greedy, key=lambda each: each.memory).pid, signal.SIGKILL)
                self._ended = time.monotonic()


def processes_of(browser: int) -> list[Process]:
    """The process `browser` and all that it has started; none where the system does not say."""
    found, pending = [], [browser]
    while pending:
        pid = pending.pop()
        with suppress(OSError, ValueError, IndexError):
            folder = _PROC / str(pid)
            pending += map(int, (folder / "task" / str(pid) / "children").read_text().split())
            command = (folder / "cmdline").read_bytes()
            expendable = any(kind in command for kind in _EXPENDABLE)
            found.append(Process(pid, _held((folder / "status").read_text()), expendable))
    return found


def _held(status: str) -> int:
    """Bytes, by proc_pid_status(5): anonymous memory and shared memory, in kB each."""
    fields = dict(line.split(":", 1) for line in status.splitlines() if ":" in line)
    return sum(int(fields[name].split()[0]) for name in ("RssAnon", "RssShmem") if name in fields) * 1024
