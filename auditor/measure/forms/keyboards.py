"""Which on-screen keyboard a field calls up, and which would suit what it asks for."""

from __future__ import annotations

import re

INPUT_MODES = frozenset({"none", "text", "tel", "url", "email", "numeric", "decimal", "search"})
"""HTML's keywords of `inputmode`; it wins over the type."""

_BY_TYPE = {
    "text": "text",
    "password": "text",
    "textarea": "text",
    "search": "search",
    "tel": "tel",
    "url": "url",
    "email": "email",
    "number": "number",
}

DIGITS = ["numeric", "tel", "decimal", "number"]
"""Keyboards on which the digits stand first; the best one first."""

PHONE = ["tel", "numeric", "decimal", "number"]
"""The same for a phone number, which may have a + and needs no comma."""

LETTERS = ["text", "search"]
"""Keyboards on which the letters stand first."""

_DIGIT_PURPOSES = frozenset(
    {
        *("cc-number", "cc-csc", "cc-exp", "cc-exp-month", "cc-exp-year", "one-time-code", "bday-day", "bday-year"),
        "tel-country-code",
    }
)
_ONLY_DIGITS = re.compile(r"\^?(?:(?:\\d|\[0-9\]|\[\\d\])(?:\{\d+(?:,\d*)?\}|[*+?])?)+\$?")


def keyboard_of(input_type: str, inputmode: str, *, editable: bool) -> str:
    """The keyboard that a field calls up; "" where one does not type."""
    if not editable:
        return ""
    return inputmode if inputmode in INPUT_MODES else _BY_TYPE.get(input_type, "text")


def wanted_keyboards(purpose: str, pattern: str) -> list[str]:
    """The keyboards that suit a field, the best one first; [] where any does.

    A postcode wants digits only where its own pattern allows nothing else: in many countries it has letters.
    """
    if purpose == "email":
        return ["email"]
    if purpose == "url":
        return ["url"]
    if purpose == "tel" or (purpose.startswith("tel-") and purpose != "tel-country-code"):
        return PHONE
    if purpose in _DIGIT_PURPOSES:
        # A code whose pattern also takes letters is none of digits.
        return DIGITS if not pattern or only_digits(pattern) or "\\d" in pattern or "0-9" in pattern else []
    return DIGITS if pattern and only_digits(pattern) else []


def only_digits(pattern: str) -> bool:
    """Whether a `pattern` takes nothing but digits, as far as it is one of the usual ones."""
    return _ONLY_DIGITS.fullmatch(pattern.strip()) is not None
