"""Who takes the card on a page, for the report."""

from __future__ import annotations

from typing import Literal

import msgspec


class PaymentScript(msgspec.Struct, frozen=True, kw_only=True):
    """A script that ran beside the payment (PCI DSS 4.0.1, 6.4.3).

    url: without query; "" of one that stands in the document. sha256: hexadecimal, "" where it could not be read. size:
    bytes. integrity: as declared. loaded_by: who asked for it. party: "first" (the shop's own site), "provider" (a
    payment provider's) or "third". owner: whose it is, "" if that is not known. purpose: what that owner is for, as
    ThirdPartyFacts has it; "" if that is not known. authorised_by: the source of the Content-Security-Policy that lets
    it run, "" if none of those in force does, None without a policy on scripts. justification: why the shop needs it,
    as it was accepted with the content that it has; "" if it was not.
    """

    url: str
    sha256: str
    size: int | None
    integrity: str
    loaded_by: str
    party: Literal["first", "provider", "third"]
    owner: str
    authorised_by: str | None
    purpose: str = ""
    justification: str = ""


class PaymentPage(msgspec.Struct, frozen=True, kw_only=True):
    """A page on which one pays.

    kind: own-fields, hosted-fields, provider-page, redirect, or "" where the page does not show it. providers: those
    that are known, sorted. card_hosts: hosts of the frames of other sites that hold card fields; unknown_hosts: those
    of no known provider. scope: the questionnaire of PCI DSS that this points to: "A", "A-EP", "D"; "" if the kind is
    not known, or an unknown site takes the card. wallets: those that are offered; None if that can't be told here.
    three_ds: hosts of the frames that ask for 3-D Secure. scripts: those of the shop's documents; None if they were not
    read. headers: those of the page that bear on its security, lower-case name → value.
    accepted: when the scripts were accepted that the page was compared with, ISO 8601; "" if it was not compared.
    """

    kind: str
    providers: list[str] = []
    card_hosts: list[str] = []
    unknown_hosts: list[str] = []
    scope: str = ""
    wallets: list[str] | None = None
    three_ds: list[str] = []
    scripts: list[PaymentScript] | None = None
    headers: dict[str, str] = {}
    accepted: str = ""


class AcceptedScript(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """url: without query, "" of one that stands in the document. justification: why the page needs it.

    varies: it was not the same at each load. With a sha256 it is there at some loads only; without, its content or its
    address changes: then url has * for what changes, sizes are the least and the most bytes that were seen, and most is
    how many of them there were at a time.
    """

    url: str
    sha256: str
    justification: str
    varies: bool = False
    sizes: tuple[int, int] = (0, 0)
    most: int = 1


class AcceptedPage(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A payment page as it was accepted. headers: those that bear on its security."""

    url: str
    scripts: list[AcceptedScript]
    headers: dict[str, str]


class PaymentBaseline(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """accepted: when the audit began that was accepted, ISO 8601."""

    payment_baseline: int
    accepted: str
    pages: list[AcceptedPage]


class PaymentChange(msgspec.Struct, frozen=True, kw_only=True):
    """What is not as it was accepted. name: the script's address, "inline" with the start of its hash, or the header's
    name. before, after: hashes or values, "" where there is none. loaded_by: who asked for the script now."""

    page: str
    kind: Literal["appeared", "changed", "gone"]
    what: Literal["script", "header"]
    name: str
    before: str = ""
    after: str = ""
    loaded_by: str = ""
