"""Which forms are part of paying for an order."""

from __future__ import annotations

import pytest
from builders_fields import a_field, a_form, a_text

from auditor.measure.page.checkout import is_checkout

ADDRESS = {"given-name", "family-name", "street-address", "postal-code", "address-level2"}
PERSON = {"given-name", "family-name", "email", "tel"}
MESSAGE = a_text("Your message", input_type="textarea")


@pytest.mark.parametrize(
    "note",
    ["Order notes", "Notes de commande", "Bestellnotizen", "Notas del pedido", "Note per il corriere", "Opmerkingen"],
)
def test_order_notes_are_no_letter_to_the_shop(note: str) -> None:
    assert is_checkout(ADDRESS, a_form(), [a_text(note, input_type="textarea")])
    assert not is_checkout(ADDRESS, a_form(), [MESSAGE])


def test_a_card_is_asked_for_in_a_checkout_only() -> None:
    assert is_checkout({"cc-number"}, a_form(headings=["Create an account"]), [MESSAGE])


def test_what_registers_is_part_of_an_order_where_its_words_or_its_page_say_so() -> None:
    register = a_form(buttons=["Create account"])
    assert not is_checkout(ADDRESS, register, [a_field()])
    assert is_checkout(ADDRESS, register, [a_field()], page="order")
    assert is_checkout(ADDRESS, a_form(buttons=["Create account"], headings=["Delivery"]), [a_field()])


def test_the_first_step_of_a_checkout_asks_who_one_is() -> None:
    assert is_checkout(PERSON, a_form(), [a_field()], page="order")
    assert not is_checkout(PERSON, a_form(), [a_field()])
    assert not is_checkout({"email"}, a_form(), [a_field()], page="order")
    assert not is_checkout(PERSON, a_form(), [a_field(input_type="password")], page="order")


@pytest.mark.parametrize(
    "changes", [{"name": "newsletter-form"}, {"buttons": ["Subscribe"]}, {"buttons": ["Je m’inscris à la newsletter"]}]
)
def test_a_newsletter_beside_a_checkout_is_none(changes: dict[str, object]) -> None:
    assert not is_checkout(PERSON, a_form(**changes), [a_field()], page="order")
