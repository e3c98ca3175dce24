"""Which forms are part of paying for an order."""

from __future__ import annotations

from collections.abc import Collection

from auditor.measure.page.words import split
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


def is_checkout(purposes: Collection[str], form: FormEvidence, input_types: Collection[str]) -> bool:
    """Whether a form with fields of these purposes is one of a checkout.

    A payment card is only asked for there. A street with a postcode or town is, too, unless the form registers an
    account or is a letter to the shop: then its own words must speak of an order.
    """
    if {"cc-number", "cc-csc"} & set(purposes):
        return True
    street = {"street-address", "address-line1"} & set(purposes)
    if not street or not {"postal-code", "address-level2"} & set(purposes):
        return False
    words = set(split(form.name)).union(*(split(text) for text in [*form.headings, *form.buttons]))
    if words & CHECKOUT_WORDS:
        return True
    return not (words & OTHER_WORDS or "new-password" in purposes or "textarea" in input_types)
