"""Strings that come from an audited page, made safe to show.

Markup is escaped where markup is written (Jinja2, ElementTree). What is left is what no escaping removes: control
characters that drive a terminal, overrides that turn the reading direction of our own text round, half emoji that can't
be encoded, and sheer length.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_JOINERS: Final = "\u200c\u200d"  # they hold emoji sequences and Persian words together
_SPACES: Final = re.compile(r"[ \t\r\n\f\v]+")
_STACKED: Final = re.compile(
    r"([\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff]{3})[\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff]+"
)

_FRENCH: Final = {0xA0: " ", 0x202F: " "}
"""Spaces that are no controls, though Python does not call them printable."""
_REMEMBERED: Final = 4096
"""Lines: a report of many pages says the same headlines and addresses again and again."""


def plain(text: str, limit: int = 300) -> str:
    """One line of at most `limit` characters of `text` (then "…"), in which nothing invisible is left.

    White space becomes single spaces; controls, direction overrides, lone surrogates and non-characters become visible
    escapes such as `\\u202e`; more than three combining marks on one letter are dropped.
    """
    return _plain(text[: limit * 4 + 1], limit)


@lru_cache(_REMEMBERED)
def _plain(text: str, limit: int) -> str:
    line = _SPACES.sub(" ", text[: limit * 4]).strip()
    line = _STACKED.sub(r"\1", line)
    if len(line) > limit or len(text) > limit * 4:
        line = line[: limit - 1].rstrip() + "…"
    return line if line.translate(_FRENCH).isprintable() else "".join(map(_visible, line))


def _visible(character: str) -> str:
    code = ord(character)
    category = unicodedata.category(character)
    hidden = category in {"Cc", "Cf", "Cs", "Zl", "Zp"} and character not in _JOINERS
    if hidden or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
        return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
    return character
