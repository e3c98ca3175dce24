"""Whether a tap may place the order though what it says does not: "Continue" under the summary, "OK" beside an invoice.

The words of the last button are the shop's to choose. What it stands on tells more: a page that asks for nothing any
more, that calls itself the summary or the payment, or that lets one choose how to pay.
"""

from __future__ import annotations

from typing import Final

from auditor.measure.page.action_words import meaning
from auditor.measure.page.checkout import is_aside
from auditor.measure.page.checkout_steps import named_step, step_of
from auditor.measure.page.form_reading import visible_fields
from auditor.measure.page.kind import is_on_the_way, page_kind
from auditor.measure.page.payment_words import offers_methods
from auditor.measure.page.words import Phrasebook, split
from auditor.model.journey import Tapped
from auditor.model.snapshot import Snapshot

_CONFIRMING: Final = frozenset(
    split("confirm finish complete finalise finalize submit done")
    + split("valider confirmer confirme terminer finaliser soumettre")
    + split("bestatigen abschliessen absenden abschicken fertigstellen fertig verbindlich")
    + split("confirmar finalizar terminar completar aceptar")
    + split("conferma confermare completa termina concludi")
    + split("bevestigen bevestig voltooien afronden versturen")
    + split("concluir")
)
"""Words of a button that may place the order where nothing is left to be asked: "Valider", "Confirm"."""

LEADING: Final = frozenset(
    split("proceed continue go guest payment secure next")
    + split("caisse paiement reglement invite etape suite continuer poursuivre proceder")
    + split("zur zum weiter gast kasse")
    + split("ir proceder pasar continuar caja pago invitado")
    + split("vai procedi cassa pagamento ospite continua")
    + split("naar verder ga kassa gast")
    + split("para continuar prosseguir caixa pagamento convidado")
)
"""Words of such a button that only leads to the next step: "Proceed to checkout", "Zur Kasse"."""

_ELSEWHERE: Final = frozenset(
    split("payment shipping delivery address")
    + split("paiement reglement caisse livraison expedition adresse coordonnees")
    + split("zahlung bezahlung kasse versand lieferung adresse")
    + split("pago caja envio entrega direccion")
    + split("pagamento cassa spedizione consegna indirizzo")
    + split("betaling betalen kassa verzending levering bezorging adres")
    + split("caixa morada endereco")
)
"""The step that a button says it leads to: "Continuer vers la livraison", "Weiter zur Zahlung"."""

_REVIEWING: Final = frozenset(
    split("review preview check summary")
    + split("recapitulatif verifier apercu resume")
    + split("prufen uberprufen ubersicht")
    + split("revisar resumen rivedi riepilogo controleren overzicht rever resumo")
)
"""The step that shows the order once more before it is placed."""

_HARMLESS: Final = frozenset({
    "navigate", "close", "search", "newsletter", "refine", "chat", "login", "register", "explore", "cart",
})  # fmt: skip
"""What a button says that sends no order. "OK" and "Accept" may."""

_ONWARD: Final = frozenset({"continue", "send", "checkout", "buy"})

_STEPS_BEFORE: Final = frozenset({"identity", "address", "delivery"})

_OPTIONAL: Final = frozenset({"comment", "coupon", "gift-card", "search", "captcha"})
"""What a summary may still ask for."""

_PLACING: Final = Phrasebook(
    {
        "order": """
    place order; placeorder; save order; saveorder; submit order; create order; confirm order; order confirm; finish;
    complete; success; thank you; thankyou; passer commande; valider commande; confirmer commande; merci;
    bestellung abschliessen; danke; confirmar pedido; gracias; conferma ordine; grazie; bestelling plaatsen; bedankt
    """
    }
)
"""The last part of an address to which an order is sent ("placeOrder" of Magento, "finish" of Shopware)."""

_BEFORE_CHECKOUT: Final = frozenset({"home", "list", "product", "cart"})
"""Kinds of page on which a button that orders puts something into the cart, or leads to the checkout."""


def may_order(snapshot: Snapshot, tapped: Tapped) -> bool:
    """Whether a tap may place the order, whatever it says."""
    said, words = meaning(tapped.name), set(split(tapped.name))
    if _confirms(snapshot, tapped):
        return True
    if tapped.entry or said in _HARMLESS or words & _REVIEWING or not is_late(snapshot, tapped):
        return False
    if tapped.link and said not in _ONWARD and not words & _CONFIRMING:
        return False
    if offers_methods(snapshot) or _is_sent_as_order(snapshot, tapped):
        return True
    step = named_step(snapshot)
    if not tapped.known or step in _STEPS_BEFORE or words & _ELSEWHERE:
        return False
    if _nothing_left(snapshot):
        leads_on = said in _ONWARD or bool(words & _CONFIRMING)
        return step == "review" if tapped.link else leads_on or _speaks_of_order(snapshot)
    if tapped.link:
        return False
    if step in {"review", "payment"}:
        return True
    # A form with an address may be any; sent by a word that nobody knows it may be an order.
    ordering = _speaks_of_order(snapshot) or (said != "send" and step_of(snapshot) == "address")
    return ordering and not words & LEADING and said != "continue" and _sends(snapshot, tapped)


def is_late(snapshot: Snapshot, tapped: Tapped) -> bool:
    """Whether an order may be placed from there at all: a customer who has said who they are may order on a page that
    does not call itself a checkout."""
    return is_on_the_way(snapshot) or (tapped.known and not _is_before_checkout(snapshot))


def _confirms(snapshot: Snapshot, tapped: Tapped) -> bool:
    """Whether a button confirms what the customer has said before: the page asks for nothing any more but a tick."""
    words = set(split(tapped.name))
    if not tapped.known or tapped.link or not _CONFIRMING & words or LEADING & words:
        return False
    return _nothing_left(snapshot)


def _is_sent_as_order(snapshot: Snapshot, tapped: Tapped) -> bool:
    """Whether the form of a button of that name goes to an address that names the placing of an order."""
    forms = snapshot.frames[0].forms
    return any(
        _PLACING.find(split(address.rstrip("/").rpartition("/")[2]))
        for form in (forms.forms if forms else [])
        if any(split(button) == split(tapped.name) for button in form.buttons)
        for address in form.actions
    )


def _is_before_checkout(snapshot: Snapshot) -> bool:
    """Whether it is by more than its prices and buttons one of the pages before the checkout."""
    kind = page_kind(snapshot)
    if kind is None or kind.name not in _BEFORE_CHECKOUT:
        return False
    return any(
        sign.kind == kind.name and sign.source in {"address", "title", "heading", "data"} for sign in kind.signals
    )


def _nothing_left(snapshot: Snapshot) -> bool:
    """Whether the page asks for nothing any more but a tick, or what nobody must answer."""
    return not any(
        form.frame is snapshot.frames[0]
        and not form.evidence.in_search
        and not is_aside(form.evidence)
        and field.input_type != "checkbox"
        and purpose.other not in _OPTIONAL
        for form, field, purpose in visible_fields(snapshot)
    )


def _speaks_of_order(snapshot: Snapshot) -> bool:
    product = snapshot.frames[0].product
    named = named_step(snapshot) in {"review", "payment"}
    return named or is_on_the_way(snapshot) or bool(product and product.shown)


def _sends(snapshot: Snapshot, tapped: Tapped) -> bool:
    """Whether a button of that name sends a form, or none is known by it."""
    top = snapshot.frames[0]
    found = [
        target.look
        for target in (top.targets.targets if top.targets else [])
        if target.look is not None and split(target.name) == split(tapped.name)
    ]
    return not found or any(look.submits for look in found)
