"""The summary of a step on GitHub, within 1 MiB."""

from __future__ import annotations

import pytest
from report_builders import CATEGORIES, a_finding, a_page, a_report, a_result, a_rule, a_shop_report, a_text

from auditor.asked import JudgeRequest
from auditor.judge.comparing.known import known
from auditor.model.report import Report
from auditor.model.text import LANGUAGES, Language
from auditor.report import no_images, summary
from auditor.report.repository.step_summary import MOST, step_summary


def size(text: str) -> int:
    return len(text.encode())


def a_large_report() -> Report:
    """Eight hundred rules that fail on twenty elements each: 1.6 MB of Markdown."""
    rules = [a_rule(f"rule-{n}", fix=a_text("é" * 600), fails=a_text(f"Fault {n}")) for n in range(800)]
    findings = [a_finding(selector=f"#{'ü' * 150} > b{n}", message=a_text(f"{n} " + "ô" * 200)) for n in range(20)]
    page = a_page(results=[a_result(rule, "failed", findings=findings) for rule in rules])
    return a_report([page], rules, CATEGORIES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_summary_stands_first_and_all_there_is_to_fix_folded_below(language: Language) -> None:
    report = a_shop_report()
    text = step_summary(report, language)
    assert text.startswith(summary.render(report, language, no_images))
    assert text.count("<details>") == text.count("</details>") == 1
    assert text.partition("<details>")[2].count("\n### ") == len(report.fixes)
    assert "`footer > p.legal`" in text


def test_a_large_report_is_cut_to_what_github_takes_and_says_so() -> None:
    report = a_large_report()
    whole = step_summary(report, "en", room=100 * MOST)
    assert size(whole) > MOST
    text = step_summary(report, "en")
    assert MOST * 0.9 < size(text) <= MOST
    assert text.splitlines()[2].startswith("**Not compliant")
    assert text.endswith("</details>\n")
    told = text.count("\n### ") - 1
    assert f"… and {800 - told} more things to fix" in text


@pytest.mark.parametrize("room", [0, 10, 200, 1_000, 3_000, 20_000])
def test_whatever_room_there_is_is_kept_to(room: int) -> None:
    text = step_summary(a_shop_report(), "fr", room)
    assert size(text) <= room
    assert ("**Non conforme" in text) == (room >= 200)


def test_nothing_to_fix_folds_nothing() -> None:
    assert "<details>" not in step_summary(a_report([a_page(results=[a_result()])]), "en")


def test_a_new_fault_is_told_before_the_old_ones() -> None:
    old, new = a_finding(), a_finding(selector="main > a.new", html='<a class="new">Gift</a>')
    accepted = known(a_report([a_page(results=[a_result(outcome="failed", findings=[old])])]))
    page = a_page(results=[a_result(outcome="failed", findings=[old, new])])
    text = step_summary(a_report([page], request=JudgeRequest(baseline=accepted)), "en")
    assert 0 < text.index("1 new") < text.index("<details>")
