"""How much memory our Python process takes, without the browser and Playwright's driver, seen from outside."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

import msgspec
import psutil

from tests.bench.contenders import BenchError, Command

MIB = 1024.0 * 1024.0
INTERVAL = 0.01
"""Seconds between two looks; an image of a page lives longer than that in the process."""


class Memory(msgspec.Struct, frozen=True):
    """MiB of resident memory: the most there was, and the mean while pages up to the n-th were stored (n → MiB)."""

    peak: float
    at: dict[int, float]


def watch(command: Command, log: Path, pages: Path, *moments: int) -> Memory:
    """Runs `command`; `pages` is where it puts a folder for each page.

    The figure for a moment is the mean of the time in which the last five pages up to it were stored: single ones swing
    by the size of an image.
    """
    peak = 0.0
    found: dict[int, list[float]] = {moment: [] for moment in moments}
    with log.open("wb") as output, psutil.Popen(command.arguments, stdout=output, stderr=subprocess.STDOUT) as process:
        while process.poll() is None:
            try:
                now = process.memory_info().rss / MIB
            except psutil.NoSuchProcess:
                break
            peak = max(peak, now)
            stored = sum(1 for _ in pages.iterdir()) if pages.is_dir() else 0
            for moment, values in found.items():
                if moment - 5 <= stored < moment:
                    values.append(now)
            time.sleep(INTERVAL)
        code = process.wait()
    if code not in command.accepted:
        raise BenchError(f"exit code {code}\n{log.read_text('utf-8', 'replace').strip()[-2000:]}")
    return Memory(peak, {moment: sum(values) / max(1, len(values)) for moment, values in found.items()})
