"""Strings in Markdown: what a page says stays the words that it is, in every dialect."""

from __future__ import annotations

import re
from typing import Final

from auditor.report.words.plain import plain

_SPECIAL: Final = re.compile(
    r"([\\`*_{}\[\]<>#|~&!$@]|(?<=www)\.|:(?=//)|^[+\-=]|(?<=^\d)[.)]|(?<=^\d\d)[.)])", re.IGNORECASE
)
"""What begins something in CommonMark, GitHub's dialect (tables, autolinks, mathematics) or a list."""
_TICKS: Final = re.compile(r"`+")
_MENTION: Final = "\u200b"
"""Between @ and a name: forges look for mentions in what is rendered already."""


def escaped(text: str, limit: int = 300) -> str:
    """`text` on one line, as words."""
    return _escaped(plain(text, limit))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text).replace(r"\@", rf"\@{_MENTION}")


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
    return "".join(code(part) if index % 2 else _escaped(part) for index, part in enumerate(parts))
