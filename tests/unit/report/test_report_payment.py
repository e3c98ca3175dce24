"""Who takes the card, in the reports: where it is told, in which words, and what a hostile page makes of it."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from report_builders import a_page, a_report

from auditor.model.payment import PaymentPage, PaymentScript
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


SCRIPT = PaymentScript(
    url="https://js.stripe.com/v3/", sha256="ab" * 32, size=2048, integrity="", loaded_by="https://shop.example/",
    party="provider", owner="Stripe", authorised_by="",
)  # fmt: skip


def test_the_file_has_each_script_and_header_and_one_hash_over_them() -> None:
    headers = {"x-frame-options": "DENY"}
    first, same, other = (
        json.loads(render("payment", report(scripts=scripts, headers=headers), "en"))
        for scripts in ([SCRIPT], [SCRIPT], [msgspec.structs.replace(SCRIPT, sha256="cd" * 32)])
    )
    (page,) = first["pages"]
    assert (page["kind"], page["scope"], page["headers"]) == ("hosted-fields", "A", headers)
    assert [(each["url"], each["sha256"], each["owner"]) for each in page["scripts"]] == [
        ("https://js.stripe.com/v3/", "ab" * 32, "Stripe")
    ]
    assert page["sha256"] == same["pages"][0]["sha256"] != other["pages"][0]["sha256"]


def test_scripts_that_were_not_read_are_not_none() -> None:
    (page,) = json.loads(render("payment", report(scripts=None), "en"))["pages"]
    assert page["scripts"] is None


@pytest.mark.parametrize(
    ("language", "told"), [("en", "Nothing in the policy allows it"), ("fr", "Rien dans la politique ne l’autorise")]
)
def test_html_lists_the_scripts(language: Language, told: str) -> None:
    hostile = msgspec.structs.replace(SCRIPT, url=f"https://t.test/{HOSTILE}", owner=HOSTILE, loaded_by=HOSTILE)
    html = render("html", report(scripts=[SCRIPT, hostile]), language).decode()
    assert html.count(told) == 2
    assert "ab" * 32 in html
    assert "<script>alert(1)" not in html


def test_html_says_what_a_script_is_for_and_which_headers_there_are() -> None:
    headers = {"x-frame-options": "DENY", "content-security-policy": HOSTILE}
    known = msgspec.structs.replace(SCRIPT, purpose="payment")
    found = report(scripts=[known, SCRIPT], headers=headers)
    html = render("html", found, "fr").decode()
    assert html.count("à quoi il sert\u202f: paiement") == 1
    assert html.count("à quoi il sert\u202f: à dire par la boutique") == 1
    assert "<code>x-frame-options</code> <bdi>DENY</bdi>" in html
    assert "<script>alert(1)" not in html
    (page,) = json.loads(render("payment", found, "fr"))["pages"]
    assert page["sha256"] in html  # so that both can be held together
    assert "Aucun en-tête ne protège cette page." in render("html", report(scripts=[SCRIPT]), "fr").decode()


def test_html_says_why_each_script_was_accepted() -> None:
    reason = f"Takes the payment {HOSTILE}"
    accepted = msgspec.structs.replace(SCRIPT, justification=reason)
    found = report(scripts=[accepted, SCRIPT], accepted="2026-05-01")
    html = render("html", found, "fr").decode()
    assert html.count("Accepté le 1er mai 2026\u202f: Takes the payment") == 1
    assert html.count("Non accepté le 1er mai 2026, ou changé depuis") == 1
    assert "<script>alert(1)" not in html
    (page,) = json.loads(render("payment", found, "fr"))["pages"]
    assert [each["justification"] for each in page["scripts"]] == [reason, ""]
    (before,) = json.loads(render("payment", report(scripts=[SCRIPT, SCRIPT]), "fr"))["pages"]
    assert page["sha256"] == before["sha256"]  # what was found is the same before it is justified and after
    assert "À justifier" in render("html", report(scripts=[SCRIPT]), "fr").decode()
