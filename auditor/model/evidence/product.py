"""What the `product` probe saw."""

from __future__ import annotations

import msgspec

from auditor.model.geometry import Box
from auditor.model.subject import At


class ShownPrice(msgspec.Struct, frozen=True, kw_only=True):
    """A visible text with an amount of money. struck: it is crossed out."""

    selector: str
    html: str
    box: Box
    text: str
    struck: bool


class SidewaysTable(msgspec.Struct, frozen=True, kw_only=True):
    """A box that a table with prices can be pushed through sideways.

    price: the one farthest from what is seen of the box at first. beyond: CSS px from that part's edge to where the
    price begins, 0 where some of it is seen. told: something shows that the box goes on: a text that is cut at its
    edge, a shadow or fading there, words beside it.
    """

    at: At
    price: str
    beyond: float
    told: bool


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
    tables: boxes in which a table with some of those prices is wider than they are.
    headings: its first ones, those of level 1 first. copy: characters of running text in its paragraphs.
    """

    products: int
    declared: list[str]
    shown: list[ShownPrice]
    types: list[str] = []
    headings: list[Heading] = []
    copy: int = 0
    tables: list[SidewaysTable] = []
