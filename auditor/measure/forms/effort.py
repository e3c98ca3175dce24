"""How long a field takes to fill in by hand on a phone, and which fields a checkout could spare its customers.

The keystroke-level model of Card, Moran and Newell ("The keystroke-level model for user performance time with
interactive systems", CACM 23 (7), 1980): a moment to think (M), a tap at the field (P), and each character (K). Their K
is that of a desk's keyboard; on a phone it is 0.33 s: 36.2 words of five characters a minute (Palin, Feit, Kim,
Kristensson and Oulasvirta, "How do people type on mobile devices?", MobileHCI 2019, 37,370 people). How many characters
a field takes is our estimate, so what is told of it is advice.
"""

from __future__ import annotations

from auditor.measure.page.purpose import Purpose
from auditor.model.evidence.fields import FieldEvidence

THINK = 1.35
"""Seconds: M of the model."""

POINT = 1.1
"""Seconds: P of the model, to aim at something and hit it."""

KEY = 60 / (36.2 * 5)
"""Seconds a character on a phone."""

FLICK = 10
"""Entries of a list that pass with each flick; unv."""

_LENGTHS: dict[str, int] = {
    **dict.fromkeys(("name", "cc-name", "street-address", "address-line1"), 18),
    **dict.fromkeys(("given-name", "family-name", "additional-name", "nickname", "username"), 8),
    **dict.fromkeys(("organization", "organization-title", "address-line2", "address-line3"), 14),
    **dict.fromkeys(("email", "url"), 22),
    **dict.fromkeys(("tel", "tel-national", "tel-local", "new-password", "current-password"), 10),
    **dict.fromkeys(("postal-code", "cc-exp"), 5),
    **dict.fromkeys(("address-level1", "address-level2", "address-level3", "country", "country-name"), 9),
    **dict.fromkeys(("cc-csc", "tel-country-code", "tel-area-code", "tel-extension", "honorific-prefix"), 3),
    **dict.fromkeys(("bday-day", "bday-month", "cc-exp-month", "cc-exp-year"), 2),
    "bday-year": 4,
    "bday": 8,
    "one-time-code": 6,
    "cc-number": 16,
    "sex": 5,
}
"""Characters of a usual answer; unv."""

_OTHER_LENGTHS = {
    "coupon": 10,
    "gift-card": 16,
    "loyalty": 12,
    "comment": 40,
    "tax-id": 12,
    "house-number": 3,
    "bank": 22,
}
_USUAL = 10

_NEEDLESS = frozenset(
    {
        *("honorific-prefix", "honorific-suffix", "additional-name", "nickname", "sex", "organization-title", "url"),
        *("bday", "bday-day", "bday-month", "bday-year", "cc-type", "address-line3"),
    }
)
"""Nothing of an order depends on it (the kind of a card is told by its number)."""

_KNOWN = frozenset({"country", "country-name"})
"""The phone's settings tell it. Town and state stand in the postcode only where a shop pays for a register of those."""

_FOR_FEW = frozenset({"organization", "address-line2"})
_OTHERS_FOR_FEW = frozenset({"coupon", "gift-card", "loyalty", "comment"})
_LATER = frozenset({"new-password", "username"})
"""An account can be had after the order."""


def seconds(field: FieldEvidence, purpose: Purpose) -> float:
    """Seconds to fill it in by hand: thinking, tapping, typing or turning the list to half its length."""
    if field.tag == "select":
        return round(THINK + POINT * (2 + field.options / 2 / FLICK), 1)
    if not field.editable:
        return round(THINK + POINT, 1)
    usual = _LENGTHS.get(purpose.known) or _OTHER_LENGTHS.get(purpose.other, _USUAL)
    typed = min(usual, field.maxlength) if field.maxlength > 0 else usual
    return round(THINK + POINT + KEY * typed, 1)


def spared(field: FieldEvidence, purpose: Purpose, again: str) -> str:
    """How a checkout could spare the customer the field: "drop", "prefill", "fold" behind a link, "later"; "" if it is
    needed or filled in already. `again`: see `repeated`."""
    if field.filled or not (field.editable or field.tag == "select"):
        return ""
    if again in {"email", "password"} or purpose.known in _NEEDLESS:
        return "drop"
    if again == "address" or purpose.known in _KNOWN:
        return "prefill"
    if purpose.known in _LATER:
        return "later"
    if purpose.known in _FOR_FEW or purpose.other in _OTHERS_FOR_FEW:
        return "fold"
    return ""
