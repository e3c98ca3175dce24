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
    return decode(encode(accept([report(*USUAL)], REASONS)), "file")


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
        accept([report(*USUAL)], {"inline": "  "})


def test_what_was_not_read_is_neither_accepted_nor_unchanged(accepted: PaymentBaseline) -> None:
    with pytest.raises(BaselineError, match="were not read"):
        accept([report(scripts=None)], REASONS)
    found = compare(accepted, report(scripts=None))
    assert (found.changes, len(found.unseen)) == ([], 1)


def test_a_result_without_a_payment_has_nothing_to_accept() -> None:
    with pytest.raises(BaselineError, match="no page on which one pays"):
        accept([a_report([a_page()])], REASONS)


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
    assert re.match(r"Accepted on \d{4}-\d\d-\d\dT\S+; seen on \d{4}-\d\d-\d\dT\S+ with changes:\n", other.output)


def loads(*each: tuple[PaymentScript, ...]) -> PaymentBaseline:
    """What is accepted of several audits of one page."""
    return decode(encode(accept([report(*scripts) for scripts in each], REASONS)), "file")


def an_inline(sha256: str, size: int) -> PaymentScript:
    return msgspec.structs.replace(a_script("", sha256 * 64), size=size)


class TestThreeLoads:
    """Scripts that change at each load are known by their origin, the form of their address and their size."""

    def test_what_stands_in_the_page_with_a_ticket_in_it(self) -> None:
        known = loads(*((a_script(), an_inline("b", 9), an_inline(ticket, 500)) for ticket in "cde"))
        steady, inline, changing = known.pages[0].scripts
        assert (steady.varies, inline.varies, inline.sha256) == (False, False, "b" * 64)
        assert (changing.varies, changing.sha256, changing.sizes, changing.most) == (True, "", (500, 500), 1)
        assert told(known, report(a_script(), an_inline("b", 9), an_inline("f", 520))) == []
        # Another of the kind, or one of another size, was not accepted.
        two = report(a_script(), an_inline("b", 9), an_inline("f", 500), an_inline("g", 500))
        assert told(known, two) == [("script", "changed", f"inline {'g' * 12}")]
        longer = report(a_script(), an_inline("b", 9), an_inline("f", 551))
        assert told(known, longer) == [("script", "changed", f"inline {'f' * 12}")]

    def test_an_address_with_a_number_in_it(self) -> None:
        def named(number: int, host: str = "js.stripe.com") -> PaymentScript:
            return a_script(f"https://{host}/b/{number}a1b2c3.js", str(number) * 64)

        known = loads(*((named(number),) for number in (1, 2, 3)))
        (script,) = known.pages[0].scripts
        assert (script.url, script.sizes) == ("https://js.stripe.com/b/*.js", (1, 1))
        assert told(known, report(named(4))) == []
        assert told(known, report(named(4, "js.stripe.com.evil.test"))) == [
            ("script", "appeared", "https://js.stripe.com.evil.test/b/4a1b2c3.js")
        ]

    def test_one_address_with_another_answer_each_time(self) -> None:
        known = loads(*((a_script(sha256=mark * 64),) for mark in "abc"))
        assert [(each.url, each.varies) for each in known.pages[0].scripts] == [("https://js.stripe.com/v*/", True)]
        assert told(known, report(a_script(sha256="d" * 64))) == []

    def test_one_that_is_there_at_some_loads_only(self) -> None:
        chat = a_script("https://js.stripe.com/chat.js", "c" * 64)
        with_it, without = (a_script(), chat), (a_script(),)
        for known in (loads(with_it, without, with_it), loads(with_it, without)):
            assert told(known, report(a_script())) == []
            assert told(known, report(a_script(), chat)) == []
            changed = msgspec.structs.replace(chat, sha256="e" * 64)
            assert told(known, report(a_script(), changed)) == [("script", "changed", chat.url)]

    def test_two_thousand_scripts(self) -> None:
        many = [tuple(an_inline(f"{n:04}{load}", 100 + n) for n in range(2000)) for load in range(3)]
        known = loads(*many)
        assert [(each.most, each.sizes) for each in known.pages[0].scripts] == [(2000, (100, 2099))]
        assert told(known, report(*many[0])) == []

    def test_the_command_says_what_changes(self, tmp_path: Path) -> None:
        files = []
        for mark in "abc":
            files.append(tmp_path / f"{mark}.json")
            files[-1].write_bytes(report_json.render(report(an_inline(mark, 1500)), "en", no_images))
        given = [str(file) for file in files]
        args = ["payment", "accept", *given, "--justify", "inline=Basket", "-o", str(tmp_path / "kept.json")]
        ended = CliRunner().invoke(cli, args)
        assert ended.exit_code == 0
        assert "Changes at each load: inline, 1 at a time, 1,500 bytes." in ended.output
