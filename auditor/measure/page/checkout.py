"""Which forms are part of paying for an order."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Literal

from auditor.measure.page.action_words import meaning
from auditor.measure.page.words import split
from auditor.model.evidence.fields import FieldEvidence
from auditor.model.evidence.forms import FormEvidence

_CHECKOUT = """
    checkout order pay payment purchase buy delivery shipping ship billing
    commander commande commandez payer paiement payez livraison livrer facturation achat acheter
    bestellen bestellung kaufen kauf zahlung zahlen bezahlen kasse
    versand lieferung lieferadresse versandadresse rechnungsadresse
    pedido pagar pago comprar compra envio facturacion entrega
    ordine ordina pagamento paga acquista acquisto spedizione consegna fatturazione
    bestelling betalen betaling afrekenen bezorging verzending levering factuuradres
    encomenda encomendar finalizar
    """
CHECKOUT_WORDS = frozenset(_CHECKOUT.split())
"""In a form's name, headings or buttons: it belongs to an order."""

_OTHERWISE = """
    register registration signup account inscription inscrire creer compte profil profile registrieren
    registrierung konto
    registrarse registro cuenta registrati registrazione account registreren aanmelden conta registar criar
    contact kontakt contacto contatto devis quote angebot presupuesto preventivo offerte orcamento
    """
OTHER_WORDS = frozenset(_OTHERWISE.split())
"""It belongs to something else that also asks for an address."""

_NOTES = """
    note notes instructions instruction order delivery shipping courier driver gift
    commande livraison livreur remarque remarques cadeau
    bestellung bestellnotizen bestellhinweise anmerkung anmerkungen hinweise lieferung lieferhinweise
    pedido notas entrega envio repartidor regalo
    ordine consegna corriere regalo istruzioni
    bestelling bestelnotities opmerking opmerkingen bezorging levering
    encomenda observacoes estafeta presente
    """
_NOTE_WORDS = frozenset(_NOTES.split())
"""What one may write into a checkout is meant for whoever packs or delivers; a letter to the shop is a message."""

_ASIDE = re.compile(
    r"(?:^|[ >#])(?:footer|header|nav|aside)\b|newsletter|mailing|klaviyo|mailchimp|mc4wp|subscri", re.I
)

_KEEPING = frozenset(
    split("save sauvegarder enregistrer speichern sichern guardar salva salvare salvar opslaan bewaren gravar")
)
_ON_WORDS = frozenset(split("next suivant suivante weiter siguiente avanti volgende seguinte"))
_ONWARD = frozenset({"continue", "checkout", "pay", "buy", "book"})
"""What an order's buttons do, as `meaning` says."""

PERSON = frozenset({"name", "given-name", "family-name", "email", "tel"})

CallsItself = Literal["order", "account", ""]
"""What a page calls itself: a step of an order, one that opens an account, or neither."""


def is_checkout(
    purposes: Collection[str],
    form: FormEvidence,
    fields: Sequence[FieldEvidence],
    page: CallsItself = "",
) -> bool:
    """Whether a form with fields of these purposes is one of a checkout.

    A payment card is only asked for there. A street with a postcode or town is, too, unless the form registers an
    account or is a letter to the shop: then its own words must speak of an order, or the page call itself a checkout.
    On such a page a form that asks who somebody is and where they live, or how to reach them, is part of it as well.
    page: what the page calls itself.
    """
    asked = frozenset(purposes)
    if {"cc-number", "cc-csc"} & asked:
        return True
    if asks_for_address(asked):
        return page == "order" or not (page == "account" or speaks_otherwise(asked, form, fields))
    if page != "order" or any(field.input_type == "password" for field in fields) or is_aside(form):
        return False
    return len(PERSON & asked) >= 2


def is_aside(form: FormEvidence) -> bool:
    """Whether it is what stands on every page: a newsletter, a form of the footer."""
    return bool(_ASIDE.search(f"{form.at.selector} {form.name}")) or any(
        meaning(button) == "newsletter" for button in form.buttons
    )


def asks_for_address(purposes: Collection[str]) -> bool:
    """Whether they are those of a postal address: a street with a postcode or a town."""
    asked = frozenset(purposes)
    return bool({"street-address", "address-line1"} & asked) and bool({"postal-code", "address-level2"} & asked)


def speaks_otherwise(purposes: Collection[str], form: FormEvidence, fields: Sequence[FieldEvidence]) -> bool:
    """Whether a form that asks for an address registers an account, keeps what stands in it or is a letter to the shop.

    Its own words tell it.
    """
    if keeps(form.buttons):
        return True
    words = set(split(form.name)).union(*(split(text) for text in [*form.headings, *form.buttons]))
    if words & CHECKOUT_WORDS:
        return False
    return bool(words & OTHER_WORDS) or "new-password" in purposes or any(_is_message(field) for field in fields)


def keeps(buttons: Sequence[str]) -> bool:
    """Whether the buttons keep what is entered and none goes on: the customer's own account, whatever it asks for.

    A step of an order that offers to keep an address has a button that goes on.
    """
    said = [frozenset(split(button)) for button in buttons]
    onward = any(meaning(button) in _ONWARD for button in buttons) or any(words & _ON_WORDS for words in said)
    return not onward and any(words & _KEEPING for words in said)


def _is_message(field: FieldEvidence) -> bool:
    if field.input_type != "textarea":
        return False
    words = {
        word for text in (field.label, field.name, field.placeholder, field.name_attribute) for word in split(text)
    }
    return not words & _NOTE_WORDS
