"""auditor-baseline.json: what is written is read again; what is damaged says so in one sentence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from report_builders import a_finding, a_page, a_report, a_result, a_rule

from auditor import baselines
from auditor.asked import JudgeRequest
from auditor.errors import BaselineError
from auditor.judge.comparing.baseline import decode, encode, merged
from auditor.judge.comparing.compare import compare
from auditor.judge.comparing.known import known
from auditor.model.report import Report

SIZE, COMFORT = a_rule("target-size", family="target-size"), a_rule("target-comfort", family="target-size")


def site(*words: str, url: str = "https://shop.example/cart?b=1&a=2", request: JudgeRequest | None = None) -> Report:
    """A page on which a link with each of `words` is too small."""
    findings = [a_finding(selector=f"#list > a:nth-of-type({n})", html=f"<a>{w}</a>") for n, w in enumerate(words)]
    results = [a_result(SIZE, "failed" if words else "passed", findings=findings), a_result(COMFORT)]
    return a_report([a_page(url, results=results)], rules=[SIZE, COMFORT], request=request)


def test_nothing_is_new_against_the_baseline_of_the_same_result() -> None:
    now = known(site("Buy", "Sell", "Buy"))
    found = compare(decode(encode(now), "b"), now)
    assert (found.new, found.gone, len(found.kept)) == ([], [], 3)


def test_the_same_faults_are_the_same_bytes_on_any_host_in_any_order() -> None:
    there = known(site("Buy", "Sell", url="http://127.0.0.1:8/cart?a=2&b=1"))
    assert encode(known(site("Sell", "Buy"))) == encode(there)
    assert encode(decode(encode(there), "b")) == encode(there)


def test_a_fault_is_a_line_and_every_line_of_a_list_ends_alike() -> None:
    lines = encode(known(site("Buy", "Sell"))).decode().splitlines()
    faults = [line for line in lines if '"known_by"' in line]
    assert len(faults) == 2
    assert all(line.endswith("},") for line in faults)
    assert json.loads("\n".join(lines))["baseline"] == 1


def test_a_merge_that_keeps_the_lines_of_both_sides_is_read() -> None:
    first, second = (encode(known(site(*words))).decode().splitlines() for words in (["Buy"], ["Buy", "Sell"]))
    fault = next(number for number, line in enumerate(first) if '"known_by"' in line)
    both = "\n".join([*first[:fault], *(line for line in second if '"known_by"' in line), *first[fault:]])
    found = compare(decode(both.encode(), "b"), known(site("Buy", "Sell")))
    assert (found.new, len(found.kept)) == ([], 2)


def test_a_byte_order_mark_is_no_fault() -> None:
    assert decode(b"\xef\xbb\xbf" + encode(known(site("Buy"))), "b").marks


GOOD = json.loads(encode(known(site("Buy"))))


def changed(**values: Any) -> bytes:
    return json.dumps({**GOOD, **values}).encode()


FAULT = GOOD["faults"][0]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "b, line 1: it is not JSON"),
        (b"{", "b, line 1: it is not JSON"),
        (b"\xff\xfe", "b is no baseline: it is not UTF-8 text."),
        (b"[]", "b is no baseline of an audit."),
        (b'{"schema_version": 5}', "b is no baseline of an audit. It is a result"),
        (b"[" * 100_000, "b is no baseline: it is nested too deeply."),
        (b'{\n<<<<<<< HEAD\n"baseline": 1,\n=======\n', "b, line 2: a merge was not finished."),
        (changed(baseline=2), "b is a baseline of format 2; this auditor reads format 1: update it."),
        (changed(faults=[{**FAULT, "count": 0}]), "b is damaged: "),
        (changed(faults=[{**FAULT, "known_by": "x"}]), "b is damaged: "),
        (changed(faults=[{**FAULT, "more": 1}]), "b is damaged: "),
        (changed(pages=[1]), "b is damaged: "),
    ],
)
def test_what_can_not_be_read_says_why_in_one_sentence(data: bytes, said: str) -> None:
    with pytest.raises(BaselineError) as caught:
        decode(data, "b")
    assert str(caught.value).startswith(said)
    assert "\n" not in str(caught.value)


def test_a_damaged_line_is_named() -> None:
    text = encode(known(site("Buy", "Sell"))).decode()
    line = next(number for number, each in enumerate(text.splitlines(), 1) if '"sell"' in each)
    with pytest.raises(BaselineError, match=rf"\(line {line}\)"):
        decode(text.replace('"said": "sell"', '"said": 3').encode(), "b")


def test_an_update_keeps_what_was_not_part_of_the_run() -> None:
    elsewhere = site("Pay", url="https://shop.example/pay")
    kept = merged(known(elsewhere), known(site("Buy")))
    assert {mark.page for mark in kept.marks} == {"/pay", "/cart?a=2&b=1"}
    assert not merged(known(site("Sell")), known(site())).marks


def test_the_gate_fails_on_what_is_new_only() -> None:
    old = known(site("Buy"))
    same, worse = (
        site("Buy", request=JudgeRequest(baseline=old)),
        site("Buy", "Sell", request=JudgeRequest(baseline=old)),
    )
    assert (same.gate.exit_code, worse.gate.exit_code) == (0, 1)
    assert [reason.code for reason in worse.gate.reasons] == ["new-findings"]
    assert worse.baseline is not None
    assert [(each.rule, each.said, each.count) for each in worse.baseline.new] == [("target-size", "sell", 1)]


def test_an_update_fails_on_nothing_new() -> None:
    old = known(site("Buy"))
    assert site("Buy", "Sell", request=JudgeRequest(baseline=old, update_baseline=True)).gate.exit_code == 0
    assert site("Buy", "Sell", request=JudgeRequest(update_baseline=True)).gate.exit_code == 0


def test_a_baseline_of_other_pages_is_refused_before_they_are_visited() -> None:
    request = JudgeRequest(baseline=known(site("Buy")))
    request.must_fit(["http://localhost/cart?a=2&b=1", "http://localhost/new"])
    with pytest.raises(BaselineError, match=r"of other pages \(/cart\?a=2&b=1\)"):
        request.must_fit(["https://other.example/"])


def test_nothing_is_written_if_nothing_is_known(tmp_path: Path) -> None:
    blank = a_report([a_page(audited=False)], rules=[SIZE])
    with pytest.raises(BaselineError, match="no page was audited"):
        baselines.save(tmp_path / "b.json", blank)
    with pytest.raises(BaselineError, match="There is no baseline"):
        baselines.read(tmp_path / "b.json")


def test_it_is_small_and_holds_no_host() -> None:
    data = encode(known(site(*(f"Vase {'abcdefghij'[n % 10]}{'abcdefghij'[n // 10]}" for n in range(60)))))
    assert len(data) < 60 * 160
    assert b"shop.example" not in data
