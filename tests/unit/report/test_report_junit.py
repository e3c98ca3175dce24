"""junit.xml"""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from junit_schema import check
from report_builders import HEADLINE, a_finding, a_page, a_report, a_result, a_shop_report

from auditor.model.failure import Failure
from auditor.model.result import RuleResult
from auditor.model.text import LANGUAGES, Language
from auditor.report import no_images, render


def the_case(result: RuleResult, language: Language = "en") -> ET.Element:
    report = a_report([a_page(results=[result])], rules=[*a_shop_report().rules.values()])
    case = check(render("junit", report, language, no_images)).find("testsuite/testcase")
    assert case is not None
    return case


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_report_is_valid(language: Language) -> None:
    report = a_shop_report()
    root = check(render("junit", report, language, no_images))
    assert len(root) == len(report.pages) + 1
    assert len(root.findall(".//testcase")) == sum(len(page.results) for page in report.pages) + 1 + 1


def test_a_report_without_pages_or_times_is_valid() -> None:
    assert len(check(render("junit", a_report([], started=""), "en", no_images))) == 0
    check(render("junit", a_report([a_page(started="yesterday", url="http://[::1")], started=""), "en", no_images))


def test_a_failed_rule_is_a_failure_with_its_findings() -> None:
    failure = the_case(a_result(outcome="failed", findings=[a_finding()] * 3)).find("failure")
    assert failure is not None
    assert failure.attrib == {"type": "serious", "message": "Touch targets are large enough: 3 findings"}
    assert (failure.text or "").splitlines()[0] == "#cart > li:nth-child(1) > button: 18 × 18 px, needs 24"


def test_long_lists_are_cut_and_say_so() -> None:
    findings = [a_finding(selector=f"#b{n}") for n in range(51)]
    failure = the_case(a_result(outcome="failed", findings=findings)).find("failure")
    assert failure is not None
    assert (failure.text or "").splitlines()[-1] == "… and 1 more."


@pytest.mark.parametrize(
    ("result", "message"),
    [
        (a_result(outcome="inapplicable"), "does not apply"),
        (a_result(outcome="cantTell"), "could not be decided: Touch targets are large enough"),
        (a_result(outcome="untested"), "Lighthouse is not installed; run “auditor setup”."),
        (a_result(HEADLINE, "failed"), "advice only: The first screen has few words"),
    ],
)
def test_what_is_neither_passed_nor_failed_is_skipped(result: RuleResult, message: str) -> None:
    skipped = the_case(result).find("skipped")
    assert skipped is not None
    assert skipped.get("message") == message


def test_a_passed_rule_is_a_success() -> None:
    assert len(the_case(a_result(outcome="passed"))) == 0


def test_a_page_that_was_not_audited_is_an_error() -> None:
    page = a_page(audited=False, failures=[Failure("navigate", "http-error", {"status": "404"})])
    (suite,) = check(render("junit", a_report([page]), "fr", no_images))
    error = suite.find("testcase/error")
    assert error is not None
    assert error.get("message") == "Le serveur a répondu par le statut HTTP 404."
    assert suite.get("errors") == "1"
