"""The outcome of a rule over all pages and devices, and the order in which everything is told."""

from __future__ import annotations

import random

import msgspec
import pytest
from report_builders import (
    CATEGORIES,
    CONTRAST,
    HEADLINE,
    LCP,
    RULES,
    a_category,
    a_finding,
    a_page,
    a_report,
    a_result,
    a_rule,
    a_shop_report,
)

from auditor.model.failure import Failure
from auditor.model.report import Report
from auditor.model.result import Outcome, RuleResult

OFF = a_result(LCP, "untested", reason=Failure("lighthouse", "disabled"))


def lcp(*results: RuleResult) -> Report:
    """A report of one page for each result."""
    return a_report(
        [a_page(f"https://shop.example/{number}", results=[each]) for number, each in enumerate(results)],
        [LCP],
        CATEGORIES,
    )


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        (["passed", "failed", "cantTell", "untested"], "failed"),
        (["passed", "cantTell", "untested"], "cantTell"),
        (["passed", "untested", "inapplicable"], "untested"),
        (["inapplicable", "passed"], "passed"),
        (["inapplicable"], "inapplicable"),
        ([], None),
    ],
)
def test_the_worst_outcome_is_that_of_the_site(outcomes: list[Outcome], expected: Outcome | None) -> None:
    rule = lcp(*(a_result(LCP, outcome) for outcome in outcomes)).rules["lcp"]
    assert rule.outcome == expected
    assert rule.outcomes == dict.fromkeys(outcomes, 1)


def test_what_the_user_switched_off_somewhere_leaves_passed_what_passed_elsewhere() -> None:
    assert lcp(OFF, a_result(LCP, "passed")).rules["lcp"].outcome == "passed"
    assert lcp(OFF, a_result(LCP, "inapplicable")).rules["lcp"].outcome == "untested"


def test_a_rule_keeps_its_descriptor() -> None:
    rule = a_report().rules["target-size"]
    assert (rule.title, rule.limits, rule.picture) == (a_rule().title, a_rule().limits, a_rule().picture)


def test_rules_come_by_category_then_advice_then_impact_then_name() -> None:
    rules = [
        a_rule("z"),
        a_rule("a", impact="minor"),
        a_rule("b", impact="critical", advisory=True),
        CONTRAST,
        a_rule("c"),
    ]
    report = a_report([a_page(results=[])], rules, CATEGORIES)
    assert [rule.id for rule in report.ordered_rules] == ["text-contrast", "c", "z", "a", "b"]
    assert sorted(rule.order for rule in report.rules.values()) == [1, 2, 3, 4, 5]


def test_things_come_as_they_are_to_be_fixed_then_advice_then_what_is_open() -> None:
    report = a_shop_report()
    assert [(thing.rule, thing.outcome) for thing in report.things] == [
        ("zoom-allowed", "failed"),
        *[("autocomplete-missing", "failed")] * 4,
        ("target-size", "failed"),
        ("text-contrast", "failed"),
        ("first-screen-words", "failed"),
        ("overlay-dismiss", "cantTell"),
    ]
    assert [report.rules[rule].priority for fix in report.fixes for rule in fix.rules] == [1, 2, 3, 4]


def test_every_finding_is_in_one_thing() -> None:
    report = a_shop_report()
    told = [
        (thing.rule, each.page, each.finding) for thing in report.things for place in thing.places for each in place
    ]
    there = [
        (result.rule, number, finding)
        for number, page in enumerate(report.pages)
        for result in page.results
        for finding in range(len(result.findings))
    ]
    assert there
    assert sorted(told) == sorted(there)


def test_the_elements_and_pages_of_a_rule_are_those_that_failed() -> None:
    unsure = a_finding(outcome="cantTell", selector="#unsure")
    report = a_report(
        [
            a_page(results=[a_result(outcome="failed", findings=[a_finding(), a_finding(selector="#b"), unsure])]),
            a_page("https://shop.example/cart", results=[a_result(outcome="cantTell", findings=[unsure])]),
        ]
    )
    rule = report.rules["target-size"]
    assert (rule.count, rule.pages) == (2, [0])


def test_a_summary_does_not_depend_on_the_order_of_results() -> None:
    report = a_shop_report()
    shuffled = [
        msgspec.structs.replace(page, results=random.Random(3).sample(page.results, len(page.results)))
        for page in report.pages
    ]
    again = a_report(shuffled, RULES, CATEGORIES, site=report.site.results)
    assert (again.things, again.rules) == (report.things, report.rules)


def test_categories_come_in_their_order_then_by_name() -> None:
    descriptors = [a_category("b", order=2), a_category("z", order=1), a_category("a", order=2)]
    report = a_report([a_page()], descriptors=descriptors)
    assert report.category_order == ["z", "a", "b"]
    assert [category.id for category in report.ordered_categories] == ["z", "a", "b"]


def test_advice_has_no_priority() -> None:
    report = a_report([a_page(results=[a_result(HEADLINE, "failed")])], RULES, CATEGORIES)
    assert report.rules["first-screen-words"].priority is None
    assert report.fixes == []


def test_what_failed_on_a_page_that_does_not_count_as_audited_is_nothing_to_fix() -> None:
    failed = a_page("https://shop.example/cart", results=[a_result(outcome="failed", findings=[a_finding()])])
    passed = a_page(results=[a_result()])
    counted, left_out = (a_report([passed, msgspec.structs.replace(failed, audited=each)]) for each in (True, False))
    assert (counted.rules["target-size"].outcome, len(counted.things), len(counted.fixes)) == ("failed", 1, 1)
    assert (left_out.rules["target-size"].outcome, left_out.things, left_out.fixes) == ("passed", [], [])
    assert left_out.pages[1].results[0].outcome == "failed"
