"""How a file is called in a report."""

from __future__ import annotations

from urllib.parse import unquote

from auditor.model.url import split

LIMIT = 60
"""Characters of a name that are shown."""


def name_of(url: str) -> str:
    """The end of an address, as people know the file: the last part of its path, else its host."""
    parts = split(url)
    name = unquote(parts.path.rstrip("/").rpartition("/")[2]) or parts.hostname or url
    return name if len(name) <= LIMIT else f"…{name[1 - LIMIT :]}"
