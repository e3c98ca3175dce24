"""HTML's autofill detail tokens: the grammar of `autocomplete` (HTML, "Autofill", §4.10.18.7.1)."""

from __future__ import annotations

import re

import msgspec

_WHITE = " \t\n\f\r"
_SPACE = re.compile(f"[{_WHITE}]+")
"""ASCII white space, as HTML's sets of tokens are separated."""

HINTS = frozenset({"home", "work", "mobile", "fax", "pager"})

CONTACT_FIELDS = frozenset(
    {
        *("tel", "tel-country-code", "tel-national", "tel-area-code", "tel-local", "tel-local-prefix"),
        *("tel-local-suffix", "tel-extension", "email", "impp"),
    }
)
"""Field names that may follow a hint (home, work, mobile, fax, pager)."""

FIELDS = CONTACT_FIELDS | {
    *("name", "honorific-prefix", "given-name", "additional-name", "family-name", "honorific-suffix", "nickname"),
    *("username", "new-password", "current-password", "one-time-code", "organization-title", "organization"),
    *("street-address", "address-line1", "address-line2", "address-line3"),
    *("address-level4", "address-level3", "address-level2", "address-level1", "country", "country-name", "postal-code"),
    *("cc-name", "cc-given-name", "cc-additional-name", "cc-family-name", "cc-number"),
    *("cc-exp", "cc-exp-month", "cc-exp-year", "cc-csc", "cc-type", "transaction-currency", "transaction-amount"),
    *("language", "bday", "bday-day", "bday-month", "bday-year", "sex", "url", "photo"),
}
"""All field names."""

INPUT_PURPOSES = FIELDS - {"one-time-code"}
"""WCAG 2.2, section 7, "Input Purposes for User Interface Components": those that 1.3.5 speaks of."""


class Detail(msgspec.Struct, frozen=True):
    """An `autocomplete` that names a field. `section`, `address` (shipping or billing) and `hint` are "" if absent."""

    field: str
    section: str = ""
    address: str = ""
    hint: str = ""
    webauthn: bool = False


def parse(value: str) -> Detail | None:
    """The detail tokens in `value`, None where it does not follow the grammar ("on", "off" and "" name no field).

    In this order: an optional "section-*", an optional "shipping" or "billing", an optional hint (only before a contact
    field), a field name, an optional "webauthn". ASCII case does not matter, ASCII white space separates.
    """
    tokens = [token.lower() if token.isascii() else token for token in _SPACE.split(value) if token]
    section = tokens.pop(0) if tokens and tokens[0].startswith("section-") else ""
    address = tokens.pop(0) if tokens and tokens[0] in {"shipping", "billing"} else ""
    hint = tokens.pop(0) if tokens and tokens[0] in HINTS else ""
    webauthn = bool(tokens) and tokens[-1] == "webauthn"
    if webauthn:
        tokens.pop()
    if len(tokens) != 1 or tokens[0] not in FIELDS or (hint and tokens[0] not in CONTACT_FIELDS):
        return None
    return Detail(tokens[0], section, address, hint, webauthn)


def is_switch(value: str) -> bool:
    """Whether `value` only switches autofill on or off, or is empty."""
    return value.strip(_WHITE).lower() in {"", "on", "off"}
