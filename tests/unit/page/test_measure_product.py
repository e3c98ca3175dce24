"""The price of a product page, however it is written."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest
from builders_content import a_page
from hypothesis import given
from hypothesis import strategies as st

from auditor.measure.page.product import amounts, measure_product
from auditor.model.evidence.product import ProductEvidence, ShownPrice
from auditor.model.geometry import Box
from auditor.model.snapshot import Snapshot


def a_price(text: str, top: float, *, struck: bool = False) -> ShownPrice:
    return ShownPrice(selector=f"#p{top:.0f}", html="", box=Box(0.0, top, 80.0, 20.0), text=text, struck=struck)


def a_product_page(*shown: ShownPrice, declared: str | None = "1299.00", products: int = 1) -> Snapshot:
    page = a_page()
    product = ProductEvidence(products=products, declared=[declared] if declared else [], shown=list(shown))
    return msgspec.structs.replace(page, frames=[msgspec.structs.replace(page.frames[0], product=product)])


@pytest.mark.parametrize(
    "text",
    [
        "1 299,00 €",
        "1\u202f299,00\u00a0€",
        "€1,299.00",
        "1.299 €",
        "1299",
        "CHF 1’299.–",
        "1299,0 €",
        "1299€00",
        "١٬٢٩٩٫٠٠ ر.س",
    ],
)
def test_amounts_are_read_as_they_are_written(text: str) -> None:
    assert Decimal(1299) in amounts(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", set()),
        ("Ask us", set()),
        ("0.999", {"0.999"}),
        ("12,5", {"12.5"}),
        ("38 49,90 €", {"38", "49.9"}),
        ("2 x 12.50", {"2", "12.5"}),
        ("1.299,95", {"1299.95"}),
        ("1,234,567.89", {"1234567.89"}),
    ],
)
def test_other_amounts(text: str, expected: set[str]) -> None:
    assert amounts(text) == {Decimal(each) for each in expected}


@given(st.decimals(min_value=0, max_value=10**7, places=2, allow_nan=False))
def test_english_and_french_notation_say_the_same(value: Decimal) -> None:
    english = f"{value:,.2f}"
    french = english.replace(",", "\u202f").replace(".", ",")
    assert value in amounts(english)
    assert value in amounts(french)


def test_the_first_that_shows_the_declared_price_counts() -> None:
    found = measure_product(a_product_page(a_price("19 €", 10), a_price("1 299 €", 400), a_price("1 299 €", 900)))
    assert [(each.price, each.price_bottom) for each in found or []] == [("1 299 €", 420.0)]


def test_an_old_price_does_not() -> None:
    found = measure_product(a_product_page(a_price("1 299 €", 100, struck=True), a_price("1 299 €", 800)))
    assert [each.price_bottom for each in found or []] == [820.0]


def test_of_a_product_that_declares_no_price_the_first_that_is_seen_counts() -> None:
    page = a_product_page(a_price("24 €", 300), a_price("39 €", 900), declared=None)
    assert [(each.price, each.price_bottom) for each in measure_product(page) or []] == [("24 €", 320.0)]


def test_a_price_that_is_nowhere_to_be_seen_is_not_measured() -> None:
    assert [each.price_bottom for each in measure_product(a_product_page(a_price("19 €", 10))) or []] == [None]


@pytest.mark.parametrize("products", [0, 2])
def test_other_pages_have_no_product(products: int) -> None:
    assert measure_product(a_product_page(products=products)) == []
    assert measure_product(a_page(frames=[])) is None
