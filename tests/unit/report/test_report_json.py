"""result.json and its schema."""

from __future__ import annotations

import functools
import json
import math
import operator
from typing import Any

import jsonschema
import msgspec
import pytest
from report_builders import PHONE, TABLET, a_finding, a_page, a_report, a_result, a_shop_report

from auditor.errors import SnapshotError
from auditor.model.geometry import Box
from auditor.model.report import SCHEMA_VERSION, Report
from auditor.report import no_images, render
from auditor.report.json import decode, encode, schema


def test_a_report_survives_its_file() -> None:
    report = a_shop_report()
    assert decode(encode(report)) == report


def test_the_same_report_gives_the_same_bytes() -> None:
    report = a_shop_report()
    turned = msgspec.structs.replace(report, rules=dict(reversed(report.rules.items())))
    assert encode(turned) == encode(report)
    assert encode(report).endswith(b"}\n")
    assert f'\n  "schema_version": {SCHEMA_VERSION},\n'.encode() in encode(report)


def test_the_file_is_valid_against_the_published_schema() -> None:
    published = schema()
    jsonschema.Draft202012Validator.check_schema(published)
    validator = jsonschema.Draft202012Validator(published)
    content: dict[str, Any] = json.loads(encode(a_shop_report()))
    validator.validate(content)
    content["pages"][0]["results"][0]["outcome"] = "perhaps"
    assert not validator.is_valid(content)
    assert published["$id"] == f"urn:mobile-ux-auditor:result:{SCHEMA_VERSION}"


def test_what_the_issue_promises_is_there() -> None:
    content = json.loads(encode(a_shop_report()))
    assert {"tool", "score", "verdict", "categories", "rules", "scenarios", "pages", "site"} <= content.keys()
    page = content["pages"][0]
    assert {"station", "scenario", "final_url", "score", "coverage", "categories", "failures", "results"} <= page.keys()
    assert page["station"] == {"id": "home", "url": "https://shop.example/", "journey": "", "number": 0, "title": ""}
    assert content["scenarios"][page["scenario"]]["device"]["kind"] == "phone"
    result = page["results"][0]
    assert {"rule", "category", "impact", "outcome", "findings"} <= result.keys()
    finding = result["findings"][0]
    assert {"id", "outcome", "selector", "html", "box", "message", "facts", "traits"} <= finding.keys()
    assert finding["message"].keys() == {"en", "fr"}


def many_cards(count: int = 400) -> Report:
    """Two pages of many cards, of which not all are listed."""
    cards = [
        a_finding(selector=f"li:nth-child({n}) > a", html=f"<a href='/p/{n}'>Card {n}", box=Box(10, 40 * n, 18, 18))
        for n in range(count)
    ]
    pages = [a_page(device=device, results=[a_result(outcome="failed", findings=cards)]) for device in (PHONE, TABLET)]
    return a_report(pages, whole=False)


def test_findings_that_are_not_listed_survive_the_file_in_little_room() -> None:
    report = many_cards()
    assert decode(encode(report)) == report
    (result,) = report.pages[0].results
    assert len(result.findings) + result.findings[0].more == result.failed == 400
    assert len(encode(many_cards(2400))) - len(encode(report)) < 2 * 2000 * 14


def test_a_page_a_rule_and_a_thing_stand_on_a_line_each() -> None:
    report = a_shop_report()
    lines = encode(report).splitlines()
    assert sum(line.startswith(b'    {"station":') for line in lines) == len(report.pages)
    assert sum(line.startswith(b'    "target-size": {') for line in lines) == 1
    assert len(lines) < 200


def test_half_an_emoji_does_not_lose_the_report() -> None:
    finding = a_finding(html="<b>\ud83d</b>", facts={"\udc00": "x\ud800"})
    report = a_report([a_page(results=[a_result(outcome="failed", findings=[finding])])])
    (found,) = decode(encode(report)).pages[0].results[0].findings
    assert found.html == "<b>\ufffd</b>"
    assert found.facts == {"\ufffd": "x\ufffd"}


def test_no_number_is_written_that_json_does_not_know() -> None:
    report = a_report(score=math.nan)
    assert json.loads(encode(report))["score"] is None


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "no result"),
        (b"{}", "schema_version"),
        (b"[1]", "no result"),
        (b'{"schema_version": 5}', "missing required field"),
        (b'{"schema_version": 3}', "result version 3.*write it anew"),
        (b"\xff\xfe", "no result"),
        (b"[" * 100_000, "no result"),
    ],
)
def test_a_broken_file_is_explained_in_one_sentence(data: bytes, says: str) -> None:
    with pytest.raises(SnapshotError, match=says) as caught:
        decode(data)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("things 0 first finding", 99),
        ("things 0 first finding", -1),
        ("things 0 first page", 99),
        ("things 0 places 0 0 page", None),
        ("things 0 places 0", []),
        ("things 0 pages", [99]),
        ("things 0 pages", [-1]),
        ("things 0 rule", "lcp"),
        ("rules", {}),
        ("rules zoom-allowed pages", [99]),
        ("pages 0 results", []),
        ("pages", []),
        ("fixes 0 rules", ["taste"]),
        ("fixes 0 rules", []),
        ("fixes 0 quality", "taste"),
        ("category_order", ["taste"]),
        ("category_descriptors", {}),
        ("qualities simple categories", []),
        ("qualities simple categories", ["taste"]),
    ],
)
def test_a_file_that_points_at_what_it_does_not_hold_is_refused(path: str, value: object) -> None:
    content = json.loads(encode(a_shop_report()))
    *above, last = (int(step) if step.isdecimal() else step for step in path.split())
    functools.reduce(operator.getitem, above, content)[last] = value
    with pytest.raises(SnapshotError, match="points at what it does not hold"):
        decode(json.dumps(content).encode())


def test_what_failed_and_where_is_told_over_all_pages() -> None:
    content = json.loads(encode(a_shop_report()))
    rule = content["rules"]["target-size"]
    assert (rule["outcome"], rule["outcomes"], rule["priority"]) == ("failed", {"failed": 2, "passed": 6}, 3)
    (thing,) = [each for each in content["things"] if each["rule"] == "target-size"]
    assert (thing["count"], thing["pages"], len(thing["places"])) == (6, [4, 5], 6)
    first = thing["first"]
    (result,) = [each for each in content["pages"][first["page"]]["results"] if each["rule"] == thing["rule"]]
    assert result["findings"][first["finding"]]["selector"] == "#cart > li:nth-child(1) > button"


def test_the_format_is_the_same_in_both_languages() -> None:
    report = a_shop_report()
    assert render("json", report, "en", no_images) == render("json", report, "fr", no_images) == encode(report)
