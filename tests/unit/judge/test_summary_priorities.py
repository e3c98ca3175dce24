"""What to fix first, and the checklist of the documents."""

from __future__ import annotations

import random

import msgspec
import pytest
from builders_visits import a_scenario
from report_builders import (
    CATEGORIES,
    CONTRAST,
    HEADLINE,
    LCP,
    PHONE,
    RULES,
    TABLET,
    TBT,
    ZOOM,
    a_category,
    a_finding,
    a_page,
    a_report,
    a_result,
    a_rule,
    a_shop_report,
    summarised,
)

from auditor.model.failure import Failure
from auditor.model.report import Gate, Report, SiteReport
from auditor.model.result import RuleResult


def report_of(*pages: list[RuleResult]) -> Report:
    return a_report(
        [a_page(f"https://shop.example/{n}", results=results) for n, results in enumerate(pages)],
        RULES,
        CATEGORIES,
        gate=Gate(passed=True),
    )


def order(report: Report) -> list[str]:
    return [rule.id for rule in report.to_fix]


def test_impact_comes_first() -> None:
    report = report_of([a_result(CONTRAST, "failed", passed=0), a_result(ZOOM, "failed", passed=99)])
    assert order(report) == ["zoom-allowed", "text-contrast"]


def test_then_the_share_of_pages() -> None:
    everywhere, once = a_result(outcome="failed", passed=99), a_result(CONTRAST, "failed", passed=0)
    assert order(report_of([everywhere, once], [everywhere, a_result(CONTRAST, "passed")])) == [
        "target-size",
        "text-contrast",
    ]


def test_pages_where_a_rule_says_nothing_do_not_lower_its_share() -> None:
    applies_once = [a_result(outcome="failed", passed=0), a_result(CONTRAST, "failed", passed=9)]
    report = report_of(applies_once, [a_result(outcome="inapplicable"), a_result(CONTRAST, "passed")])
    assert order(report) == ["target-size", "text-contrast"]


def test_then_the_share_of_elements_then_their_number() -> None:
    few = a_result(CONTRAST, "failed", passed=9)
    many = a_result(outcome="failed", passed=1)
    assert order(report_of([few, many])) == ["target-size", "text-contrast"]
    two = [a_finding(selector="#a"), a_finding(selector="#b")]
    assert order(
        report_of([a_result(CONTRAST, "failed", passed=0), a_result(outcome="failed", passed=0, findings=two)])
    ) == [
        "target-size",
        "text-contrast",
    ]


def test_advice_and_what_did_not_fail_are_not_there() -> None:
    report = report_of([a_result(HEADLINE, "failed"), a_result(LCP, "cantTell"), a_result(TBT, "untested")])
    assert order(report) == []


def test_a_rule_over_the_site_counts_as_everywhere() -> None:
    site_rule = a_rule("https-everywhere", category="security", over="site")
    report = a_report(
        [a_page(results=[a_result(outcome="failed", passed=1)]), a_page(results=[a_result(outcome="passed")])],
        [site_rule, a_rule()],
        CATEGORIES,
        site=SiteReport(score=0.0, coverage=1.0, categories={}, results=[a_result(site_rule, "failed", passed=9)]),
    )
    assert order(report) == ["https-everywhere", "target-size"]


def test_the_order_does_not_depend_on_the_order_of_results() -> None:
    report = a_shop_report()
    shuffled = [
        msgspec.structs.replace(page, results=random.Random(7).sample(page.results, len(page.results)))
        for page in report.pages
    ]
    assert order(summarised(report, pages=shuffled)) == order(report)


@pytest.mark.parametrize(
    ("result", "state"),
    [
        (a_result(outcome="passed"), "met"),
        (a_result(outcome="failed"), "not-met"),
        (a_result(outcome="cantTell"), "undecided"),
        (a_result(outcome="untested"), "undecided"),
        (a_result(outcome="inapplicable"), "undecided"),
    ],
)
def test_a_quality_has_the_state_of_its_gravest_rule(result: RuleResult, state: str) -> None:
    report = a_report([a_page(results=[result])], gate=Gate(passed=True))
    (quality,) = report.qualities
    assert quality.state == state


def test_moderate_faults_leave_a_quality_partly_met() -> None:
    minor = a_rule("cta-size", impact="moderate")
    report = a_report(
        [a_page(results=[a_result(outcome="passed"), a_result(minor, "failed")])],
        [a_rule(), minor],
        gate=Gate(passed=True),
    )
    (quality,) = report.qualities
    assert (quality.state, quality.failed) == ("partly", 1)


def test_a_category_under_its_threshold_is_not_met() -> None:
    reasons = [Failure("gate", "category-below-threshold", {"category": "touch"})]
    report = a_report([a_page(results=[a_result(outcome="passed")])], gate=Gate(passed=False, reasons=reasons))
    (quality,) = report.qualities
    assert quality.state == "not-met"


def test_what_the_user_switched_off_is_not_held_against_the_site() -> None:
    off = a_result(LCP, "untested", reason=Failure("lighthouse", "disabled"))
    report = a_report(
        [a_page(results=[off, a_result(outcome="passed")])],
        [a_rule(), LCP],
        [a_category(quality="light"), a_category("speed", quality="light")],
        gate=Gate(passed=True),
    )
    (quality,) = report.qualities
    assert quality.state == "met"


def test_two_categories_share_a_quality_in_the_order_of_the_documents() -> None:
    report = a_shop_report()
    found = report.qualities
    assert [quality.id for quality in found] == ["clear", "simple", "light", "secure", "touch"]
    assert found[1].categories == ["content", "forms"]


def test_a_scenario_has_the_mean_of_its_pages_that_were_scored() -> None:
    pages = [
        a_page(device=PHONE, score=50.0),
        a_page(device=PHONE, score=100.0),
        a_page(device=PHONE, audited=False, score=None),
        a_page(device=TABLET, score=10.0),
    ]
    phone, tablet = a_report(pages, descriptors=CATEGORIES).by_scenario
    assert (phone.scenario, phone.score, tablet.score) == (a_scenario(PHONE).id, 75.0, 10.0)
    assert (phone.categories["touch"], phone.categories["forms"]) == (61.5, None)
