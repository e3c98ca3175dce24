"""What of a page's words is said to a reader."""

from __future__ import annotations

import re
import unicodedata

UNSAID = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""General categories of characters without a meaning of their own: controls, marks of direction, halves of pairs, and
the private places in which icon fonts draw. `plainText` of the probes leaves out the same where it stands alone."""

_TRIMMED = re.compile(r"^[\s*＊]+|[\s*＊:：]+$")


def is_said(char: str) -> bool:
    """Whether a character says something, or is a blank."""
    return char.isspace() or unicodedata.category(char) not in UNSAID


def says_nothing(text: str) -> bool:
    """Whether a text has nothing but blanks and what is never said, as the letter of an icon font."""
    return all(char.isspace() or not is_said(char) for char in text)


def without_marks(name: str) -> str:
    """A field's name without the star of what has to be filled in and the colon before the field; a name of nothing
    else stays as it is."""
    return _TRIMMED.sub("", name) or name
