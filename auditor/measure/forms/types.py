"""Fields whose type can't take what their words ask for: an e-mail field that asks for a name."""

from __future__ import annotations

from auditor.measure.page.purpose import ACCEPTED, NAME, REGION, STREET, Hints, Purpose, asks
from auditor.model.evidence.fields import FieldEvidence

LETTERS = NAME | STREET | REGION | {"additional-name", "organization", "address-level2", "cc-name", "email"}
"""What nobody can write in digits."""

_WRITTEN = LETTERS | {"tel", "postal-code", "cc-number"}
"""What is told of: it is the same in every country, and no date, colour or address of a page."""

_CHECKED = frozenset({"email", "url"})
"""Types that take any text, until the browser checks the form (HTML, 4.10.5.1)."""

_DIALS = frozenset({"number", "range", "date", "month", "week", "time", "datetime-local", "color"})
"""Types in which nothing else can be entered at all."""

_NUMBERS = frozenset({"tel", "postal-code", "cc-number"})
"""What a number field takes, if badly: that is another fault (no-number-for-codes)."""

_MISLEADING = frozenset({"email", "url", "tel", "numeric", "decimal", "number"})
"""Keyboards for something that is no word."""


def asked(hints: Hints, purpose: Purpose) -> str:
    """What the words of a field ask for, though neither its type nor the code's name says so; "" otherwise.

    Where the code says the same as the type, the label may be what is wrong.
    """
    token = asks(hints)
    return token if token in _WRITTEN and purpose.known in {"", token} else ""


def refuses(field: FieldEvidence, token: str) -> bool:
    """Whether the browser does not let through what is asked for: "Anna" in a field for an e-mail address."""
    if not token or (field.input_type == "number" and token in _NUMBERS):
        return False
    if field.input_type in _DIALS or (field.input_type in _CHECKED and field.validated):
        return token not in ACCEPTED.get(field.input_type, frozenset())
    return False


def misled(token: str, keyboard: str) -> bool:
    """Whether what is asked for is written in letters, and the keyboard is one for digits or addresses."""
    return token in LETTERS - {"email"} and keyboard in _MISLEADING
