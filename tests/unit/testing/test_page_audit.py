"""An audit as a test looks at it, and what a failed test says."""

from __future__ import annotations

import pytest
from builders_visits import TABLET
from report_builders import (
    CATEGORIES,
    HEADLINE,
    a_finding,
    a_page,
    a_report,
    a_result,
    a_rule,
    a_shop_report,
    a_text,
)

from auditor.asked import JudgeRequest
from auditor.errors import UsageError
from auditor.model.failure import Failure
from auditor.model.text import LANGUAGES, Language
from auditor.report.text.failure import failure_text
from auditor.report.words.strings import strings
from auditor.testing import PageAudit

TOUCH = JudgeRequest(only=["touch"])
LOST = a_page("https://shop.example/lost", audited=False, failures=[Failure("navigate", "blank-page")])


def test_compliant_is_the_verdict_and_passed_the_gate() -> None:
    good = PageAudit(a_report([a_page(results=[a_result()])], request=TOUCH))
    assert (good.compliant, good.passed, good.verdict) == (True, True, "compliant")
    strict = JudgeRequest(only=["touch"], fail_under=100.0)
    nearly = PageAudit(a_report([a_page(results=[a_result(outcome="failed", passed=90)])], request=strict))
    assert (nearly.compliant, nearly.passed, nearly.verdict) == (False, False, "nearly")


def test_what_was_not_audited_is_neither_compliant_nor_without_failures() -> None:
    audit = PageAudit(a_report([LOST], request=TOUCH))
    assert (audit.compliant, audit.passed, audit.score) == (False, False, None)
    with pytest.raises(AssertionError, match="/lost, phone: "):
        audit.failures()
    with pytest.raises(AssertionError):
        PageAudit(a_report([], request=TOUCH)).failures()


def test_failures_say_what_and_where() -> None:
    result = a_result(outcome="failed")
    report = a_report([a_page(results=[result]), a_page(device=TABLET, results=[result])])
    (failure,) = PageAudit(report).failures()
    assert (failure.rule, failure.impact, failure.scenarios) == ("target-size", "serious", ("phone", "tablet"))
    assert failure.message == "18 × 18 px, needs 24"
    assert str(failure) == (
        "Buttons and links are too small to hit: 18 × 18 px, needs 24 · "
        "/, phone and tablet: #cart > li:nth-child(1) > button"
    )
    (french,) = PageAudit(report, "fr").failures()
    assert french.headline == "Des boutons et des liens sont trop petits"


def test_failures_are_chosen_by_impact_and_leave_advice_out() -> None:
    minor = a_rule("minor-thing", impact="minor")
    page = a_page(results=[a_result(minor, "failed"), a_result(outcome="failed"), a_result(HEADLINE, "failed")])
    audit = PageAudit(a_report([page], [a_rule(), minor, HEADLINE], CATEGORIES))
    assert [each.rule for each in audit.failures()] == ["target-size", "minor-thing"]
    assert [each.rule for each in audit.failures("serious")] == ["target-size"]
    with pytest.raises(UsageError, match="Did you mean 'serious'"):
        audit.failures("seriuos")  # type: ignore[arg-type]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_message_says_verdict_what_and_where(language: Language) -> None:
    lines = PageAudit(a_shop_report(), language).message.splitlines()
    assert len(lines) <= 30
    assert lines[0] == strings(language)("title", host="shop.example")
    assert lines[1].startswith(strings(language)("verdict.not-compliant"))
    assert any("zoom-allowed" in line for line in lines)
    assert any("#cart > li:nth-child(1) > button" in line for line in lines)


def test_a_single_page_is_named_by_its_address() -> None:
    page = a_page("http://127.0.0.1:4000/cart?step=2", results=[a_result(outcome="failed")])
    assert failure_text(a_report([page]), strings("en")).splitlines()[0] == "Mobile audit of 127.0.0.1:4000/cart?step=2"


@pytest.mark.parametrize("most", [10, 20, 30])
def test_a_hundred_faults_and_a_hundred_lost_pages_keep_to_the_lines(most: int) -> None:
    rules = [a_rule(f"rule-{n}", fails=a_text("x\ny\r" * 300)) for n in range(100)]
    results = [a_result(rule, "failed", findings=[a_finding(selector=f"#a{n}") for n in range(9)]) for rule in rules]
    pages = [a_page(results=results), *[a_page(f"https://shop.example/{n}", audited=False) for n in range(100)]]
    text = failure_text(a_report(pages, rules, CATEGORIES), strings("en"), most)
    lines = text.splitlines()
    assert most - 5 < len(lines) <= most
    assert max(map(len, lines)) <= 202
    assert lines[-1].startswith("… and ")


def test_its_repr_is_one_line() -> None:
    said = repr(PageAudit(a_shop_report()))
    assert said.startswith("<mobile audit of shop.example: ")
    assert "Not compliant" in said
    assert "\n" not in said
