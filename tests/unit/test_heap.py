"""Freed memory goes back to the system, also from between what is still held."""

from __future__ import annotations

import subprocess
import sys

import pytest

CHILD = """
import resource
from auditor.heap import give_back

def held():  # bytes of this process that are in memory
    return int(open("/proc/self/statm").read().split()[1]) * resource.getpagesize()

begun = held()
pieces = [bytes(3000) for _ in range(30_000)]  # each too large for Python's own pools
full = held()
pieces = pieces[::3000]  # the last keeps the end of the heap from being given back by itself
freed = held()
give_back()
print(full - begun, freed - held())
"""
"""In a process of its own: that of the tests has room left from what came before."""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not let themselves be asked")
def test_what_lies_between_pieces_that_are_held_is_given_back() -> None:
    told = subprocess.run([sys.executable, "-c", CHILD], check=True, capture_output=True, text=True).stdout
    taken, given = map(int, told.split())
    assert taken > 60 << 20
    assert given > 40 << 20
