"""Which step of a checkout a page is, by what it calls itself and by what it asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, Literal

from auditor.measure.page.checkout import asks_for_address
from auditor.measure.page.form_reading import visible_fields
from auditor.measure.page.once import once
from auditor.measure.page.purpose import CARD_NUMBERS
from auditor.measure.page.words import Phrasebook, split
from auditor.model.snapshot import Snapshot

Step = Literal["identity", "address", "delivery", "review", "payment", ""]
"""Who the customer is, where they live, how the order reaches them, what it comes to, how it is paid; "" if the page
does not say."""

LONGEST: Final = 10
"""Words: a longer heading is a sentence, and may name any step."""

_STEPS: Final[dict[str, str]] = {
    "identity": """
        identification; e mail; email; email address; e mail address; adresse e mail; adresse mail; adresse email;
        e mail adresse; correo electronico; indirizzo e mail; indirizzo email; e mailadres; your details;
        contact information; contact details; personal information; personal details; vos coordonnees;
        mes coordonnees; coordonnees; informations personnelles; ihre daten; kontaktdaten; personliche daten;
        tus datos; datos personales; datos de contacto; i tuoi dati; dati personali; dati di contatto; je gegevens;
        jouw gegevens; persoonlijke gegevens; contactgegevens; os seus dados; seus dados; dados pessoais; guest;
        invite; gast; invitado; ospite; convidado
        """,
    "address": """
        address; addresses; shipping address; delivery address; billing address; billing details; shipping details;
        adresse; adresses; adresse de livraison; adresse de facturation; adresse d expedition; adressen; lieferadresse;
        versandadresse; rechnungsadresse; adresse eingeben; direccion; direcciones; direccion de envio;
        direccion de entrega; direccion de facturacion; indirizzo; indirizzo di spedizione; indirizzo di consegna;
        indirizzo di fatturazione; adres; bezorgadres; afleveradres; factuuradres; verzendadres; endereco; morada;
        endereco de entrega; morada de entrega; endereco de envio; morada de faturacao
        """,
    "delivery": """
        delivery; shipping; shipping method; delivery method; delivery options; shipping options; livraison;
        mode de livraison; methode de livraison; expedition; mode d expedition; transporteur; versand; versandart;
        lieferung; lieferart; envio; metodo de envio; entrega; spedizione; metodo di spedizione; consegna; verzending;
        verzendmethode; levering; bezorging; bezorgmethode; metodo de entrega
        """,
    "review": """
        review; review your order; order review; review order; order summary; summary; order preview; preview;
        check your order; confirm your order; order confirmation; confirmation; recapitulatif; recap;
        recapitulatif de la commande; recapitulatif de votre commande; recapitulatif de commande; resume;
        resume de la commande; apercu; apercu de la commande; verification; verifier votre commande;
        verifiez votre commande; validation; bestellubersicht; ubersicht; zusammenfassung; bestellung prufen;
        prufen; bestatigung; resumen; resumen del pedido; resumen de tu pedido; revision; confirmacion; riepilogo;
        riepilogo ordine; riepilogo dell ordine; conferma; conferma ordine; overzicht; overzicht bestelling;
        overzicht van je bestelling; controleren; bevestiging; resumo; resumo do pedido; resumo da encomenda;
        confirmacao
        """,
    "payment": """
        payment; payment method; payment methods; payment details; payment information; paiement; mode de paiement;
        moyen de paiement; reglement; zahlung; zahlungsart; zahlungsmethode; bezahlung; bezahlen; pago;
        metodo de pago; forma de pago; pagamento; metodo di pagamento; betaling; betaalmethode; betalen;
        betaalwijze; metodo de pagamento; forma de pagamento
        """,
}
_BOOK: Final = Phrasebook(_STEPS)


@once
def named_step(snapshot: Snapshot) -> Step:
    """The step that the page calls itself: its main headings, else its title, else the others. "" if they name none, or
    more than one. A title may call the whole checkout *Paiement*, as django-oscar's does in French."""
    top = snapshot.frames[0] if snapshot.frames else None
    if top is None or top.product is None:
        return ""
    headings = top.product.headings
    own = _of([each.text for each in headings if each.level == 1])
    if own or len(_all(each.text for each in headings if each.level == 1)) > 1:
        return own
    titled = _of([top.document.title if top.document else ""])
    return titled if titled not in {"", "payment"} else _of([each.text for each in headings if each.level > 1])


def step_of(snapshot: Snapshot) -> Step:
    """The step that the page calls itself, else the one that its fields belong to."""
    named = named_step(snapshot)
    if named or not snapshot.frames:
        return named
    asked = {purpose.known for form, _, purpose in visible_fields(snapshot) if form.frame is snapshot.frames[0]}
    if asked & CARD_NUMBERS:
        return "payment"
    if asks_for_address(asked):
        return "address"
    return "identity" if "email" in asked else ""


def _of(texts: Iterable[str]) -> Step:
    found = _all(texts)
    return found.pop() if len(found) == 1 else ""


def _all(texts: Iterable[str]) -> set[Step]:
    return {step for text in texts for step in _in(text)}


def _in(text: str) -> Iterator[Step]:
    words = tuple(word for word in split(text) if not word.isdigit())
    if len(words) <= LONGEST:
        for match in _BOOK.find(words):
            yield match.meaning  # type: ignore[misc]  # the meanings of the book are steps
