"""Which pages take payment, and what may still be tapped there."""

from __future__ import annotations

from typing import Any

import builders_fields
import pytest
from builders_touch import a_button, a_frame, a_snapshot
from msgspec.structs import replace

from auditor.measure.page.paying import payment_sign
from auditor.model.evidence import Evidence
from auditor.model.failure import Failure
from auditor.model.journey import Tapped
from auditor.model.kind import Kind
from auditor.model.snapshot import Snapshot

NEXT = Tapped("Continue")
CARD = {"label": "Card number", "name": "Card number", "autocomplete": "cc-number", "input_type": "tel",
        "name_attribute": "card", "id": "card"}  # fmt: skip


def form_page(*more: Evidence, **field: Any) -> Snapshot:
    targets = a_frame().targets
    top = replace(builders_fields.a_frame(builders_fields.a_field(**field)), targets=targets)
    return builders_fields.a_snapshot(top, *more)


def sign(*captions: str, kind: Kind = "checkout", tapped: Tapped = NEXT) -> str:
    return payment_sign(a_snapshot(*(a_button(caption) for caption in captions), kind=kind), tapped)


def test_a_page_with_a_field_for_a_card_takes_no_tap_at_all() -> None:
    page = form_page(**CARD)
    for tapped in (NEXT, Tapped("Home", "https://shop.example/"), Tapped("Add to cart")):
        assert payment_sign(page, tapped) == "card"
    assert payment_sign(form_page(**CARD, visible=False), NEXT) == ""


def test_a_card_field_in_a_frame_of_a_payment_provider_counts() -> None:
    inside = builders_fields.a_frame(builders_fields.a_field(**CARD), url="https://pay.example/", selector="#pay")
    assert payment_sign(form_page(inside), NEXT) == "card"


@pytest.mark.parametrize("caption", ["Pay now", "Payer", "Place order", "Jetzt kaufen und bezahlen", "Pagar 12 €"])
@pytest.mark.parametrize("kind", ["checkout", "cart", "product"])
def test_a_button_that_pays(caption: str, kind: Kind) -> None:
    assert sign(caption, kind=kind) == "pay"
    assert sign(caption, kind=kind, tapped=Tapped(caption)) == "pay"
    assert sign(caption, kind=kind, tapped=Tapped(caption, "https://shop.example/pay")) == "pay"
    assert sign(caption, kind=kind, tapped=Tapped("Home", "https://shop.example/")) == ""


@pytest.mark.parametrize("caption", ["Passer commande", "Commander", "Checkout", "Bestellen", "Finalizar compra"])
def test_in_the_middle_of_a_checkout_a_button_that_orders_pays(caption: str) -> None:
    assert sign(caption) == "pay"
    assert sign(caption, kind="cart") == ""


@pytest.mark.parametrize("caption", ["Continue to checkout", "Passer à la caisse", "Zur Kasse", "Continuer", "Next"])
def test_a_button_that_only_leads_on_does_not(caption: str) -> None:
    assert sign(caption, tapped=Tapped(caption)) == ""


def test_a_wallet_stops_all_but_links_and_the_cart() -> None:
    assert sign("Buy with Apple Pay", kind="product", tapped=NEXT) == "wallet"
    assert sign("Buy with Apple Pay", kind="product", tapped=Tapped("Add to cart")) == ""
    assert sign("Buy with Apple Pay", kind="product", tapped=Tapped("Cart", "https://shop.example/cart")) == ""
    assert sign(kind="product", tapped=Tapped("PayPal", "https://pay.example/")) == "wallet"
    silent = a_snapshot(replace(a_button(""), tag="apple-pay-button"), kind="cart")
    assert payment_sign(silent, NEXT) == "wallet"


def test_what_nobody_sees_and_what_is_no_button_says_nothing() -> None:
    hidden = a_snapshot(replace(a_button("Pay now"), hit=False, hidden=True), kind="checkout")
    text = a_snapshot(replace(a_button("PayPal"), look=None), kind="checkout")
    assert payment_sign(hidden, NEXT) == ""
    assert payment_sign(text, NEXT) == ""


def test_a_page_of_which_nothing_is_known_takes_no_tap() -> None:
    page = a_snapshot()
    assert payment_sign(page, NEXT) == ""
    for missing in ({"fields": None}, {"forms": None}, {"targets": None}):
        assert payment_sign(replace(page, frames=[replace(page.frames[0], **missing)]), NEXT) == "unknown"
    assert payment_sign(replace(page, frames=[]), NEXT) == "unknown"


@pytest.mark.parametrize(("kind", "expected"), [("checkout", "unknown"), ("product", "")])
def test_a_frame_that_did_not_load_may_ask_for_the_card(kind: Kind, expected: str) -> None:
    page = a_snapshot(a_button("Continue"), kind=kind)
    lost = replace(a_frame(), url="chrome-error://chromewebdata/")
    unread = replace(page, frames=[*page.frames, lost])
    assert payment_sign(page, NEXT) == ""
    assert payment_sign(unread, NEXT) == expected
    assert payment_sign(unread, Tapped("Home", "https://shop.example/")) == ""
    told = replace(page, failures=[Failure.at("probes", "too-many-frames")])
    assert payment_sign(told, NEXT) == expected


@pytest.mark.parametrize("caption", ["Commander et payer", "Order & pay", "Bestellen und bezahlen", "Ordina e paga"])
def test_a_button_that_says_two_things_pays_if_one_of_them_does(caption: str) -> None:
    assert sign(caption, kind="product") == "pay"
    assert sign(caption, kind="product", tapped=Tapped(caption)) == "pay"


@pytest.mark.parametrize("caption", ["Ir a pagar", "Zum Bezahlen", "Weiter zum Bezahlen", "Proceed to payment"])
def test_a_button_that_leads_to_where_one_pays_does_not(caption: str) -> None:
    assert sign(caption, kind="cart", tapped=Tapped(caption)) == ""


@pytest.mark.parametrize(("kind", "expected"), [("form", "pay"), ("other", "pay"), ("cart", "")])
def test_who_has_said_who_they_are_may_order_on_any_page(kind: Kind, expected: str) -> None:
    assert sign("Commander", kind=kind, tapped=Tapped("Commander")) == ""
    assert sign("Commander", kind=kind, tapped=Tapped("Commander", known=True)) == expected


@pytest.mark.parametrize(
    ("name", "known", "expected"),
    [("Valider", True, "pay"), ("Valider", False, ""), ("Valider et continuer", True, "pay"), ("Suivant", False, "")],
)
def test_what_confirms_orders_where_nothing_is_left_to_be_asked(name: str, known: bool, expected: str) -> None:
    tapped = Tapped(name, known=known)
    assert payment_sign(a_snapshot(kind="form"), tapped) == expected
    assert payment_sign(form_page(label="Postcode", name="Postcode"), replace(tapped, known=False)) == ""
