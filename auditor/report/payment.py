"""payment-scripts.json: what ran beside each payment, as evidence for PCI DSS 4.0.1, 6.4.3 and 11.6.1.

For each page on which one pays: when it was looked at, who takes the card, every script with its hash and what
authorises it, every header that bears on its security, and one hash over all of them.
"""

from __future__ import annotations

import hashlib
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from auditor.model.payment import PaymentPage
from auditor.model.report import Report
from auditor.model.text import Language
from auditor.report import Images
from auditor.report.branding import PLAIN, Branding
from auditor.report.json import encoded

VERSION: Final = 2
"""Raised with every change of the file's form."""


def render(report: Report, language: Language, images: Images, branding: Branding = PLAIN) -> bytes:  # noqa: ARG001 - the same for every format
    """The whole file; it has no words of ours, and so no language."""
    pages = [_page(report, index) for index in report.payments]
    content = {"version": VERSION, "started": report.started, "auditor": report.tool.auditor, "pages": pages}
    return msgspec.json.format(encoded(content), indent=2) + b"\n"


def _page(report: Report, index: int) -> dict[str, Any]:
    page = report.pages[index]
    payment = page.payment or PaymentPage(kind="")
    return {
        "url": page.station.url,
        "seen": page.started or report.started,
        "scenario": page.scenario,
        "kind": payment.kind,
        "providers": payment.providers,
        "card_hosts": payment.card_hosts,
        "scope": payment.scope,
        "accepted": payment.accepted,
        "scripts": _scripts(payment),
        "headers": payment.headers,
        "sha256": evidence_hash(payment),
    }


def evidence_hash(payment: PaymentPage) -> str:
    """One hash over all scripts and headers of a page, by which the file and the report can be held together. Why the
    shop needs a script is no part of it: what was found is the same before it says so and after."""
    found = None if payment.scripts is None else [replace(each, justification="") for each in payment.scripts]
    seen = replace(payment, scripts=found)
    return hashlib.sha256(encoded({"scripts": _scripts(seen), "headers": payment.headers})).hexdigest()


def _scripts(payment: PaymentPage) -> Any:
    return None if payment.scripts is None else msgspec.to_builtins(payment.scripts)
