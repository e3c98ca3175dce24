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


class ProductEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """products: how many the page declares as its own subject (JSON-LD, microdata, Open Graph). declared: their
    prices, as written there. shown: amounts of money on the page, where it has a product."""

    products: int
    declared: list[str]
    shown: list[ShownPrice]
