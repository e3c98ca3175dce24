"""How words are looked for in what a page says, in whatever language: folded, and as whole words."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'"})


def fold(text: str) -> str:
    """Lower case, without accents, with plain apostrophes and single spaces."""
    plain = unicodedata.normalize("NFKD", text).translate(_APOSTROPHES)
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).casefold().split())


def alternatives(text: str) -> str:
    """Patterns that stand one after another, each ended by a semicolon, as one. A line may end after a bar."""
    lines = re.sub(r"\|\s*\n\s*", "|", text)
    return "|".join(part.strip() for part in " ".join(lines.split()).split(";") if part.strip())


def words(text: str) -> re.Pattern[str]:
    """Whole words: one of the patterns in `text`."""
    return re.compile(rf"(?<!\w)(?:{alternatives(text)})(?!\w)")


def parts(text: str) -> re.Pattern[str]:
    """One of the patterns in `text`, anywhere."""
    return re.compile(alternatives(text))
