"""junit.xml"""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from junit_schema import check
from report_builders import (
    CATEGORIES,
    CONTRAST,
    HEADLINE,
    OVERLAY,
    RULES,
    a_finding,
    a_mixed_report,
    a_page,
    a_report,
    a_result,
    a_shop_report,
)

from auditor.asked import JudgeRequest
from auditor.judge.summary.listing import FULL
from auditor.model.failure import Failure
from auditor.model.report import PageReport
from auditor.model.result import RuleResult
from auditor.model.text import LANGUAGES, Language
from auditor.report import no_images, render

ON_ANY = JudgeRequest(fail_on="minor", only=["touch"])


def the_case(result: RuleResult, request: JudgeRequest = ON_ANY) -> ET.Element:
    report = a_report([a_page(results=[result])], RULES, CATEGORIES, request=request)
    suites = check(render("junit", report, "en", no_images))
    (case,) = suites.findall(f"testsuite/testcase[@classname='{result.category}.{result.rule}']")
    return case


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_report_is_valid(language: Language) -> None:
    report = a_shop_report()
    root = check(render("junit", report, language, no_images))
    assert len(root) == 1 + len(report.pages) + 1
    own = sum(len(page.results) for page in report.pages)
    assert len(root.findall(".//testcase")) == 2 + own + 1 + 1  # the gate, the page that was not audited, the site


def test_a_report_without_pages_or_times_is_valid() -> None:
    assert len(check(render("junit", a_report([], started=""), "en", no_images))) == 1
    check(render("junit", a_report([a_page(started="yesterday", url="http://[::1")], started=""), "en", no_images))


def test_a_name_says_page_scenario_and_headline() -> None:
    assert the_case(a_result(outcome="failed")).get("name") == "/, phone · Buttons and links are too small to hit"
    assert the_case(a_result(outcome="passed")).get("name") == "/, phone · Touch targets are large enough"
    site = check(render("junit", a_shop_report(), "fr", no_images))[-1]
    assert [case.get("name") for case in site.findall("testcase")] == ["le site entier · Le site est servi en HTTPS"]


@pytest.mark.parametrize("seed", range(50))
def test_fifty_reports_are_valid(seed: int) -> None:
    root = check(render("junit", a_mixed_report(seed), LANGUAGES[seed % 2], no_images))
    names = [case.get("name") for suite in root for case in suite.findall("testcase")]
    assert len(set(names)) == len(names)


def test_a_failed_rule_is_a_failure_with_its_findings() -> None:
    failure = the_case(a_result(outcome="failed", findings=[a_finding()] * 3)).find("failure")
    assert failure is not None
    assert failure.attrib == {"type": "serious", "message": "Buttons and links are too small to hit: 3 findings"}
    assert (failure.text or "").splitlines()[0] == "#cart > li:nth-child(1) > button: 18 × 18 px, needs 24"


def test_long_lists_are_cut_and_say_so() -> None:
    findings = [a_finding(selector=f"#b{n}") for n in range(51)]
    failure = the_case(a_result(outcome="failed", findings=findings)).find("failure")
    assert failure is not None
    assert (failure.text or "").splitlines()[-1] == "… and 1 more."


def test_what_is_not_listed_is_counted() -> None:
    cards = [a_finding(selector=f"li:nth-child({n}) > a") for n in range(500)]
    page = a_page(results=[a_result(outcome="failed", findings=cards)])
    report = a_report([page], RULES, CATEGORIES, request=ON_ANY, whole=False)
    (failure,) = check(render("junit", report, "en", no_images)).findall(
        "testsuite/testcase[@classname='touch.target-size']/failure"
    )
    assert failure.attrib["message"].endswith(": 500 findings")
    first, *others = (failure.text or "").splitlines()
    assert first == f"li:nth-child(0) > a: 18 × 18 px, needs 24 (and {500 - FULL} more like it)"
    assert len(others) == FULL - 1
    assert "more" not in " ".join(others)


@pytest.mark.parametrize(
    ("result", "message"),
    [
        (a_result(outcome="inapplicable"), "does not apply"),
        (a_result(outcome="cantTell"), "could not be decided: Touch targets are large enough"),
        (a_result(outcome="untested"), "Lighthouse is not installed; run “auditor setup”."),
        (a_result(HEADLINE, "failed"), "advice only: The first screen is full of words: 1 finding"),
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
    gate, suite = check(render("junit", a_report([page]), "fr", no_images))
    error = suite.find("testcase/error")
    assert error is not None
    assert error.get("message") == "Le serveur a répondu par le statut HTTP 404."
    assert (gate.get("errors"), suite.get("errors")) == ("1", "1")
    message = gate.find("testcase[@name='audited']/error")
    assert message is not None
    assert message.get("message") == "Aucune page n’a pu être auditée."


CONTRAST_FAILS = a_result(CONTRAST, "failed", passed=0, findings=[a_finding(selector=f"#p{n}") for n in range(60)])
TOUCH_FAILS = a_result(outcome="failed", passed=90)
UNSURE = a_result(OVERLAY, "cantTell")
LOST = a_page("https://shop.example/lost", audited=False, failures=[Failure("navigate", "blank-page")])
REQUESTS = [
    JudgeRequest(fail_on=fail_on, fail_under=fail_under, thresholds=thresholds, strict=strict, only=["touch"])
    for fail_on in (None, "none", "serious", "critical")
    for fail_under in (None, 30.0, 99.0)
    for thresholds in ({}, {"touch": 10.0}, {"touch": 99.5})
    for strict in (False, True)
]


@pytest.mark.parametrize("lost", [[], [LOST]])
@pytest.mark.parametrize("results", [[TOUCH_FAILS], [a_result(), UNSURE], [CONTRAST_FAILS, TOUCH_FAILS, UNSURE], []])
def test_there_is_a_failure_exactly_if_the_gate_is_not_met(results: list[RuleResult], lost: list[PageReport]) -> None:
    codes = set()
    for request in REQUESTS:
        report = a_report([a_page(results=results), *lost], RULES, CATEGORIES, request=request)
        root = check(render("junit", report, "en", no_images))
        gate = root[0]
        assert (root.find(".//failure") is not None) == (gate.get("failures") != "0") == bool(report.gate.reasons)
        assert (root.find(".//error") is not None) == (gate.get("errors") != "0") == (report.gate.exit_code == 3)
        codes.add(report.gate.exit_code)
    assert 3 in codes if lost or not results else {0, 1} <= codes


def test_each_condition_is_a_case_of_the_gate_met_or_not() -> None:
    request = JudgeRequest(fail_on="critical", fail_under=99.0, thresholds={"touch": 5.0, "clear": 99.0}, strict=True)
    report = a_report([a_page(results=[CONTRAST_FAILS, TOUCH_FAILS])], RULES, CATEGORIES, request=request)
    gate = check(render("junit", report, "en", no_images))[0]
    found = {case.get("name"): case.find("failure") for case in gate.findall("testcase")}
    assert list(found) == [
        "audited",
        "verdict",
        "fail-under",
        "threshold touch",
        "threshold clear",
        "fail-on",
        "strict",
    ]
    assert [name for name, failure in found.items() if failure is not None] == [
        "verdict", "fail-under", "threshold clear"
    ]  # fmt: skip
    clear = found["threshold clear"]
    assert clear is not None
    assert str(clear.get("message")).startswith("Clear: ")


def test_with_the_verdict_only_what_fails_in_a_quality_that_is_no_is_a_failure() -> None:
    good, bad = a_page("https://shop.example/", results=[TOUCH_FAILS]), a_page(
        "https://shop.example/x", results=[CONTRAST_FAILS, TOUCH_FAILS]
    )  # fmt: skip
    report = a_report([good, bad], RULES, CATEGORIES, request=JudgeRequest(only=["touch"]))
    assert report.verdict == "not-compliant"
    root = check(render("junit", report, "en", no_images))
    failed = [
        (suite.get("name"), case.get("classname"))
        for suite in root[1:]
        for case in suite
        if case.find("failure") is not None
    ]
    assert failed == [("https://shop.example/x (Phone)", "legibility.text-contrast")]
    skipped = root[1].find("testcase/skipped")
    assert skipped is not None
    assert skipped.get("message") == "Buttons and links are too small to hit: 1 finding (does not fail the gate)"


def test_an_undetermined_verdict_is_skipped_beside_its_error() -> None:
    report = a_report([a_page(results=[TOUCH_FAILS])], RULES, CATEGORIES)
    gate = check(render("junit", report, "en", no_images))[0]
    assert report.verdict == "undetermined"
    assert gate.find("testcase[@name='verdict']/skipped") is not None
    assert gate.find("testcase[@name='audited']/error") is not None
