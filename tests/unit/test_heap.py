"""Freed memory goes back to the system, also from between what is still held."""

from __future__ import annotations

import resource
import sys
from pathlib import Path

import pytest

from auditor.heap import give_back

PIECE = 3000
"""Bytes: small enough for the heap, too large for Python's own pools."""


def _held() -> int:
    """Bytes of this process that are in memory."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * resource.getpagesize()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not let themselves be asked")
def test_what_lies_between_pieces_that_are_held_is_given_back() -> None:
    before = _held()
    pieces = [bytes(PIECE) for _ in range(30_000)]
    assert _held() - before > 60 << 20, "the pieces are in memory"
    pieces = pieces[:: len(pieces) // 10]  # the last keeps the end of the heap from being given back by itself
    before = _held()
    give_back()
    assert before - _held() > 40 << 20, len(pieces)
