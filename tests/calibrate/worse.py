"""The same pages made worse, as nobody doubts: what is planted is a script at the end of the page.

`?worse=NAME` after a page's address gives it with that change; see `Worse.answer`.
"""

from __future__ import annotations

from pathlib import Path

from tests.bench.shelf import Shelf

CHANGES = ("crowd", "popup", "calls", "text", "products", "banners", "all")
"""crowd: 30 % more blocks. popup: an offer over the page. calls: two more buttons that ask for the tap. text: a wall of
it. products: a wall of them. banners: five, one on the other. all: crowd, popup and calls together."""

SCRIPT = Path(__file__).with_name("worse.js").read_text("utf-8")
MARK = "?worse="


class Worse:
    """A shelf that also has its pages with a change."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf

    def answer(self, address: str) -> tuple[str, bytes] | None:
        """Media type and body for a path, as the shelf has them or with the change that the query names."""
        path, _, change = address.partition(MARK)
        found = self.shelf.answer(path)
        if not found or change not in CHANGES:
            return found
        kind, body = found
        return kind, body + f"<script>({SCRIPT})({change!r})</script>".encode()
