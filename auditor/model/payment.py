"""Who takes the card on a page, for the report."""

from __future__ import annotations

import msgspec


class PaymentPage(msgspec.Struct, frozen=True, kw_only=True):
    """A page on which one pays.

    kind: own-fields, hosted-fields, provider-page, redirect, or "" where the page does not show it. providers: those
    that are known, sorted. card_hosts: hosts of the frames of other sites that hold card fields; unknown_hosts: those
    of no known provider. scope: the questionnaire of PCI DSS that this points to: "A", "A-EP", "D"; "" if the kind is
    not known, or an unknown site takes the card. wallets: those that are offered; None if that can't be told here.
    three_ds: hosts of the frames that ask for 3-D Secure.
    """

    kind: str
    providers: list[str] = []
    card_hosts: list[str] = []
    unknown_hosts: list[str] = []
    scope: str = ""
    wallets: list[str] | None = None
    three_ds: list[str] = []
