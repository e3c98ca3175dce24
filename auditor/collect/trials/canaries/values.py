"""Values that stand nowhere else: how they are made, and what scripts make of them.

Short ones can't be told from other numbers: a security code of three digits is never looked for.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator

from auditor.model.canaries import CanaryKind, Disguise

LETTERS = "bcdfghjkmnpqrstvwxz"
"""No vowels: no word of any language. Each comes once in a value: a request that is asked for twice is made once."""

HASHES: tuple[Disguise, ...] = ("md5", "sha1", "sha256", "sha512")

MARK = 9
"""Letters or digits that are drawn by lot: one in 10⁹ messages has them by chance."""


class Canary:
    """One value. mark: the part of it that stands nowhere else, as it is looked for, in lower case."""

    def __init__(self, kind: CanaryKind, value: str, mark: str) -> None:
        self.kind = kind
        self.value = value
        self.mark = mark.lower()

    @property
    def keyed(self) -> str:
        """As much of the value as is typed key by key."""
        return self.value[: self.value.lower().index(self.mark) + len(self.mark)]

    def hashes(self) -> Iterator[tuple[Disguise, str]]:
        """Hexadecimal digests of the value in the forms in which advertising networks want it."""
        for form in self._forms():
            for name in HASHES:
                yield name, hashlib.new(name, form.encode(), usedforsecurity=False).hexdigest()

    def _forms(self) -> set[str]:
        forms = {self.value, self.value.strip().lower(), self.value.upper()}
        if self.kind == "email":
            forms |= {form.partition("@")[0] for form in forms}
        if self.kind == "tel":
            national = self.value.lstrip("0")
            forms |= {national, f"33{national}", f"+33{national}", f"0033{national}"}
        return forms


def make(kind: CanaryKind) -> Canary:
    """A new value for a field of this kind, as a check in the page lets it pass."""
    word = "".join(secrets.SystemRandom().sample(LETTERS, MARK))
    digits = "".join(secrets.choice("0123456789") for _ in range(MARK))
    if kind == "email":
        return Canary(kind, f"{word.capitalize()}@example.com", word)
    if kind == "tel":
        return Canary(kind, f"06{digits[:8]}", f"6{digits[:8]}")
    if kind == "card":
        return Canary(kind, card(digits), card(digits))
    if kind == "password":
        return Canary(kind, f"{word.capitalize()}-7", word)
    return Canary(kind, word.capitalize(), word)


def card(digits: str) -> str:
    """A number of a card that does not exist: sixteen digits in a range for tests, with a right check digit (ISO/IEC
    7812-1, Luhn). digits: nine."""
    body = f"400000{digits}"
    total = sum(sum(divmod(2 * int(digit), 10)) if place % 2 == 0 else int(digit) for place, digit in enumerate(body))
    return body + str(-total % 10)
