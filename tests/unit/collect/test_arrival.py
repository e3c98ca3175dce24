"""What is on the first screen says whether the page is there."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from auditor.collect.page.arrival import LITTLE, MUCH, SOME, Arrival

THERE = Arrival(characters=LITTLE, pictures=1, controls=5)


def test_a_page_that_is_there_waits_for_nothing() -> None:
    assert (THERE.waits, THERE.is_missing, THERE.passes_on) == (False, False, False)


@pytest.mark.parametrize(
    ("changes", "waits", "is_missing"),
    [
        ({"characters": 0, "pictures": 0}, True, True),
        ({"characters": 0}, True, False),
        ({"characters": LITTLE - 1}, True, False),
        ({"pictures": 0}, False, False),
        ({"placeholders": SOME * 0.99}, False, False),
        ({"placeholders": SOME}, True, False),
        ({"placeholders": MUCH * 0.99}, True, False),
        ({"placeholders": MUCH}, True, True),
        ({"empty": True}, True, True),
    ],
)
def test_what_is_missing(changes: dict[str, float], waits: bool, is_missing: bool) -> None:
    seen = replace(THERE, **changes)
    assert (seen.waits, seen.is_missing) == (waits or is_missing, is_missing)


@pytest.mark.parametrize(
    ("characters", "leaves", "passes_on"), [(9, True, True), (LITTLE, True, False), (9, False, False)]
)
def test_a_page_that_leads_on(characters: int, leaves: bool, passes_on: bool) -> None:
    assert replace(THERE, characters=characters, leaves=leaves).passes_on is passes_on
