"""The standard streams of a command line, of which any may be closed, full, or without a reader.

What can't be said on standard output ends a command with a sentence and exit code 3, when all files are written. What
can't be said on standard error is said to nobody: no page is lost for that.
"""

from __future__ import annotations

import io
import os
import sys
from typing import Any, Final, TextIO

from auditor.errors import WriteError

_STANDARD: Final = (0, 1, 2)


class _Output(io.FileIO):
    """Standard output. Raises WriteError once if it can't be written, and swallows what is written after that: Python
    flushes at its end what is left, and nobody could be told again."""

    failed = False

    def write(self, data: Any, /) -> int:
        if not self.failed:
            try:
                return super().write(data)
            except OSError as error:
                self.failed = True
                if isinstance(error, BrokenPipeError):  # `auditor … | head`: the reader has what it wanted
                    raise
                raise WriteError(f"Standard output can't be written: {error.strerror}.") from error
        return memoryview(data).nbytes


class _Errors(io.FileIO):
    """Standard error, which never fails."""

    def write(self, data: Any, /) -> int:
        try:
            return super().write(data)
        except OSError:
            return memoryview(data).nbytes


def prepare() -> None:
    """Makes the streams of this process such as the module says. Those that a caller has put in their place stay."""
    _occupy()
    if sys.stdin is None:
        sys.stdin = io.StringIO()
    if sys.stdout is sys.__stdout__:
        sys.stdout = _wrapped(sys.stdout, _Output)
    if sys.stderr is sys.__stderr__:
        sys.stderr = _wrapped(sys.stderr, _Errors)


def _occupy() -> None:
    """A number of a closed stream is the next file's that is opened, and a program started by us would write there."""
    for number in _STANDARD:
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDONLY if number < 2 else os.O_WRONLY)


def _wrapped(stream: TextIO | None, kind: type[io.FileIO]) -> TextIO:
    if stream is None:  # closed: what can be read and not written fails as a closed file does
        number = os.open(os.devnull, os.O_RDONLY)
        return io.TextIOWrapper(io.BufferedWriter(kind(number, "wb")), encoding="utf-8", errors="replace")
    if sys.platform == "win32" and stream.isatty():
        return stream  # a console takes no bytes
    stream.flush()
    raw = kind(stream.fileno(), "wb", closefd=False)
    # No page's letter that the encoding of a terminal lacks may end a command.
    return io.TextIOWrapper(
        io.BufferedWriter(raw), encoding=stream.encoding, errors="replace", line_buffering=stream.isatty()
    )
