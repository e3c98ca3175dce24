"""Which taps may place an order though their words do not say so."""

from __future__ import annotations

from typing import Any

import builders_fields
import pytest
from builders_touch import a_button, a_frame, a_look
from msgspec.structs import replace

from auditor.measure.page.checkout_steps import named_step, step_of
from auditor.measure.page.paying import payment_sign
from auditor.measure.page.payment_words import offers_methods
from auditor.model.evidence.fields import FieldEvidence
from auditor.model.evidence.product import Heading, ProductEvidence
from auditor.model.journey import Tapped
from auditor.model.snapshot import Snapshot

ONWARD = [
    "Continuer",
    "Suivant",
    "OK",
    "C’est parti",
    "Weiter",
    "Los",
    "Siguiente",
    "Avanti",
    "Invia",
    "Verder",
    "Klaar",
]


def a_step(
    heading: str, *fields: FieldEvidence, action: str = "https://shop.example/next", button: str = ""
) -> Snapshot:
    """A page of a checkout that calls itself `heading`, with one form."""
    product = ProductEvidence(declared=[], shown=[], headings=[Heading(level=1, text=heading)], products=0, types=[])
    sending = [replace(a_button(button), look=a_look(submits=True))] if button else []
    form = builders_fields.a_form(actions=[action], buttons=[button])
    top = builders_fields.a_frame(*fields, forms=[form], targets=a_frame(*sending).targets, product=product)
    return builders_fields.a_snapshot(top, final_url="https://shop.example/step")


def a_choice(label: str, **changes: Any) -> FieldEvidence:
    said = {"label": label, "name": label, "input_type": "radio", "editable": False, "name_attribute": "m", "id": "m"}
    return builders_fields.a_field(**{"autocomplete": "", "placeholder": "", "nearby": "", **said, **changes})


def tap(name: str, **changes: Any) -> Tapped:
    return Tapped(name, **{"known": True, **changes})


HOME_DELIVERY = a_choice("À domicile, 5,90 €")
TERMS = a_choice("J’accepte les conditions générales", input_type="checkbox")
NOTE = a_choice("Commentaire", input_type="textarea", editable=True)


@pytest.mark.parametrize("button", ONWARD)
@pytest.mark.parametrize("left", [(), (TERMS,), (NOTE,)])
def test_under_the_summary_every_button_may_order(button: str, left: tuple[FieldEvidence, ...]) -> None:
    assert payment_sign(a_step("Récapitulatif de votre commande", *left), tap(button)) == "pay"
    assert payment_sign(a_step("Récapitulatif de votre commande", *left), tap(button, known=False)) == ""


@pytest.mark.parametrize(
    ("heading", "button"),
    [
        ("Récapitulatif", "Continuer vers le paiement"),
        ("Übersicht", "Weiter zur Zahlung"),
        ("Livraison", "Continuer"),
        ("Adresse de livraison", "Livrer à cette adresse"),
        ("Payment", "Review order"),
    ],
)
def test_a_step_before_the_last_is_left(heading: str, button: str) -> None:
    assert payment_sign(a_step(heading), tap(button)) == ""


@pytest.mark.parametrize("heading", ["Récapitulatif", "Dernière étape"])
def test_a_link_orders_under_the_summary_only(heading: str) -> None:
    expected = "pay" if heading == "Récapitulatif" else ""
    assert payment_sign(a_step(heading), tap("Continuer", link="https://shop.example/fin")) == expected
    assert payment_sign(a_step(heading), tap("Accueil", link="https://shop.example/")) == ""


METHODS = [
    "Virement bancaire", "Chèque", "Paiement à réception de facture", "Solde de mon compte (120 €)", "Rechnung",
    "Vorkasse", "Contra reembolso", "Transferencia bancaria", "Bonifico bancario", "Contrassegno", "Achteraf betalen",
    "Overboeking", "Cash on delivery", "Bank transfer", "PayPal", "Multibanco",
]  # fmt: skip


@pytest.mark.parametrize("method", METHODS)
def test_where_one_chooses_how_to_pay_every_button_may_order(method: str) -> None:
    page = a_step("Dernière étape", a_choice(method), a_choice("Autre"))
    assert offers_methods(page)
    assert payment_sign(page, tap("Continuer")) == "pay"
    assert payment_sign(page, tap("Continuer vers le paiement")) == "pay"
    assert payment_sign(page, tap("Vérifier ma commande")) == ""


def test_choosing_sends_nothing() -> None:
    page = a_step("Dernière étape", a_choice("Virement"), a_choice("Chèque"))
    assert payment_sign(page, tap("Virement")) == "pay"
    assert payment_sign(page, tap("Virement", entry=True)) == ""


@pytest.mark.parametrize("name", ["payment_method", "paiement", "zahlungsart", "payMode"])
def test_a_machine_name_tells_a_way_of_paying_in_any_language(name: str) -> None:
    assert offers_methods(a_step("Krok 3", a_choice("Przy odbiorze", name_attribute=name)))
    assert not offers_methods(a_step("Krok 3", a_choice("Przy odbiorze")))
    assert not offers_methods(a_step("Krok 3", a_choice("Przy odbiorze", name_attribute=name, visible=False)))


def test_ways_of_delivery_are_no_ways_of_paying() -> None:
    assert not offers_methods(a_step("Livraison", HOME_DELIVERY, a_choice("Point relais, 3,90 €")))
    assert payment_sign(a_step("Livraison", HOME_DELIVERY), tap("Valider")) == ""


ADDRESS = [
    builders_fields.a_field(label=label, name=label, autocomplete=token, name_attribute=token, id=token)
    for label, token in (("Adresse", "address-line1"), ("Code postal", "postal-code"), ("E-mail", "email"))
]


@pytest.mark.parametrize(
    ("heading", "button", "expected"),
    [
        ("Commande", "Continuer", ""),
        ("Commande", "Terminer", "pay"),
        ("Commande", "Envoyer", "pay"),
        ("Commande", "Objednat s povinností platby", "pay"),
        ("Adresse de livraison", "Valider", ""),
        ("Adresse de livraison", "Enregistrer", ""),
        ("Paiement", "Continuer", "pay"),
    ],
)
def test_a_checkout_of_one_page(heading: str, button: str, expected: str) -> None:
    assert payment_sign(a_step(heading, *ADDRESS, button=button), tap(button)) == expected


@pytest.mark.parametrize(
    ("path", "expected"), [("placeOrder", "pay"), ("checkout/finish/", "pay"), ("merci", "pay"), ("delivery", "")]
)
def test_the_address_that_a_form_is_sent_to_tells_that_it_orders(path: str, expected: str) -> None:
    page = a_step("Commande", *ADDRESS, action=f"https://shop.example/{path}", button="Continuer")
    assert payment_sign(page, tap("Continuer")) == expected


@pytest.mark.parametrize(
    ("heading", "step"),
    [
        ("Adresse de livraison", "address"),
        ("Mode de livraison", "delivery"),
        ("Aperçu de la commande", "review"),
        ("Saisissez les détails du paiement", "payment"),
        ("Vos coordonnées", "identity"),
        ("Mon adresse e-mail", "identity"),
        ("Versandart", "delivery"),
        ("Riepilogo ordine", "review"),
        ("Livraison et paiement", ""),
        ("Commande", ""),
        ("x" * 5000, ""),
    ],
)
def test_the_step_that_a_page_calls_itself(heading: str, step: str) -> None:
    assert named_step(a_step(heading)) == step


def test_a_step_without_a_name_is_told_by_its_fields() -> None:
    assert step_of(a_step("Commande", *ADDRESS)) == "address"
    assert step_of(a_step("Commande", ADDRESS[2])) == "identity"
    assert step_of(a_step("Commande", HOME_DELIVERY)) == ""
