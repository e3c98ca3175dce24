"""summary.md: at most 60 lines, in which nothing of the page is markup; result.jsonl: a line each."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

import pytest
from markdown_it import MarkdownIt
from msgspec.structs import replace
from report_builders import a_finding, a_page, a_report, a_result, a_rule, a_shop_report, a_text

from auditor.asked import JudgeRequest
from auditor.judge.comparing.known import known
from auditor.model.comparison import AgainstBaseline, ComparedFault
from auditor.model.failure import Failure
from auditor.model.report import Report
from auditor.model.text import LANGUAGES, Language
from auditor.report import render
from auditor.report.summary import LINES, escaped
from auditor.report.words.strings import strings

NASTY = "<script>alert(1)</script> [x](http://evil.example) @team **b** | `c` \u202e www.evil.example ![i](x)"


def site(words: Sequence[str], request: JudgeRequest | None = None) -> Report:
    rule = a_rule("target-size")
    findings = [
        a_finding(selector=f"a:nth-of-type({n})", html=f"<a>{w}</a>", message=a_text(f"{w}: 18 px"))
        for n, w in enumerate(words)
    ]
    result = a_result(rule, "failed" if words else "passed", findings=findings)
    return a_report([a_page(results=[result])], rules=[rule], request=request)


def against(before: Sequence[str], after: Sequence[str]) -> Report:
    return site(after, JudgeRequest(baseline=known(site(before))))


def shown(report: Report, language: Language = "en") -> str:
    return render("summary", report, language).decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_has_at_most_sixty_lines(language: Language) -> None:
    many = [f"Vase {'abcdefghij'[n // 10]}{'abcdefghij'[n % 10]}" for n in range(90)]
    other = [f"Bowl {'abcdefghij'[n // 10]}{'abcdefghij'[n % 10]}" for n in range(90)]
    for report in (a_shop_report(), site(many), against(many, [*other])):
        text = shown(report, language)
        assert 5 < len(text.splitlines()) <= LINES


def test_it_says_what_is_new_and_what_was_fixed() -> None:
    text = shown(against(["Buy", "Sell"], ["Buy", "Pay", "Lend"]))
    assert "Since the baseline: 1 new fault, 0 fixed, 2 as before." in text
    text = shown(against(["Buy", "Sell"], ["Buy"]))
    assert "0 new faults, 1 fixed, 1 as before" in text
    assert "### Fixed since the baseline" in text
    assert "### New" not in text
    assert "The audit passes" in text


def test_in_french() -> None:
    text = shown(against(["Buy"], ["Buy", "Pay"]), "fr")
    assert "Depuis la référence\u202f: 1 nouveau défaut, 0 corrigé, 1 inchangé." in text


def test_nothing_of_the_page_is_markup() -> None:
    text = shown(against([], [NASTY]))
    told = next(line for line in text.splitlines() if "script" in line)
    assert not re.search(r"(?<!\\)[<>\[\]`|*]", told.removeprefix("- "))
    assert "@team" not in told
    assert "\u202e" not in told
    assert "http:" not in told
    assert "www." not in told


def test_escaped_words_stay_readable() -> None:
    assert escaped("Buttons and links are too small · 18 × 18 px") == "Buttons and links are too small · 18 × 18 px"


def test_each_line_is_json_of_a_kind() -> None:
    lines = [json.loads(line) for line in render("jsonl", site(["Buy", NASTY]), "en").splitlines()]
    assert [line["kind"] for line in lines] == ["audit", "visit", "finding", "finding"]
    assert lines[0]["verdict"] == site(["Buy", NASTY]).verdict
    assert {line["rule"] for line in lines[2:]} == {"target-size"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_below_a_list_is_no_part_of_it(language: Language) -> None:
    report = replace(
        against(["Old"], ["Old", "New"]),
        notices=[Failure.at("rule", "narrowed", options="--only touch"), Failure.at("browser", "webdriver")],
    )
    told = [strings(language).failure(notice) for notice in report.notices]
    rendered = MarkdownIt("commonmark").enable("table").render(shown(report, language))
    last = rendered.rpartition("</ul>")[2]
    assert last.count("<p>") == last.count("<br />") == 1
    assert all(words.split(" ")[0] in last for words in told)


def test_with_too_much_of_everything_it_keeps_to_its_lines() -> None:
    faults = [ComparedFault(rule="target-size", impact="serious", page=f"/{n}") for n in range(40)]
    lost = [a_page(f"https://shop.example/{n}", audited=False) for n in range(9)]
    reasons = [Failure.at("gate", "rule-failed", rule=f"r{n}") for n in range(9)]
    notices = [Failure.at("rule", "narrowed", options=f"--only r{n}") for n in range(9)]
    report = site(["Vase"])
    whole = replace(
        report,
        pages=[*report.pages, *lost],
        gate=replace(report.gate, reasons=reasons),
        notices=notices,
        baseline=AgainstBaseline(new=faults, mended=faults, kept=1),
    )
    lines = shown(whole).splitlines()
    assert LINES - 4 <= len(lines) <= LINES
    assert len([line for line in lines if "more." in line]) == 5
