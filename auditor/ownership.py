"""Which files of a folder are ours: nothing else in it is ever overwritten or deleted.

The marker file `.auditor` names what this tool wrote there, each name before the file is made, so that a run that was
killed leaves nothing that the next one does not know. It is locked for as long as a run uses the folder; the lock goes
with the process.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Final

from auditor.errors import UsageError, WriteError

MARK: Final = ".auditor"

LONGEST: Final = 10_000_000
"""Bytes of it that are read: 100,000 visits."""

_HEAD: Final = "Written by auditor, which overwrites and deletes what is named here, and nothing else.\n"
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*\.[a-z0-9]+|pages/[0-9]{3,9}-[a-z0-9-]{1,200}")
"""A file of the folder itself, or the folder of a visit: a marker may come from anywhere, as with a repository."""


class Ownership:
    """What is ours in the folder `root`. `owned`: names relative to it, once it is claimed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.owned: set[str] = set()
        self._file: int | None = None

    def claim(self, *, adopted: frozenset[str] = frozenset()) -> None:
        """Makes the folder ours for as long as this object is not released; may be called again.

        adopted: names in a folder without a marker that are known to be ours. Raises UsageError if the folder holds
        what is not ours, or another run uses it; WriteError if it can't be written.
        """
        if self._file is not None:
            return
        if self.root.exists() and not self.root.is_dir():
            raise WriteError(f"{self.root} can't be written: it is a file, not a folder.")
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            names = {path.name for path in self.root.iterdir()}
            if names and MARK not in names and not adopted:
                raise UsageError(
                    f"{self.root} holds files that this tool did not write, and they are left as they are. "
                    "Choose another --out."
                )
            file = os.open(self.root / MARK, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o644)
            if not locked(file):
                os.close(file)
                raise UsageError(f"{self.root} is in use by another audit. Choose another --out, or wait for its end.")
            self._file = file
            self._read(file)
            for name in sorted(adopted):
                self.note(name)
        except OSError as error:
            raise WriteError(f"{self.root} can't be written: {error.strerror}.") from error

    def note(self, name: str) -> None:
        """From here on `name` is ours. Raises OSError if that can't be noted, ValueError for an invalid name."""
        if not _NAME.fullmatch(name):
            raise ValueError(f"not a name of ours: {name!r}")
        if name in self.owned or self._file is None:
            return
        os.write(self._file, f"{name}\n".encode())
        self.owned.add(name)

    def release(self) -> None:
        """Lets others use the folder; so does the end of this object."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    __del__ = release

    def _read(self, file: int) -> None:
        os.lseek(file, 0, os.SEEK_SET)
        text = os.read(file, LONGEST).decode("ascii", "replace")
        self.owned = {line for line in text.splitlines() if _NAME.fullmatch(line)}
        if not text:
            os.write(file, _HEAD.encode())
        elif not text.endswith("\n"):  # the end of a run that was killed, or of a disk
            os.write(file, b"\n")


def locked(file: int) -> bool:
    """Locks an open file until it is closed; False if another process, or this one, has it locked."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(file, 0, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # A file system without locks, as some networks have: nobody can say, and nobody is kept out.
        return not isinstance(error, (BlockingIOError, PermissionError))
    return True
