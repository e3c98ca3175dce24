"""Reads the snippet of an element that a finding shows: its start tag, and what follows of what is in it."""

from __future__ import annotations

import functools
from html.parser import HTMLParser
from typing import Final

import msgspec

CAPTIONS: Final = ("aria-label", "alt", "title", "placeholder")
"""Attributes that speak for an element without text, the first of them that says something."""


class Snippet(msgspec.Struct):
    """What a snippet shows of an element.

    tag: "" if the snippet is no markup. attributes: its own. inner: the tag of the first element in it, "" without.
    text: its pieces. captions: what CAPTIONS say, of the elements in it as well.
    """

    tag: str = ""
    attributes: dict[str, str] = {}
    inner: str = ""
    text: list[str] = []
    captions: list[str] = []


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = Snippet()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if not self.found.tag:
            self.found.tag, self.found.attributes = tag, given
        elif not self.found.inner:
            self.found.inner = tag
        self.found.captions += [given[name] for name in CAPTIONS if given.get(name)]

    def handle_data(self, data: str) -> None:
        self.found.text.append(data)


@functools.lru_cache(maxsize=8192)  # an element is found under each scenario, and by several rules
def read(html: str) -> Snippet:
    """The snippet `html`, which may have been cut anywhere."""
    reader = _Reader()
    reader.feed(html)
    if html.startswith("<") and not reader.found.tag:
        reader.feed('">')  # the snippet was cut within the tag
    reader.close()
    return reader.found
