"""How many visits this machine can make at a time, and how much memory they may take."""

from __future__ import annotations

import os

VISIT_MEMORY = 1 << 30
"""Bytes for one visit at a time: Chromium's headless shell with two heavy pages open takes some 830 MiB."""

MOST = 8
"""Visits at a time on the largest machine: more would keep one driver and one judging thread waiting."""


def concurrency(cores: int | None = None, memory: int | None = None) -> int:
    """Visits at a time, 1 to MOST: one for each core and each GiB, whichever are fewer.

    cores, memory (bytes): of this machine if they are not given. On two cores two visits are 1.4 times as fast as one;
    four are no faster.
    """
    cores = cores or _cores()
    memory = memory or _memory()
    by_memory = memory // VISIT_MEMORY if memory else cores
    return max(1, min(cores, by_memory, MOST))


def browser_memory(visits: int, memory: int | None = None) -> int:
    """Bytes that the browser may hold with so many visits at a time: VISIT_MEMORY for each and for itself, three
    quarters of the machine's memory at most. Between two looks at a busy machine a page takes another GiB.

    memory (bytes): of this machine if it is not given.
    """
    wanted = (1 + visits) * VISIT_MEMORY
    memory = memory or _memory()
    return min(wanted, memory * 3 // 4) if memory else wanted


def _cores() -> int:
    """Those that this process may use, which in a container may be fewer than there are."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _memory() -> int | None:
    """Bytes of memory; None if the system does not say."""
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):
        return None
