"""Facts about the first screen, what the customer sees before any scrolling."""

from __future__ import annotations

from typing import ClassVar

from auditor.model.subject import Percent, Subject


class FirstScreenFacts(Subject, frozen=True, kw_only=True):
    """The first screen as a whole.

    words: number of words that can be read in it, those of a banner included and those under it not; split as the
    Unicode standard (UAX 29) and its dictionaries do.
    """

    page_wide: ClassVar[bool] = True

    words: float | None = None


class MenuFacts(Subject, frozen=True, kw_only=True):
    """A menu (a navigation landmark) that stands open in the first screen. share: % of that which it takes."""

    share: Percent | None = None


class ProductFacts(Subject, frozen=True, kw_only=True):
    """The product of a product page; no subject on any other page.

    A product page declares exactly one product as its subject (schema.org Product or ProductGroup in JSON-LD or
    microdata, or Open Graph's product type), or is of that kind by all else that is seen (measure/page/kind.py).

    price: the amount as shown, "" if no price was found. price_bottom: lower edge of the first visible text that
    shows a declared price and is not crossed out, CSS px from the start of the page; if no price is declared, of the
    first below the heading that stands by itself. None if there is no such text.
    """

    page_wide: ClassVar[bool] = True

    price: str | None = None
    price_bottom: float | None = None
