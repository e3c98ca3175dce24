"""The summary in the terminal."""

from __future__ import annotations

import re

import pytest
from report_builders import HEADLINE, RULES, a_finding, a_page, a_report, a_result, a_rule, a_shop_report, a_text

from auditor.model.failure import Failure
from auditor.model.report import Gate, Report
from auditor.model.text import LANGUAGES, Language
from auditor.report.terminal import summary


def plainly(report: Report, language: Language = "en", width: int = 80) -> str:
    return summary(report, language, width=width, colour=False, location="")


@pytest.mark.parametrize("language", LANGUAGES)
def test_colour_changes_nothing_but_colour(language: Language) -> None:
    report = a_shop_report()
    coloured = summary(report, language, width=80, colour=True, location="out/index.html")
    plain = summary(report, language, width=80, colour=False, location="out/index.html")
    assert "\x1b[" in coloured
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain


@pytest.mark.parametrize("width", [0, 40, 60, 80, 100, 1000])
def test_lines_fit_the_width(width: int) -> None:
    lines = [line for line in plainly(a_shop_report(), "fr", width).splitlines() if "#cart" not in line]
    assert max(map(len, lines)) <= max(40, min(width, 100))


def test_it_says_verdict_scores_findings_and_where_the_rest_is() -> None:
    text = summary(a_shop_report(), "en", width=80, colour=False, location="out/index.html")
    assert "Not compliant · 68 out of 100 · 94% of the checks could be decided" in text
    assert re.search(r"Legibility +49 +66\n", text)
    assert "1. The page can be zoomed (critical)" in text
    assert "Fix: Darken the text" in text
    assert "The page did not load within 30 s. /search?q=lamp, phone" in text
    assert text.endswith("The full report: out/index.html\n")


def test_at_most_five_rules_are_shown_and_the_rest_counted() -> None:
    rules = [a_rule(f"rule-{n}", title=a_text(f"Rule {n}")) for n in range(7)]
    text = plainly(a_report([a_page(results=[a_result(rule, "failed") for rule in rules])], rules))
    assert text.count("(serious)") == 5
    assert "… and 2 more rules that fail." in text


def test_advice_is_counted_not_listed() -> None:
    text = plainly(a_report([a_page(results=[a_result(HEADLINE, "failed")])], RULES, gate=Gate(passed=True)))
    assert "Nothing to fix: no rule fails." in text
    assert "1 advisory rule is not met either." in text


def test_why_a_gate_is_not_met_is_said() -> None:
    gate = Gate(passed=False, reasons=[Failure("gate", "score-below", {"score": "74.2", "minimum": "90"})])
    text = plainly(a_report(gate=gate), "fr")
    assert "L’audit n’est pas réussi.\n  Le score de 74,2 est inférieur au minimum demandé de 90.\n" in text


def test_a_report_of_nothing_can_be_told() -> None:
    text = plainly(a_report([a_page(audited=False, score=None, verdict=None)], score=None, worst=None))
    assert "No score: nothing could be decided" in text


def test_strings_of_a_page_drive_no_terminal() -> None:
    finding = a_finding(selector="\x1b[2J\x9b31m#x", message=a_text("\x1b]0;title\x07\u202e"))
    text = plainly(a_report([a_page(results=[a_result(outcome="failed", findings=[finding])])]))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text)
    assert "\\x1b[2J\\x9b31m#x" in text
