"""Who takes a card, in words."""

from __future__ import annotations

from auditor.model.payment import PaymentPage
from auditor.report.words.plain import plain
from auditor.report.words.strings import Strings

_LENGTH = 160
"""Characters of the names of hosts, which the page chose."""


def payment_taker(payment: PaymentPage, words: Strings) -> str:
    """Where the card number goes: "Into a frame of Stripe"."""
    names = [*payment.providers, *payment.unknown_hosts] or payment.card_hosts
    told = plain(words.enumeration(names), _LENGTH) if names else ""
    kind = payment.kind or "unclear"
    text = words(f"payment.kinds.{kind}.named", names=told) if told else words(f"payment.kinds.{kind}.plain")
    if payment.unknown_hosts:
        hosts = plain(words.enumeration(payment.unknown_hosts), _LENGTH)
        text = f"{text} {words('payment.unknown', hosts=hosts)}"
    return text


def payment_scope(payment: PaymentPage, words: Strings) -> str:
    """The questionnaire that this points to: "SAQ A"."""
    return f"SAQ {payment.scope}" if payment.scope else words("payment.open")
