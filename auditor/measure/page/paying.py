"""Whether a page takes payment, so that a journey ends before it: no audit places an order.

In doubt it does. A walk that ends too early costs a few pages, one that ends too late costs somebody money.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.measure.page.action_words import meaning, meanings
from auditor.measure.page.form_reading import read_forms
from auditor.measure.page.kind import is_on_the_way, page_kind
from auditor.measure.page.purpose import CARD
from auditor.measure.page.words import split
from auditor.model.journey import PaymentSign, Tapped
from auditor.model.snapshot import Snapshot

CARD_NUMBERS = CARD - {"cc-name"}
"""A name alone is asked for elsewhere as well."""

WALLET_ELEMENTS = frozenset(
    {"apple-pay-button", "google-pay-button", "gpay-button", "paypal-button", "shop-pay-button"}
)
"""Elements of the wallets' own makers, whose words lie in a closed shadow root."""

ORDERING = frozenset({"buy", "checkout"})
"""What a button in the middle of a checkout says that may place the order: "Commander", "Passer commande"."""

CONFIRMING = frozenset(
    split("confirm finish complete finalise finalize submit")
    + split("valider confirmer confirme terminer finaliser")
    + split("bestatigen abschliessen absenden fertigstellen")
    + split("confirmar finalizar terminar completar")
    + split("conferma confermare completa termina concludi")
    + split("bevestigen bevestig voltooien afronden")
    + split("concluir")
)
"""Words of a button that may place the order where nothing is left to be asked: "Valider", "Confirm"."""

BEFORE_CHECKOUT = frozenset({"home", "list", "product", "cart"})
"""Kinds of page on which such a button puts something into the cart, or leads to the checkout."""

LEADING = frozenset(
    split("proceed continue go guest payment secure next")
    + split("caisse paiement reglement invite etape suite continuer poursuivre proceder")
    + split("zur zum weiter gast kasse")
    + split("ir proceder pasar continuar caja pago invitado")
    + split("vai procedi cassa pagamento ospite continua")
    + split("naar verder ga kassa gast")
    + split("para continuar prosseguir caixa pagamento convidado")
)
"""Words of such a button that only leads to the next step: "Proceed to checkout", "Zur Kasse"."""


def payment_sign(snapshot: Snapshot, tapped: Tapped) -> PaymentSign:
    """Why nothing may be tapped on the page of `snapshot`, "" if `tapped` may be.

    card: it has a field for a payment card. wallet, pay: it has the button of a wallet, or one that pays or orders;
    then links that lead elsewhere may be followed, and articles put into the cart, by what says no such thing itself.
    unknown: it was not measured (it needs PAYMENT_PROBES), or is on the way to the payment and has a frame that could
    not be looked into.
    """
    top = snapshot.frames[0] if snapshot.frames else None
    if top is None or top.fields is None or top.forms is None or top.targets is None:
        return "unknown"
    if any(_has_card(snapshot)):
        return "card"
    own = _says(tapped.name) or ("pay" if _confirms(snapshot, tapped) else "")
    if own:
        return own
    sign: PaymentSign = next((each for each in _signs(snapshot, tapped) if each), "")
    if not sign and is_on_the_way(snapshot) and has_unread_frame(snapshot):
        sign = "unknown"
    if sign and (tapped.link or meaning(tapped.name) == "cart"):
        return ""
    return sign


def has_unread_frame(snapshot: Snapshot) -> bool:
    """Whether a frame that is seen did not load, or could not be looked into: it may be where the card is asked for."""
    lost = any(failure.code in {"frame-unreadable", "too-many-frames"} for failure in snapshot.failures)
    return lost or any(frame.url.startswith("chrome-error:") for frame in snapshot.frames[1:])


def _has_card(snapshot: Snapshot) -> Iterator[bool]:
    for form in read_forms(snapshot) or []:
        for field, purpose in zip(form.fields, form.purposes, strict=True):
            yield field.visible and purpose.known in CARD_NUMBERS


def _signs(snapshot: Snapshot, tapped: Tapped) -> Iterator[PaymentSign]:
    # A customer who has said who they are may order on a page that does not call itself a checkout.
    on_the_way = is_on_the_way(snapshot) or (tapped.known and not _is_before_checkout(snapshot))
    for frame in snapshot.frames:
        for target in frame.targets.targets if frame.targets else []:
            if target.tag in WALLET_ELEMENTS:
                yield "wallet"
            if target.look is None or not target.exposed or (target.hit is False and target.hidden):
                continue  # no button, or one that nobody sees
            yield _says(target.name)
            if on_the_way and not target.href and _orders(target.name):
                yield "pay"


def _is_before_checkout(snapshot: Snapshot) -> bool:
    """Whether it is by more than its prices and buttons one of the pages before the checkout."""
    kind = page_kind(snapshot)
    if kind is None or kind.name not in BEFORE_CHECKOUT:
        return False
    return any(
        sign.kind == kind.name and sign.source in {"address", "title", "heading", "data"} for sign in kind.signals
    )


def _confirms(snapshot: Snapshot, tapped: Tapped) -> bool:
    """Whether a button confirms what the customer has said before: the page asks for nothing any more but a tick."""
    words = set(split(tapped.name))
    if not tapped.known or tapped.link or not CONFIRMING & words or LEADING & words:
        return False
    forms = [form for form in read_forms(snapshot) or [] if form.frame is snapshot.frames[0]]
    seen = [field for form in forms for field in form.fields if field.visible and not form.evidence.in_search]
    return all(field.input_type == "checkbox" for field in seen)


def _says(caption: str) -> PaymentSign:
    if meaning(caption) == "express":
        return "wallet"
    return "pay" if "pay" in meanings(caption) else ""


def _orders(caption: str) -> bool:
    return meaning(caption) in ORDERING and not LEADING & set(split(caption))
