"""What can be tapped in the first screen, and which buttons compete."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from builders_touch import a_look, a_snapshot, a_target

from auditor.measure.content.choices import measure_choices
from auditor.model.evidence.targets import TargetEvidence
from auditor.model.facts.content.screen import ChoicesFacts


def facts(*targets: TargetEvidence) -> ChoicesFacts:
    (found,) = measure_choices(a_snapshot(*targets)) or []
    return found


def a_call(y: float = 100.0, name: str = "Discover", width: float = 200.0, **changes: Any) -> TargetEvidence:
    """A filled button of 48 px."""
    return a_target(
        20.0, y, width, 48.0, name=name, **{"tag": "button", "role": "button", "look": a_look("div"), **changes}
    )


def test_links_to_one_address_are_one_choice() -> None:
    found = facts(a_target(0, 0, 40, 40, href="/a"), a_target(0, 50, 40, 40, href="/a"), a_target(0, 99, 40, 40))
    assert (found.choices, found.page_choices) == (2, 2)


@pytest.mark.parametrize("change", [{"first_screen": False}, {"hit": False, "cover_pinned": True}])
def test_what_is_below_or_under_a_banner_is_a_choice_of_the_page(change: dict[str, Any]) -> None:
    found = facts(a_target(0, 0, 40, 40), a_target(0, 50, 40, 40, **change))
    assert (found.choices, found.page_choices) == (1, 2)


@pytest.mark.parametrize("change", [{"exposed": False}, {"rects": []}, {"shown": []}, {"hit": False, "hidden": True}])
def test_what_nobody_can_reach_is_none(change: dict[str, Any]) -> None:
    assert facts(a_target(0, 0, 40, 40), a_target(0, 50, 40, 40, **change)).page_choices == 1


def test_two_filled_buttons_compete() -> None:
    found = facts(a_call(), a_call(200.0, "Book a workshop", width=220.0))
    assert (found.calls, found.first_call, found.second_call) == (2, "Book a workshop", "Discover")


@pytest.mark.parametrize(
    "change",
    [
        {"look": a_look("div", fill=None, border=True)},
        {"look": a_look("div", fill=(255.0, 255.0, 255.0))},
        {"look": a_look("a", "li", "nav")},
        {"look": a_look("button", "div.cookie-banner")},
        {"width": 90.0},
        {"hit": False},
        {"y": 645.0},
    ],
    ids=["outlined", "as pale as the page", "in a menu", "a consent banner's", "small", "covered", "hardly seen"],
)
def test_what_does_not_compete(change: dict[str, Any]) -> None:
    second = {"y": 200.0, "name": "Book a workshop", **change}
    assert facts(a_call(), a_call(**second)).calls == 1


def test_the_same_button_twice_is_one() -> None:
    assert facts(a_call(), a_call(200.0, look=a_look("p"))).calls == 1


def test_steps_of_one_purchase_do_not_compete() -> None:
    assert facts(a_call(100.0, "Add to cart"), a_call(200.0, "Buy now", look=a_look("p"))).calls == 1


def test_the_buttons_of_a_list_do_not_compete() -> None:
    assert facts(*(a_call(100.0 + 60 * number, f"See bowl {number}") for number in range(4))).calls == 0


def test_a_page_without_targets_offers_nothing() -> None:
    assert facts() == ChoicesFacts(choices=0.0, page_choices=0.0, calls=0.0, first_call="", second_call="")


def test_what_was_not_gathered_is_not_measured() -> None:
    assert measure_choices(msgspec.structs.replace(a_snapshot(), frames=[])) is None
