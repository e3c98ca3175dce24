"""Strings in Markdown: what a page says stays the words that it is, in every dialect."""

from __future__ import annotations

import re
from typing import Final

from auditor.report.words.plain import plain

_SPECIAL: Final = re.compile(r"([!-/:-@\[-`{-~])")
"""All of ASCII's punctuation, which CommonMark allows to be escaped: with `:`, `.` and `@` goes the autolink, too."""
_TICKS: Final = re.compile(r"`+")
_MENTION: Final = "\u200b"
"""Between @ and a name: forges look for mentions in what is rendered already."""


def escaped(text: str, limit: int = 300) -> str:
    """`text` on one line, as words."""
    return _SPECIAL.sub(r"\\\1", plain(text, limit)).replace(r"\@", rf"\@{_MENTION}")


def code(text: str, limit: int = 300) -> str:
    """`text` on one line, as code; "" for nothing. A bar is escaped, since the span may stand in a table."""
    shown = plain(text, limit).replace("|", "\\u007c")
    if not shown:
        return ""
    longest = max((len(run) for run in _TICKS.findall(shown)), default=0)
    fence = "`" * (longest + 1)
    space = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{fence}{space}{shown}{space}{fence}"


def prose(text: str, limit: int = 600) -> str:
    """Our own words, in which `code` between backticks is code."""
    parts = plain(text, limit).split("`")
    if len(parts) % 2 == 0:
        return escaped(text, limit)
    return "".join(code(part) if index % 2 else escaped(part, limit) for index, part in enumerate(parts))
