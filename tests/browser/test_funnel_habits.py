"""The way is found past what stands beside it in shops, and nothing that lies beside it is sent."""

from __future__ import annotations

import pytest

from tests.browser import habit_shops
from tests.browser.test_funnel import Explorer, explore  # noqa: F401 - a fixture

ASIDES = {"/newsletter", "/coupon", "/change", "/find", "/code"}


def test_a_cart_that_slides_in(explore: Explorer) -> None:  # noqa: F811
    way = explore(habit_shops.with_a_drawer())
    assert way.found.end.why == "paying-card"
    assert way.stations == ["Home", "Product", "Cart", "Address", "Payment"]


def test_a_coupon_a_newsletter_and_buttons_for_the_quantity(explore: Explorer) -> None:  # noqa: F811
    way = explore(habit_shops.back_to_the_article())
    assert way.found.end.why == "paying-card"
    assert way.stations == ["Home", "Product", "Cart", "Address", "Payment"]
    assert not ASIDES & set(way.asked)


def test_a_banner_over_the_button(explore: Explorer) -> None:  # noqa: F811
    way = explore(habit_shops.behind_a_banner())
    assert (way.found.end.why, way.found.end.on) == ("covered", "Add to cart")
    answered = explore(habit_shops.behind_a_banner(), consent="refused")
    assert answered.found.end.why == "paying-card"
    assert answered.stations == ["Home", "Product", "Cart", "Address", "Payment"]


def test_sizes_that_are_buttons(explore: Explorer) -> None:  # noqa: F811
    way = explore(habit_shops.sizes_as_buttons())
    assert way.found.end.why == "paying-card"
    assert [move.on for move, _ in way.moves if move.act == "choose"] == ["M"]


@pytest.mark.parametrize("order", ["Commander et payer", "Commander", "Valider", "Je confirme et j’achète"])
def test_terms_beside_the_order_button(explore: Explorer, order: str) -> None:  # noqa: F811
    way = explore(habit_shops.terms_to_accept(order))
    assert (way.found.end.why, way.found.end.on) == ("paying-pay", order)
    assert [move.on for move, _ in way.moves if move.act == "fill"][1:] == ["Point relais, 3,90 €"]
    assert not ASIDES & set(way.asked)


def test_a_checkout_in_an_accordion_whose_last_button_only_says_to_go_on(explore: Explorer) -> None:  # noqa: F811
    way = explore(habit_shops.in_an_accordion())
    assert (way.found.end.why, way.found.end.on) == ("paying-pay", "Continuer")
    assert way.stations == ["Home", "Product", "Cart", "Address", "Checkout", "Payment"]


def test_sizes_and_guests_by_radio_buttons_and_a_summary_without_a_word_of_ordering(explore: Explorer) -> None:  # noqa: F811
    way = explore(habit_shops.sizes_as_radios())
    assert (way.found.end.why, way.found.end.on) == ("paying-pay", "Continue")
    assert way.stations == ["Home", "Product", "Cart", "Checkout", "Address", "Review"]
