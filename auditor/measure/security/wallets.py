"""Wallets that a page offers: what a phone pays with by a look or a finger, without a card number being typed."""

from __future__ import annotations

import re

from auditor.measure.page.providers import matches
from auditor.model.snapshot import Snapshot
from auditor.model.url import host

_NAMES = {
    "Apple Pay": re.compile(r"(?i)\bapple ?pay\b|\bapple-pay-button\b"),
    "Google Pay": re.compile(r"(?i)\bgoogle ?pay\b|\bg ?pay\b|\bgpay-button\b"),
    "PayPal": re.compile(r"(?i)\bpaypal\b"),
    "Amazon Pay": re.compile(r"(?i)\bamazon ?pay\b"),
    "Shop Pay": re.compile(r"(?i)\bshop ?pay\b"),
    "Link": re.compile(r"(?i)\bpay with link\b|\bpayer avec link\b"),
    "Samsung Pay": re.compile(r"(?i)\bsamsung ?pay\b"),
    "Revolut Pay": re.compile(r"(?i)\brevolut ?pay\b"),
    "Lyf": re.compile(r"(?i)\blyf(?: ?pay)?\b"),
    "Wero": re.compile(r"(?i)\bwero\b"),
    "Paylib": re.compile(r"(?i)\bpaylib\b"),
}
"""In the name of a button or in its markup. Names as their owners write them, the same in all languages."""

_FRAMES = {
    "PayPal": ("www.paypal.com", "www.sandbox.paypal.com"),
    "Google Pay": ("pay.google.com",),
    "Shop Pay": ("shop.app",),
    "Revolut Pay": ("merchant.revolut.com",),
}
"""Hosts of frames in which a wallet shows its button."""

_SCRIPTS = (
    *("applepay.cdn-apple.com", "pay.google.com", "www.paypal.com", "*.payments-amazon.com"),
    *("js.stripe.com", "*.adyen.com", "js.braintreegateway.com", "js.mollie.com", "merchant.revolut.com"),
)
"""Hosts of scripts that show a wallet's button to those alone who have it: not to us."""


def wallets_of(snapshot: Snapshot) -> list[str] | None:
    """The wallets that a button or a frame shows, sorted; None if none does, but a script may on other devices."""
    found = {name for text in _texts(snapshot) for name, pattern in _NAMES.items() if pattern.search(text)}
    for frame in snapshot.frames:
        if frame.selector:
            found |= {name for name, hosts in _FRAMES.items() if host(frame.url) in hosts}
    if found:
        return sorted(found)
    scripts = [request.url for request in snapshot.requests or [] if request.resource_type == "script"]
    may_come = snapshot.requests is None or any(matches(url, pattern) for url in scripts for pattern in _SCRIPTS)
    return None if may_come else []


def _texts(snapshot: Snapshot) -> list[str]:
    """Of what takes a tap: its name, and its markup without the addresses in it."""
    return [
        text
        for frame in snapshot.frames
        if frame.targets is not None
        for target in frame.targets.targets
        if target.shown != []
        for text in (target.name, target.tag, re.sub(r"(?i)\b(?:href|src|action)=\"[^\"]*\"", "", target.html))
    ]
