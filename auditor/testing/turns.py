"""Whose turn it is: tests that run side by side (pytest-xdist) would else start a browser each, and measure the load
of the others.

A turn is a file that is locked for as long as it lasts; the lock goes with the process.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from auditor.ownership import locked

PAUSE: Final = 0.2
"""Seconds between two looks at turns that are all taken."""


@contextlib.contextmanager
def turn(folder: Path, most: int) -> Iterator[None]:
    """Waits until fewer than `most` audits of this machine's tests are under way. Where `folder` can't be written
    nobody is kept waiting."""
    file = _taken(folder, most)
    try:
        yield
    finally:
        if file is not None:
            os.close(file)


def _taken(folder: Path, most: int) -> int | None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        while True:
            for number in range(most):
                file = os.open(folder / f"turn-{number}", os.O_RDWR | os.O_CREAT, 0o600)
                if locked(file):
                    return file
                os.close(file)
            time.sleep(PAUSE)
    except OSError:
        return None
