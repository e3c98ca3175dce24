"""What to fix first, the qualities and the numbers of the scenarios."""

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
)

from auditor.model.failure import Failure
from auditor.model.report import Report
from auditor.model.result import RuleResult
from auditor.model.rule import RuleDescriptor
from auditor.model.score import Band


def report_of(*pages: list[RuleResult], rules: list[RuleDescriptor] = RULES) -> Report:
    """A report of one page for each list of results."""
    return a_report(
        [a_page(f"https://shop.example/{n}", results=results) for n, results in enumerate(pages)], rules, CATEGORIES
    )


def order(report: Report) -> list[str]:
    return [rule for fix in report.fixes for rule in fix.rules]


def test_what_gives_most_points_comes_first_whatever_its_impact() -> None:
    everywhere = a_result(CONTRAST, "failed", passed=0, findings=[a_finding(selector=f"#a{n}") for n in range(40)])
    once = a_result(outcome="failed", passed=99)
    report = report_of([everywhere, once, a_result(LCP, "passed")])
    assert order(report) == ["text-contrast", "target-size"]
    assert [fix.points for fix in report.fixes] == sorted((fix.points or 0.0 for fix in report.fixes), reverse=True)


def test_a_fault_on_every_page_gives_more_than_the_same_on_one() -> None:
    everywhere, once = a_result(outcome="failed", passed=9), a_result(CONTRAST, "failed", passed=9)
    light = a_result(LCP, "passed")
    assert order(report_of([everywhere, once, light], [everywhere, a_result(CONTRAST, "passed"), light])) == [
        "target-size",
        "text-contrast",
    ]


def test_without_a_headline_the_points_of_the_quality_order_the_list() -> None:
    report = report_of([a_result(CONTRAST, "failed", passed=0), a_result(outcome="failed", passed=99)])
    assert report.score is None
    assert [fix.points for fix in report.fixes] == [None, None]
    assert order(report) == ["text-contrast", "target-size"]


def test_rules_of_one_family_are_one_thing_to_fix_under_the_dearest() -> None:
    comfort = a_rule("target-comfort", family="target-size", impact="moderate")
    report = report_of([a_result(comfort, "failed"), a_result(outcome="failed")], rules=[*RULES, comfort])
    (fix,) = report.fixes
    assert (fix.family, fix.rules) == ("target-size", ["target-size", "target-comfort"])
    assert {rule: report.rules[rule].priority for rule in fix.rules} == dict.fromkeys(fix.rules, 1)


def test_advice_and_what_did_not_fail_are_not_there() -> None:
    report = report_of([a_result(HEADLINE, "failed"), a_result(LCP, "cantTell"), a_result(TBT, "untested")])
    assert order(report) == []
    assert {rule.priority for rule in report.rules.values()} == {None}


def test_a_rule_over_the_site_is_there_without_pages() -> None:
    site_rule = a_rule("https-everywhere", category="security", over="site", score="all")
    report = a_report(
        [a_page(results=[a_result(outcome="passed")])],
        [site_rule, a_rule()],
        CATEGORIES,
        site=[a_result(site_rule, "failed")],
    )
    (fix,) = report.fixes
    assert (fix.family, fix.pages, fix.over_site) == ("https-everywhere", 0, True)


def test_the_order_does_not_depend_on_the_order_of_results() -> None:
    report = a_shop_report()
    shuffled = [
        msgspec.structs.replace(page, results=random.Random(7).sample(page.results, len(page.results)))
        for page in report.pages
    ]
    again = a_report(shuffled, RULES, CATEGORIES, site=report.site.results)
    assert report.fixes
    assert again.fixes == report.fixes


@pytest.mark.parametrize(
    ("result", "word"),
    [
        (a_result(outcome="passed"), "yes"),
        (a_result(outcome="failed", passed=99), "almost"),
        (a_result(outcome="failed", passed=0, findings=[a_finding(selector=f"#a{n}") for n in range(20)]), "no"),
        (a_result(outcome="cantTell"), None),
        (a_result(outcome="untested"), None),
        (a_result(outcome="inapplicable"), None),
    ],
)
def test_a_quality_has_the_word_of_its_number(result: RuleResult, word: Band | None) -> None:
    (quality,) = a_report([a_page(results=[result])]).qualities.values()
    assert quality.word == word
    assert (quality.score is None) == (word is None)


def test_a_quality_counts_its_rules_that_failed_or_are_open() -> None:
    minor, advice = a_rule("cta-size", impact="moderate"), a_rule("cta-reach", advisory=True)
    results = [a_result(outcome="cantTell"), a_result(minor, "failed"), a_result(advice, "failed")]
    (quality,) = a_report([a_page(results=results)], [a_rule(), minor, advice]).qualities.values()
    assert (quality.failed, quality.undecided) == (1, 1)


def test_what_the_user_switched_off_is_not_held_against_the_site() -> None:
    off = a_result(LCP, "untested", reason=Failure("lighthouse", "disabled"))
    report = a_report(
        [a_page(results=[off, a_result(outcome="passed")])],
        [a_rule(), LCP],
        [a_category(quality="light"), a_category("speed", quality="light")],
    )
    (quality,) = report.qualities.values()
    assert (quality.word, quality.undecided) == ("yes", 0)


def test_two_categories_share_a_quality_in_the_order_of_the_documents() -> None:
    found = a_shop_report().qualities
    assert list(found) == ["clear", "simple", "light", "secure", "touch"]
    assert found["simple"].categories == ["content", "forms"]


def test_a_scenario_has_the_numbers_of_its_pages_that_were_audited() -> None:
    bad = [a_result(ZOOM, "failed"), a_result(outcome="passed")]
    pages = [
        a_page(device=PHONE, results=bad),
        a_page("https://shop.example/lost", device=PHONE, audited=False),
        a_page(device=TABLET, results=[a_result(ZOOM, "passed"), a_result(outcome="passed")]),
    ]
    phone, tablet = a_report(pages, RULES, CATEGORIES).by_scenario
    assert (phone.scenario, tablet.scenario) == (a_scenario(PHONE).id, a_scenario(TABLET).id)
    assert tablet.score == tablet.qualities["clear"] == 100.0
    assert phone.qualities["touch"] == 100.0
    assert (phone.qualities["clear"] or 100.0) < 50.0
    assert phone.categories["forms"] is None


def test_the_same_pages_twice_change_no_number() -> None:
    once = [a_page(results=[a_result(ZOOM, "failed"), a_result(outcome="failed"), a_result(LCP, "passed")])]
    reports = [a_report(pages, RULES, CATEGORIES) for pages in (once, once * 2)]
    assert reports[0].score is not None
    assert reports[0].score == reports[1].score
    assert reports[0].qualities == reports[1].qualities
