"""Who takes the card, in the reports: where it is told, in which words, and what a hostile page makes of it."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from report_builders import a_page, a_report

from auditor.model.payment import PaymentPage
from auditor.model.report import Report
from auditor.model.text import Language
from auditor.report import render
from auditor.report.words.payment import payment_scope, payment_taker
from auditor.report.words.strings import strings

HOSTILE = "<script>alert(1)</script>|"
KINDS = ("own-fields", "hosted-fields", "provider-page", "redirect", "")


def report(**changes: Any) -> Report:
    page = msgspec.structs.replace(a_page(), payment=PaymentPage(**{"kind": "hosted-fields", "scope": "A", **changes}))
    return a_report([page, page])


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_its_words(kind: str, language: Language) -> None:
    words = strings(language)
    bare, named = PaymentPage(kind=kind), PaymentPage(kind=kind, providers=["Stripe"])
    assert payment_taker(bare, words)
    assert ("Stripe" in payment_taker(named, words)) is (kind != "")


def test_a_stranger_is_named_beside_a_provider() -> None:
    found = PaymentPage(kind="hosted-fields", providers=["Stripe"], unknown_hosts=["evil.test"])
    told = payment_taker(found, strings("en"))
    assert told.startswith("Into a frame of Stripe and evil.test; ")
    assert told.endswith(" Not a provider that is known: evil.test.")


def test_the_questionnaire_is_left_open_where_it_is_not_known() -> None:
    assert payment_scope(PaymentPage(kind="redirect", scope="A"), strings("en")) == "SAQ A"
    assert payment_scope(PaymentPage(kind=""), strings("en")) == "Not told by the page"


def test_each_page_is_told_once_with_the_caution() -> None:
    text = render("markdown", report(providers=["Stripe"]), "en").decode()
    assert text.count("Into a frame of Stripe") == 1
    assert "the shop agrees with its acquirer" in text
    assert "| SAQ A |" in text
    html = render("html", report(providers=["Stripe"]), "fr").decode()
    assert html.count("Dans un cadre de Stripe") == 1
    assert "convient avec son acquéreur" in html


def test_without_a_payment_page_nothing_is_told() -> None:
    text = render("html", a_report([a_page()]), "en").decode()
    assert 'id="payment"' not in text


def test_what_a_page_calls_its_host_is_text() -> None:
    found = report(card_hosts=[HOSTILE], unknown_hosts=[HOSTILE], three_ds=[HOSTILE], scope="")
    assert "<script>alert(1)" not in render("html", found, "en").decode()
    rows = [line for line in render("markdown", found, "en").decode().splitlines() if "alert" in line]
    assert rows
    assert all("<script>" not in row and row.replace("\\|", "").count("|") == 4 for row in rows)
