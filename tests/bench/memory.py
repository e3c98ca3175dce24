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

WINDOW = 5
"""Views stored up to a moment over which its figures are the mean: single ones swing by the size of an image."""


class Memory(msgspec.Struct, frozen=True):
    """MiB of resident memory: the most there was, and the mean while views up to the n-th were stored (n → MiB).

    pace: seconds a view before the n-th, too, over as many views as were asked for.
    """

    peak: float
    at: dict[int, float]
    pace: dict[int, float]


def watch(command: Command, log: Path, pages: Path, *moments: int, window: int = WINDOW) -> Memory:
    """Runs `command`; `pages` is where it puts a folder for each view. window: views over which the pace is taken.

    Raises BenchError if it fails, or stores fewer views than the last of the moments.
    """
    peak = 0.0
    found: dict[int, list[float]] = {moment: [] for moment in moments}
    times: list[float] = []
    with log.open("wb") as output, psutil.Popen(command.arguments, stdout=output, stderr=subprocess.STDOUT) as process:
        while process.poll() is None:
            try:
                now = process.memory_info().rss / MIB
            except psutil.NoSuchProcess:
                break
            peak = max(peak, now)
            stored = sum(1 for _ in pages.iterdir()) if pages.is_dir() else 0
            times += [time.monotonic()] * (stored - len(times))
            for moment, values in found.items():
                if moment - WINDOW <= stored < moment:
                    values.append(now)
            time.sleep(INTERVAL)
        code = process.wait()
    if code not in command.accepted:
        raise BenchError(f"exit code {code}\n{log.read_text('utf-8', 'replace').strip()[-2000:]}")
    if len(times) < max(moments, default=0):
        raise BenchError(f"{len(times)} views were stored of {max(moments)}")
    at = {moment: sum(values) / max(1, len(values)) for moment, values in found.items()}
    return Memory(peak, at, {moment: _pace(times, moment, window) for moment in moments})


def _pace(times: list[float], moment: int, window: int) -> float:
    """Seconds a view before the `moment`-th, from when each was stored."""
    window = min(window, moment - 1)
    return (times[moment - 1] - times[moment - 1 - window]) / window
