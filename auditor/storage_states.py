"""Reads and writes files of a browser's storage state. They hold what lets one in: only their owner may read them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import msgspec

from auditor.errors import UsageError, WriteError
from auditor.model.storage_state import StorageState

LARGEST = 16 * 1024 * 1024
"""Bytes of a file that is read: a browser gives an origin 5 MB of local storage."""


def read_state(path: Path) -> StorageState:
    """The state in `path`. Raises UsageError if it can't be read or is not a storage state."""
    try:
        if path.stat().st_size > LARGEST:
            raise UsageError(f"{str(path)!r} is larger than any storage state ({LARGEST // 1024 // 1024} MiB).")
        return msgspec.json.decode(path.read_bytes().removeprefix(b"\xef\xbb\xbf"), type=StorageState)
    except OSError as error:
        raise UsageError(f"The storage state {str(path)!r} can't be read: {error.strerror}.") from error
    except msgspec.MsgspecError as error:
        raise UsageError(
            f"{str(path)!r} is no storage state as Playwright or `auditor login` writes it: {error}."
        ) from error


def check_belongs(state: StorageState, urls: Sequence[str]) -> None:
    """Raises UsageError if nothing of `state` is for any of `urls`."""
    if state and not any(state.belongs_to(url) for url in urls):
        of = sorted({cookie.domain.lstrip(".") for cookie in state.cookies} | {each.origin for each in state.origins})
        raise UsageError(f"The storage state is of another site ({', '.join(of[:3])}): nothing in it is for {urls[0]}.")


def write_state(path: Path, state: StorageState) -> None:
    """Writes `state` so that its owner alone can read it. Raises WriteError if it can't be written, UsageError if
    something else stands there."""
    if path.exists():
        read_state(path)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(msgspec.json.format(msgspec.json.encode(state), indent=2) + b"\n")
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise WriteError(f"The storage state {str(path)!r} can't be written: {error.strerror}.") from error
