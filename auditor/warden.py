"""What a browser leaves, even if we are killed: its processes and its temporary files are taken away by a process that
does nothing but wait for our end.

`python warden.py DIRECTORY` is that process; it needs nothing but Python's own library, and starts in 20 ms. It reads
its standard input, which ends when we do, however we end. On Linux it then kills whatever has the directory in its
environment; elsewhere Playwright's driver and Chromium notice by themselves that nobody speaks to them any more.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PATIENCE = 5.0
"""Seconds for what was killed to be gone."""


class Warden:
    """A directory for the temporary files of programs that must not outlive us. A context manager.

    `environment` is what such a program is started with, beside its own: by it the warden knows it.
    """

    def __init__(self) -> None:
        self.directory: Path
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def environment(self) -> dict[str, str]:
        """Where the program finds its temporary files."""
        return {name: str(self.directory) for name in ("TMPDIR", "TMP", "TEMP")}

    def __enter__(self) -> Warden:
        """Raises OSError if there is no room for a directory."""
        self.directory = Path(tempfile.mkdtemp(prefix="auditor-"))
        if sys.executable:
            with contextlib.suppress(OSError):  # without it, what we end ourselves is all that ends
                self._process = subprocess.Popen(
                    [sys.executable, "-I", "-S", __file__, str(self.directory)],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    start_new_session=True,
                )
        return self

    def __exit__(self, *_: object) -> None:
        process = self._process
        if process is None or process.stdin is None:
            end(str(self.directory))
            return
        with contextlib.suppress(OSError):
            process.stdin.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(PATIENCE + 1)


def watch(directory: str) -> None:
    """Waits until standard input ends, then takes away what belongs to `directory`."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    os.chdir(os.sep)
    while os.read(0, 4096):
        pass
    end(directory)


def end(directory: str) -> None:
    """Kills what has `directory` in its environment, and deletes it."""
    until = time.monotonic() + PATIENCE
    while (found := _with_environment(directory)) and time.monotonic() < until:
        for pid in found:
            with contextlib.suppress(OSError):
                os.kill(pid, signal.SIGKILL)
        time.sleep(0.02)
    shutil.rmtree(directory, ignore_errors=True)


def _with_environment(text: str) -> list[int]:
    """The processes of this user that were started with `text` in their environment; none where that can't be read."""
    found = []
    for process in Path("/proc").glob("[0-9]*") if sys.platform == "linux" else ():
        with contextlib.suppress(OSError, ValueError):
            if text.encode() in (process / "environ").read_bytes() and int(process.name) != os.getpid():
                found.append(int(process.name))
    return found


if __name__ == "__main__":
    watch(sys.argv[1])
