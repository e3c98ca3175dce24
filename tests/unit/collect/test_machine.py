"""How many visits are made at a time."""

from __future__ import annotations

import pytest

from auditor.collect.machine import MOST, VISIT_MEMORY, concurrency


@pytest.mark.parametrize(
    ("cores", "memory", "visits"),
    [
        (1, 2 * VISIT_MEMORY, 1),
        (2, 24 * VISIT_MEMORY, 2),
        (4, 3 * VISIT_MEMORY, 3),
        (2, VISIT_MEMORY // 2, 1),
        (64, 256 * VISIT_MEMORY, MOST),
    ],
)
def test_a_visit_for_each_core_and_each_gib(cores: int, memory: int, visits: int) -> None:
    assert concurrency(cores, memory) == visits


def test_this_machine_can_make_one() -> None:
    assert 1 <= concurrency() <= MOST
