"""What the `product` probe saw."""

from __future__ import annotations

import msgspec

from auditor.model.geometry import Box


class ShownPrice(msgspec.Struct, frozen=True, kw_only=True):
    """A visible text with an amount of money. struck: it is crossed out."""

    selector: str
    html: str
    box: Box
    text: str
    struck: bool


class Heading(msgspec.Struct, frozen=True, kw_only=True):
    """A visible heading. level: 1, or 2 for those below it. box: CSS px of the top document, None without one."""

    level: int
    text: str
    box: Box | None = None


class ProductEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """What the page is about, as far as it says so.

    products: how many the page declares as its own subject (JSON-LD, microdata, Open Graph). declared: their prices, as
    written there. shown: amounts of money on the page, the first 60.
    types: what it declares itself to be: types of schema.org, and Open Graph's with "og:" before them.
    headings: its first ones, those of level 1 first. copy: characters of running text in its paragraphs.
    """

    products: int
    declared: list[str]
    shown: list[ShownPrice]
    types: list[str] = []
    headings: list[Heading] = []
    copy: int = 0
