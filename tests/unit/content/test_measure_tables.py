"""Tables with prices that are wider than the screen."""

from __future__ import annotations

import msgspec
from builders_content import a_page

from auditor.measure.content.tables import measure_price_tables
from auditor.model.evidence.product import ProductEvidence, SidewaysTable
from auditor.model.facts.content.tables import PriceTableFacts
from auditor.model.subject import At

AT = At("div", "<div>", None)


def test_each_box_is_a_subject() -> None:
    page = a_page()
    table = SidewaysTable(at=AT, price="35 €", beyond=12.5, told=True)
    product = ProductEvidence(products=0, declared=[], shown=[], tables=[table])
    page = msgspec.structs.replace(page, frames=[msgspec.structs.replace(page.frames[0], product=product)])
    assert measure_price_tables(page) == [PriceTableFacts(at=AT, price="35 €", beyond=12.5, told=True)]


def test_unknown_without_its_prices() -> None:
    page = a_page()
    page = msgspec.structs.replace(page, frames=[msgspec.structs.replace(page.frames[0], product=None)])
    assert measure_price_tables(page) is None
