"""Splits labels and machine names into plain words, and finds phrases among them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

import msgspec

WORD_LIMIT = 14
"""Words of a text that are read: what a field is for stands at the beginning, help and legal notes after it."""

_LETTERS = str.maketrans({"ß": "ss", "œ": "oe", "æ": "ae", "ø": "o", "ł": "l"})
_ARRAY_INDEX = re.compile(r"\[(\d)\]\s*$")
_BOUNDARY = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])")
_SEPARATOR = re.compile(r"[^a-z0-9]+")
_PARENTHESIS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


def split(text: str) -> tuple[str, ...]:
    """The words of a label or a machine name: small letters without accents, camelCase and digits apart.

    "Numéro de carte" → numero de carte; "billing[postCode]" → billing post code; "street[0]" → street 1 (arrays count
    from 0, people from 1).
    """
    text = _ARRAY_INDEX.sub(lambda match: f" {int(match.group(1)) + 1}", text[:400])
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").translate(_LETTERS))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    parts = _SEPARATOR.split(_BOUNDARY.sub(" ", plain).lower())
    return tuple(part for part in parts if part)[:WORD_LIMIT]


def without_parentheses(text: str) -> str:
    """`text` without what stands in brackets, unless there is nothing else."""
    outside = _PARENTHESIS.sub(" ", text).strip()
    return outside or text


class Match(msgspec.Struct, frozen=True):
    """The phrase of `meaning` at words[start:end]."""

    meaning: str
    start: int
    end: int


class Phrasebook:
    """Phrases, each with a meaning, to be found in a text."""

    def __init__(self, meanings: Mapping[str, str]) -> None:
        self._phrases: dict[tuple[str, ...], str] = {}
        for meaning, phrases in meanings.items():
            for phrase in phrases.split(";"):
                words = split(phrase)
                if not words:
                    continue
                self._phrases.setdefault(words, meaning)
                joined = "".join(words)
                # Written together in names and by some writers: postalcode. Short ones would match by accident.
                if len(words) > 1 and len(joined) >= 6:
                    self._phrases.setdefault((joined,), meaning)
        self._longest = max((len(words) for words in self._phrases), default=0)

    def whole(self, words: tuple[str, ...]) -> str:
        """The meaning of all `words` as one phrase, or ""."""
        return self._phrases.get(words, "")

    def knows(self, word: str) -> bool:
        """Whether `word` alone is a phrase."""
        return (word,) in self._phrases

    def find(self, words: tuple[str, ...]) -> list[Match]:
        """The phrases in `words`, in order. Longer ones win over those that they overlap, then the earlier."""
        found = [
            Match(self._phrases[words[start:end]], start, end)
            for start in range(len(words))
            for end in range(start + 1, min(len(words), start + self._longest) + 1)
            if words[start:end] in self._phrases
        ]
        found.sort(key=lambda match: (match.start - match.end, match.start))
        taken: set[int] = set()
        kept = []
        for match in found:
            if taken.isdisjoint(range(match.start, match.end)):
                kept.append(match)
                taken.update(range(match.start, match.end))
        return sorted(kept, key=lambda match: match.start)


def unprefixed(words: tuple[str, ...], prefixes: Iterable[str], book: Phrasebook) -> tuple[str, ...]:
    """`words` with prefixes that stick to a phrase split off: customeremail → customer email."""
    out: list[str] = []
    for word in words:
        prefix = next((p for p in prefixes if len(p) > 3 and word.startswith(p) and book.knows(word[len(p) :])), None)
        out += [word] if prefix is None or book.knows(word) else [prefix, word[len(prefix) :]]
    return tuple(out)
