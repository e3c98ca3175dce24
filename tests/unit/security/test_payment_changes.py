"""pci-change-detection: a payment page against what was accepted of it."""

from __future__ import annotations

from typing import Any

import msgspec
from builders_fields import SHOP
from builders_security import a_visit, page_outcomes
from test_measure_payment import NUMBER, top

from auditor.collect.options import VisitOptions
from auditor.measure.security.payment import measure_payment, payment_seen
from auditor.model.payment import AcceptedPage, AcceptedScript, PaymentBaseline
from auditor.model.scripts import PageScript
from auditor.model.snapshot import Snapshot

WHEN = "2026-05-01T12:00:00+00:00"
PAY = PageScript(kind="file", url="https://shop.example/pay.js", sha256="a" * 64, size=9, loaded_by=SHOP)
HEADERS = {
    "strict-transport-security": "max-age=31536000; includeSubDomains",
    "content-security-policy": "default-src 'none'; script-src 'self'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
}


def accepted(*scripts: AcceptedScript, url: str = SHOP, **headers: str) -> PaymentBaseline:
    sent = {**HEADERS, **{name.replace("_", "-"): value for name, value in headers.items()}}
    known = scripts or (AcceptedScript(url=PAY.url, sha256=PAY.sha256, justification="Takes the payment"),)
    return PaymentBaseline(
        payment_baseline=1, accepted=WHEN, pages=[AcceptedPage(url=url, scripts=list(known), headers=sent)]
    )


def paying(baseline: PaymentBaseline | None, *scripts: PageScript, **changes: Any) -> Snapshot:
    options = VisitOptions(payment_baseline=baseline)
    given: dict[str, Any] = {"scripts": list(scripts or (PAY,)), "payment_baseline": options.accepted_of(SHOP)}
    return a_visit(top(NUMBER), **{**given, **changes})


def found(snapshot: Snapshot) -> tuple[str, list[str] | None]:
    (facts,) = measure_payment(snapshot) or []
    return page_outcomes(snapshot)["pci-change-detection"], facts.changes


def test_as_it_was_accepted() -> None:
    assert found(paying(accepted())) == ("passed", [])


def test_one_byte() -> None:
    changed = msgspec.structs.replace(PAY, sha256="b" * 64)
    assert found(paying(accepted(), changed)) == ("failed", [f"≠ {PAY.url} ← {SHOP}"])


def test_a_stranger_and_one_that_is_gone() -> None:
    skimmer = PageScript(kind="file", url="https://evil.test/s.js", sha256="c" * 64, size=9, loaded_by=PAY.url)
    assert found(paying(accepted(), skimmer)) == ("failed", [f"+ https://evil.test/s.js ← {PAY.url}", f"− {PAY.url}"])


def test_a_header_that_is_gone() -> None:
    assert found(paying(accepted(x_frame_options="DENY"))) == ("failed", ["− x-frame-options"])


def test_who_has_accepted_nothing_is_asked_nothing() -> None:
    assert found(paying(None)) == ("inapplicable", None)


def test_a_page_that_the_accepted_ones_do_not_know_is_open() -> None:
    assert found(paying(accepted(url="https://other.test/pay"))) == ("cantTell", None)


def test_what_could_not_be_read_is_not_unchanged() -> None:
    unread = msgspec.structs.replace(PAY, sha256="")
    assert found(paying(accepted(), unread)) == ("cantTell", None)
    assert found(paying(accepted(), scripts=None))[0] == "cantTell"


def test_another_page_is_no_matter_of_it() -> None:
    snapshot = a_visit(top(kind="list"), payment_baseline=accepted(), scripts=[])
    assert page_outcomes(snapshot)["pci-change-detection"] == "inapplicable"


def test_the_report_says_why_each_script_was_accepted() -> None:
    stranger = PageScript(kind="file", url="https://evil.test/s.js", sha256="c" * 64, size=9, loaded_by=PAY.url)
    byte = msgspec.structs.replace(PAY, sha256="b" * 64)
    seen = payment_seen(paying(accepted(), PAY, byte, stranger))
    assert seen is not None
    assert seen.accepted == WHEN[:10]
    assert [each.justification for each in seen.scripts or []] == ["Takes the payment", "", ""]
    before = payment_seen(paying(None))
    assert before is not None
    assert (before.accepted, [each.justification for each in before.scripts or []]) == ("", [""])


def test_a_script_that_changes_at_each_load_keeps_its_reason() -> None:
    ticket = AcceptedScript(
        url="https://shop.example/t/*.js", sha256="", justification="A ticket", varies=True, sizes=(90, 110), most=1
    )
    other = PageScript(kind="file", url="https://shop.example/t/a1b2c3d4.js", sha256="d" * 64, size=100, loaded_by=SHOP)
    longer = msgspec.structs.replace(other, size=900)
    seen = payment_seen(paying(accepted(ticket), other, longer))
    assert seen is not None
    assert [each.justification for each in seen.scripts or []] == ["A ticket", ""]
