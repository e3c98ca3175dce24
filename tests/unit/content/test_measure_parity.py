"""What a page shows on one device and not on the other."""

from __future__ import annotations

import zlib
from typing import Any

import pytest

from auditor.measure.content.parity import EXAMPLE, measure_parity
from auditor.measure.content.sight import Sight
from auditor.model.facts.content.parity import ParityFacts

TEXTS = ("Thrown by hand", "Delivered in three days", "Dishwasher safe", "Our workshop")


def a_sight(*texts: str, device: Any = "phone", **changes: Any) -> Sight:
    numbers = {zlib.crc32(text.encode()): text for text in texts}
    fields: dict[str, Any] = {
        "page": ("vase", "as-is", "untouched"),
        "scenario": device,
        "device": device,
        "url": "https://shop.example/vase",
        "kind": "cart",
        "action": "Add to cart",
        "texts": frozenset(numbers),
        "words": numbers,
    }
    return Sight(**{**fields, **changes})


def on_the_phone(phone: Sight, *others: Sight) -> ParityFacts:
    found = measure_parity([phone, *others]) or []
    return next(each for each in found if each.scenario == phone.scenario)


def test_what_the_tablet_shows_and_the_phone_does_not_is_missing_there() -> None:
    phone, tablet = a_sight(*TEXTS[:3]), a_sight(*TEXTS, device="tablet")
    found = on_the_phone(phone, tablet)
    assert (found.compared, found.other, found.texts, found.missing, found.missing_share) == (True, "tablet", 4, 1, 25)
    assert found.example == "Our workshop"
    back = on_the_phone(tablet, phone)
    assert (back.other, back.missing, back.missing_share, back.example) == ("phone", 0, 0, "")


def test_a_main_action_on_one_device_only_is_lost_on_the_other() -> None:
    phone, tablet = a_sight(*TEXTS, kind="", action=""), a_sight(*TEXTS, device="tablet")
    assert on_the_phone(phone, tablet).lost_action == "Add to cart"
    assert on_the_phone(tablet, phone).lost_action == ""


@pytest.mark.parametrize(
    "change",
    [
        {"device": "phone", "scenario": "phone-landscape"},
        {"page": ("bowl", "as-is", "untouched")},
        {"page": ("vase", "slow-4g", "untouched")},
        {"page": ("vase", "as-is", "refused")},
    ],
    ids=["another phone", "another page", "another network", "another answer"],
)
def test_only_the_same_page_on_another_kind_of_device_is_compared(change: dict[str, Any]) -> None:
    found = on_the_phone(a_sight(*TEXTS), a_sight(*TEXTS, **{"device": "tablet", "scenario": "tablet", **change}))
    assert (found.compared, found.missing, found.lost_action) == (False, None, None)


def test_of_several_the_one_that_shows_most_is_the_other() -> None:
    small = a_sight(TEXTS[0], device="tablet", scenario="tablet-slow")
    assert on_the_phone(a_sight(*TEXTS[:3]), small, a_sight(*TEXTS, device="tablet")).other == "tablet"


def test_pages_without_text_lack_none() -> None:
    assert on_the_phone(a_sight(), a_sight(device="tablet")).missing_share == 0


def test_an_example_is_short() -> None:
    assert len(on_the_phone(a_sight(), a_sight("word " * 100, device="tablet")).example or "") == EXAMPLE


def test_what_was_measured_on_no_page_is_not_known() -> None:
    assert measure_parity([]) is None
