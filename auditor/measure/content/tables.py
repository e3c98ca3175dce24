"""Facts about tables with prices that are wider than the screen, from the `product` probe."""

from __future__ import annotations

from auditor.model.facts.content.tables import PriceTableFacts
from auditor.model.snapshot import Snapshot


def measure_price_tables(snapshot: Snapshot) -> list[PriceTableFacts] | None:
    """Those of the top document; None where its prices were not gathered."""
    product = snapshot.frames[0].product if snapshot.frames else None
    if product is None:
        return None
    return [
        PriceTableFacts(at=each.at, price=each.price, beyond=each.beyond, told=each.told) for each in product.tables
    ]
