"""A program that must not outlive us: in a process group of its own, ended with all its children."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

TAIL = 4000
"""Bytes of what a program printed last that are read to say why it failed."""

LAST_WAIT = 5.0
"""Seconds in which a killed program must be gone; one in an uninterruptible wait of the kernel is left to it."""


class Program:
    """An async context manager: starts `command`, and on leaving kills whatever is left of it and of its children.

    Standard error goes to the file `log`, standard output nowhere. A signal sent to our own group (Ctrl-C) does not
    reach the program: it ends when the context does, also by cancellation.
    """

    def __init__(self, command: Sequence[str | Path], log: Path, environment: Mapping[str, str] | None = None) -> None:
        self._command = [str(part) for part in command]
        self._log = log
        self._environment = environment
        self._process: asyncio.subprocess.Process

    async def __aenter__(self) -> Program:
        """Raises OSError where the program can't be started."""
        with self._log.open("wb") as log:
            self._process = await asyncio.create_subprocess_exec(
                *self._command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=log,
                env=self._environment,
                start_new_session=True,
            )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._kill()  # before anything is awaited: a second cancellation must find it done
        try:
            await asyncio.wait_for(self._process.wait(), LAST_WAIT)
        except TimeoutError:
            pass

    @property
    def exit_code(self) -> int | None:
        """None while it runs."""
        return self._process.returncode

    async def wait(self) -> int:
        """Waits until it has ended; returns its exit code."""
        return await self._process.wait()

    def tail(self) -> str:
        """What it printed last on standard error."""
        with self._log.open("rb") as log:
            log.seek(0, os.SEEK_END)
            log.seek(max(0, log.tell() - TAIL))
            return log.read().decode("utf-8", "replace")

    def last_line(self) -> str:
        """The last line of it that is not blank, "" without one."""
        return next((line.strip() for line in reversed(self.tail().splitlines()) if line.strip()), "")

    def _kill(self) -> None:
        if sys.platform == "win32":
            if self._process.returncode is None:
                subprocess.run(
                    ["taskkill", "/F", "/T", "/PID", str(self._process.pid)], capture_output=True, check=False
                )
            return
        # Also where the leader has ended: its group lives on as long as any child of it does.
        try:
            os.killpg(self._process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            pass  # nobody is left (macOS says so with EPERM)
