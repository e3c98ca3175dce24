"""The test customers: nobody is at the other end, and no secret is made up."""

from __future__ import annotations

import re

import pytest

from auditor.funnel.customers import CUSTOMERS, MAIL, country_of, likely_country, typed

FREE = re.compile(
    r"0199001\d{3}|\+33199001\d{3}"  # Arcep: 01 99 00
    r"|07700900\d{3}|\+447700900\d{3}"  # Ofcom: 07700 900000 to 900999
    r"|(?:\+1)?\d{3}55501\d\d"  # NANPA: 555-0100 to 555-0199
    r"|(?:0|\+49)3023125\d{3}"  # Bundesnetzagentur: (0)30 23125-000 to -999
)


@pytest.mark.parametrize("country", CUSTOMERS)
def test_nobody_gets_a_call_or_a_letter(country: str) -> None:
    customer = CUSTOMERS[country]
    assert FREE.fullmatch(customer.telephone)
    assert FREE.fullmatch(customer.abroad)
    assert MAIL.endswith("@example.org")
    assert re.search(r"(?i)ex[ea]mp|ejemplo|esempio|beispiel|voorbeeld", customer.street)


@pytest.mark.parametrize("purpose", ["cc-number", "cc-csc", "cc-exp", "current-password", "new-password", "bday", ""])
def test_no_card_and_no_password_is_ever_typed(purpose: str) -> None:
    assert [typed(purpose, customer) for customer in CUSTOMERS.values()] == [""] * len(CUSTOMERS)


@pytest.mark.parametrize(
    ("text", "value", "country"),
    [
        ("France", "FR", "FR"), ("Royaume-Uni", "235", "GB"), ("Deutschland", "x", "DE"), ("anything", "nl", "NL"),
        ("United States (US)", "1", "US"), ("Choose…", "", ""), ("Atlantis", "AT", ""), ("New France", "9", ""),
    ],
)  # fmt: skip
def test_countries_of_a_list(text: str, value: str, country: str) -> None:
    assert country_of(text, value) == country


@pytest.mark.parametrize(
    ("host", "language", "prices", "country"),
    [
        ("shop.example.fr", "en", "", "FR"), ("shop.example.co.uk", "en", "", "GB"),
        ("shop.example.com", "fr-CH", "", "CH"),
        ("shop.example.com", "pt-BR", "", "PT"), ("shop.example.com", "en", "£ 12", "GB"),
        ("shop.example.com", "en", "$12", "US"), ("localhost", "", "", "FR"),
    ],
)  # fmt: skip
def test_where_the_customers_of_a_shop_live(host: str, language: str, prices: str, country: str) -> None:
    assert likely_country(host, language, prices) == country
