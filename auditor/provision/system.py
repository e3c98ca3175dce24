"""The machine as the set-up sees it: who runs, what it is, where caches lie, programs with a deadline."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

import msgspec

from auditor.errors import ProvisionError

Say = Callable[[str], None]
"""Takes one sentence of progress, without a line break."""


class Ended(msgspec.Struct, frozen=True):
    """A program that has ended: its exit code and what it printed, standard output and error together.

    `code` is None where the program could not be started or was stopped at its deadline.
    """

    code: int | None
    output: str

    @property
    def ok(self) -> bool:
        return self.code == 0

    @property
    def last_line(self) -> str:
        """The last line printed that is not blank, for a sentence about what went wrong; "" without one."""
        return next((line.strip() for line in reversed(self.output.splitlines()) if line.strip()), "")


def run(
    command: Sequence[str | Path],
    *,
    seconds: float,
    environment: Mapping[str, str] | None = None,
    directory: Path | None = None,
) -> Ended:
    """Run `command` without input and collect what it prints; after `seconds`, end it and all its children."""
    try:
        process = subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment,
            cwd=directory,
            text=True,
            encoding="utf-8",
            errors="replace",
            # A group of its own: installers start children that would outlive them, and hold the pipe open.
            start_new_session=True,
        )
    except OSError as error:
        return Ended(code=None, output=str(error))
    with process:
        try:
            output, _ = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            _end_group(process)
            output, _ = process.communicate()
            return Ended(code=None, output=f"{output}\nstopped after {seconds:.0f} s")
        except BaseException:
            _end_group(process)
            raise
    return Ended(code=process.returncode, output=output)


def _end_group(process: subprocess.Popen[str]) -> None:
    if sys.platform == "win32":
        process.kill()
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def is_root() -> bool:
    """Whether this is the superuser of a Unix."""
    if sys.platform == "win32":
        return False
    return os.geteuid() == 0


def has_apt() -> bool:
    """Whether this is Debian, Ubuntu or a child of theirs."""
    return sys.platform == "linux" and shutil.which("apt-get") is not None and Path("/etc/debian_version").is_file()


def cache_directory() -> Path:
    """The folder of this user for what can be installed again; it may not exist yet."""
    from platformdirs import user_cache_path

    return user_cache_path("mobile-ux-auditor", appauthor=False)


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold the lock file `path`, waiting for another process that holds it; a process that dies lets go of it.

    Raises ProvisionError where the file can't be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("ab")
    except OSError as error:
        raise ProvisionError(f"The cache directory {path.parent} can't be used: {error.strerror}.") from error
    with file:
        _lock(file)
        yield


def _lock(file: IO[bytes]) -> None:
    """Lock `file` until it is closed."""
    if sys.platform == "win32":
        import msvcrt

        while True:
            with suppress(OSError):  # LK_LOCK gives up after ten attempts, one a second
                msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
                return
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX)
