"""Whether a page takes payment, so that a journey ends before it: no audit places an order.

In doubt it does. A walk that ends too early costs a few pages, one that ends too late costs somebody money.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.measure.page.action_words import meaning, meanings
from auditor.measure.page.form_reading import visible_fields
from auditor.measure.page.kind import is_on_the_way
from auditor.measure.page.last_step import LEADING, is_late, may_order
from auditor.measure.page.purpose import CARD_NUMBERS
from auditor.measure.page.words import split
from auditor.model.journey import PaymentSign, Tapped
from auditor.model.snapshot import Snapshot

WALLET_ELEMENTS = frozenset(
    {"apple-pay-button", "google-pay-button", "gpay-button", "paypal-button", "shop-pay-button"}
)
"""Elements of the wallets' own makers, whose words lie in a closed shadow root."""

ORDERING = frozenset({"buy", "checkout"})
"""What a button in the middle of a checkout says that may place the order: "Commander", "Passer commande"."""


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
    if any(purpose.known in CARD_NUMBERS for _, _, purpose in visible_fields(snapshot)):
        return "card"
    own = _says(tapped.name) or ("pay" if may_order(snapshot, tapped) else "")
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


def _signs(snapshot: Snapshot, tapped: Tapped) -> Iterator[PaymentSign]:
    late = is_late(snapshot, tapped)
    for frame in snapshot.frames:
        for target in frame.targets.targets if frame.targets else []:
            if target.tag in WALLET_ELEMENTS:
                yield "wallet"
            if target.look is None or not target.exposed or (target.hit is False and target.hidden):
                continue  # no button, or one that nobody sees
            yield _says(target.name)
            if late and not target.href and _orders(target.name):
                yield "pay"


def _says(caption: str) -> PaymentSign:
    if meaning(caption) == "express":
        return "wallet"
    return "pay" if "pay" in meanings(caption) else ""


def _orders(caption: str) -> bool:
    return meaning(caption) in ORDERING and not LEADING & set(split(caption))
