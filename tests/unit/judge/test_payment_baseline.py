"""Scripts and headers of payment pages: accepted with reasons, and what has changed since."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner
from report_builders import a_page, a_report

from auditor.cli import cli
from auditor.errors import BaselineError
from auditor.judge.comparing.payment import PaymentBaseline, accept, compare, decode, encode
from auditor.model.payment import PaymentPage, PaymentScript
from auditor.model.report import Report
from auditor.report import json as report_json
from auditor.report import no_images

REASONS = {"js.stripe.com": "Takes the payment", "inline": "Sets up the basket"}


def a_script(url: str = "https://js.stripe.com/v3/", sha256: str = "a" * 64) -> PaymentScript:
    return PaymentScript(
        url=url, sha256=sha256, size=1, integrity="", loaded_by="https://shop.example/tags.js", party="provider",
        owner="", authorised_by=None,
    )  # fmt: skip


USUAL = (a_script(), a_script("", "b" * 64))


def report(*scripts: PaymentScript, url: str = "", **changes: Any) -> Report:
    facts: dict[str, Any] = {"kind": "hosted-fields", "scripts": list(scripts), "headers": {"x-frame-options": "DENY"}}
    page = msgspec.structs.replace(a_page(), payment=PaymentPage(**{**facts, **changes}))
    if url:
        page = msgspec.structs.replace(page, station=msgspec.structs.replace(page.station, url=url))
    return a_report([page])


@pytest.fixture
def accepted() -> PaymentBaseline:
    return decode(encode(accept(report(*USUAL), REASONS)), "file")


def told(accepted: PaymentBaseline, now: Report) -> list[tuple[str, str, str]]:
    return [(each.what, each.kind, each.name) for each in compare(accepted, now).changes]


def test_what_is_as_it_was_says_nothing(accepted: PaymentBaseline) -> None:
    found = compare(accepted, report(*USUAL))
    assert (found.changes, found.unseen, found.unknown) == ([], [], [])


def test_one_byte_is_reported_with_who_loaded_it(accepted: PaymentBaseline) -> None:
    (change,) = compare(accepted, report(a_script(sha256="c" * 64), USUAL[1])).changes
    assert (change.kind, change.name, change.before, change.after) == (
        *("changed", "https://js.stripe.com/v3/"),
        *("a" * 64, "c" * 64),
    )
    assert change.loaded_by == "https://shop.example/tags.js"


def test_an_address_that_answers_twice_hides_nothing(accepted: PaymentBaseline) -> None:
    (change,) = compare(accepted, report(a_script(sha256="c" * 64), *USUAL)).changes
    assert (change.kind, change.after) == ("changed", "c" * 64)


def test_a_script_that_was_not_read_has_not_stayed_the_same(accepted: PaymentBaseline) -> None:
    found = compare(accepted, report(a_script(sha256=""), USUAL[1]))
    assert (found.changes, found.unseen) == ([], ["https://js.stripe.com/v3/"])


def test_what_came_and_what_went(accepted: PaymentBaseline) -> None:
    other = a_script("https://evil.test/skim.js", "d" * 64)
    assert told(accepted, report(USUAL[0], other)) == [
        ("script", "appeared", "https://evil.test/skim.js"),
        ("script", "gone", f"inline {'b' * 12}"),
    ]


@pytest.mark.parametrize(
    ("headers", "kind", "name"),
    [
        ({}, "gone", "x-frame-options"),
        ({"x-frame-options": "SAMEORIGIN"}, "changed", "x-frame-options"),
        ({"x-frame-options": "DENY", "referrer-policy": "origin"}, "appeared", "referrer-policy"),
    ],
)
def test_headers(accepted: PaymentBaseline, headers: dict[str, str], kind: str, name: str) -> None:
    assert told(accepted, report(*USUAL, headers=headers)) == [("header", kind, name)]


def test_a_script_without_a_reason_is_not_accepted() -> None:
    with pytest.raises(BaselineError, match=re.escape("--justify 'inline=…' --justify 'js.stripe.com=…'")):
        accept(report(*USUAL), {"inline": "  "})


def test_what_was_not_read_is_neither_accepted_nor_unchanged(accepted: PaymentBaseline) -> None:
    with pytest.raises(BaselineError, match="were not read"):
        accept(report(scripts=None), REASONS)
    found = compare(accepted, report(scripts=None))
    assert (found.changes, len(found.unseen)) == ([], 1)


def test_a_result_without_a_payment_has_nothing_to_accept() -> None:
    with pytest.raises(BaselineError, match="no page on which one pays"):
        accept(a_report([a_page()]), REASONS)


def test_a_baseline_of_another_shop(accepted: PaymentBaseline) -> None:
    with pytest.raises(BaselineError, match="another shop"):
        compare(accepted, report(*USUAL, url="https://other.test/pay"))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b"Takes the payment", b"  ", "without a justification"),
        (b'"payment_baseline": 1', b'"payment_baseline": 2', "format 2"),
        (b'"justification"', b'"justified"', "damaged"),
        (b"{", b"[", "damaged"),
        (b"Takes", b"\xff", "damaged"),
    ],
)
def test_a_baseline_that_was_edited_by_hand(accepted: PaymentBaseline, old: bytes, new: bytes, said: str) -> None:
    data = encode(accepted)
    assert old in data
    with pytest.raises(BaselineError, match=said) as caught:
        decode(data.replace(old, new), "file")
    assert str(caught.value).startswith("file ")


def test_the_commands(tmp_path: Path) -> None:
    first, second, kept = tmp_path / "first.json", tmp_path / "second.json", tmp_path / "kept.json"
    first.write_bytes(report_json.render(report(*USUAL), "en", no_images))
    second.write_bytes(report_json.render(report(a_script(sha256="c" * 64), USUAL[1]), "en", no_images))
    runner = CliRunner()
    reasons = [part for place, why in REASONS.items() for part in ("--justify", f"{place}={why}")]
    assert runner.invoke(cli, ["payment", "accept", str(first), *reasons, "-o", str(kept)]).exit_code == 0
    same = runner.invoke(cli, ["payment", "check", str(first), "--baseline", str(kept)], standalone_mode=False)
    assert same.return_value == 0
    assert "Nothing has changed" in same.output
    other = runner.invoke(cli, ["payment", "check", str(second), "--baseline", str(kept)], standalone_mode=False)
    assert other.return_value == 1
    assert "script changed: https://js.stripe.com/v3/" in other.output
