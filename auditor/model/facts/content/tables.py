"""Facts about tables that are wider than the screen."""

from __future__ import annotations

from auditor.model.subject import Subject


class PriceTableFacts(Subject, frozen=True, kw_only=True):
    """A box that a table with prices is wider than, whether it can be pushed sideways or not.

    price: the one farthest from what is seen of the box at first. beyond: CSS px from the edge of that part to where
    the price begins, 0 where some of it is seen. told: something shows that there is more: a text that the edge cuts, a
    shadow or fading there, words beside it.
    """

    price: str | None = None
    beyond: float | None = None
    told: bool | None = None
