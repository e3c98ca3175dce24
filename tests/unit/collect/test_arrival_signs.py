"""What is on the first screen says whether the page is there."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from auditor.collect.page.arrival import LITTLE, MUCH, PICTURED, SOME, is_missing, passes_on, waits
from auditor.model.arrival import Arrival

THERE = Arrival(characters=LITTLE, pictures=1, pictured=PICTURED, controls=5)


def test_a_page_that_is_there_waits_for_nothing() -> None:
    assert (waits(THERE), is_missing(THERE), passes_on(THERE)) == (False, False, False)


@pytest.mark.parametrize(
    ("changes", "waited_for", "missing"),
    [
        ({"characters": 0, "pictures": 0}, True, True),
        ({"characters": 0}, False, False),
        ({"characters": 0, "pictured": PICTURED * 0.99}, True, False),
        ({"characters": LITTLE - 1, "pictured": PICTURED * 0.99}, True, False),
        ({"pictured": 0.0}, False, False),
        ({"pictures": 0}, False, False),
        ({"placeholders": SOME * 0.99}, False, False),
        ({"placeholders": SOME}, True, False),
        ({"placeholders": MUCH * 0.99}, True, False),
        ({"placeholders": MUCH}, True, True),
        ({"empty": True}, True, True),
    ],
)
def test_what_is_missing(changes: dict[str, float], waited_for: bool, missing: bool) -> None:
    seen = replace(THERE, **changes)
    assert (waits(seen), is_missing(seen)) == (waited_for or missing, missing)


@pytest.mark.parametrize(("characters", "leaves", "on"), [(9, True, True), (LITTLE, True, False), (9, False, False)])
def test_a_page_that_leads_on(characters: int, leaves: bool, on: bool) -> None:
    assert passes_on(replace(THERE, characters=characters, leaves=leaves)) is on
