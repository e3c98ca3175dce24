"""Workflow commands of GitHub Actions."""

from __future__ import annotations

import re

import pytest
from report_builders import CATEGORIES, a_finding, a_page, a_report, a_result, a_rule, a_shop_report, a_text

from auditor.asked import JudgeRequest
from auditor.judge.comparing.known import known
from auditor.model.failure import Failure
from auditor.model.report import Report
from auditor.model.text import LANGUAGES, Language
from auditor.report import no_images, render
from auditor.report.branding import Branding
from auditor.report.repository.sources import Sources

COMMAND = re.compile(r"::(error|warning|notice) file=([^,:]+),line=1,title=([^,:]+)::(.+)")


def commands(report: Report, language: Language = "en", files: dict[str, str] | None = None) -> list[list[str]]:
    """Level, file, title and message of each command."""
    text = render("annotations", report, language, no_images, Branding(sources=Sources(files or {}))).decode()
    found = [COMMAND.fullmatch(line) for line in text.splitlines()]
    return [list(match.groups()) for match in found if match is not None or pytest.fail(text)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_is_a_command(language: Language) -> None:
    assert len(commands(a_shop_report(), language)) >= 5


def test_the_verdict_and_what_was_not_audited_come_first() -> None:
    page = a_page(audited=False, failures=[Failure("navigate", "http-error", {"status": "404"})])
    first, second = commands(a_report([page]))
    assert first[0] == "error"
    assert first[3].startswith("Undetermined")
    assert second == [
        "error",
        "auditor.toml",
        "What was not audited",
        "/, phone: The server answered with HTTP status 404.",
    ]


def test_a_thing_to_fix_is_one_command_at_its_file() -> None:
    findings = [a_finding(selector=f"#b{n}") for n in range(7)]
    report = a_report([a_page("https://shop.example/cart", results=[a_result(outcome="failed", findings=findings)])])
    (level, file, title, message) = commands(report, files={"/cart": "cart.html"})[1]
    assert (level, file, title) == ("error", "cart.html", "Buttons and links are too small to hit")
    assert "7 places · /cart, phone" in message


def test_of_each_level_there_are_as_many_as_github_keeps() -> None:
    rules = [a_rule(f"rule-{n}", impact="serious" if n < 12 else "moderate") for n in range(30)]
    report = a_report([a_page(results=[a_result(rule, "failed") for rule in rules])], rules, CATEGORIES)
    levels = [each[0] for each in commands(report)]
    assert levels == ["error"] * 10 + ["warning"] * 10


def test_a_run_that_passes_has_no_error() -> None:
    request = JudgeRequest(only=["touch"])
    report = a_report([a_page(results=[a_result(outcome="failed", passed=90)])], request=request)
    assert report.gate.passed
    assert [each[0] for each in commands(report)] == ["notice", "warning"]


def test_with_a_baseline_what_is_new_alone_is_told() -> None:
    old, new = a_finding(), a_finding(selector="main > a.new", html='<a class="new">Gift</a>')
    accepted = known(a_report([a_page(results=[a_result(outcome="failed", findings=[old])])]))
    page = a_page(results=[a_result(outcome="failed", findings=[old, new])])
    report = a_report([page], request=JudgeRequest(baseline=accepted))
    told = commands(report)
    assert len(told) == 1 + len(report.baseline.new if report.baseline else [])
    assert told[1][2] == "Buttons and links are too small to hit"


def test_what_a_page_says_begins_no_command() -> None:
    text = "x\n::add-mask::y\r\n%0A::error::, : 100 %"
    page = a_page(f"https://shop.example/{text}", results=[a_result(outcome="failed")])
    report = a_report([page], [a_rule(fails=a_text(text))])
    (_, _, title, message) = commands(report)[1]
    assert title == "x %3A%3Aadd-mask%3A%3Ay %250A%3A%3Aerror%3A%3A%2C %3A 100 %25"
    assert "%0A::error" not in message.replace("%250A", "")
