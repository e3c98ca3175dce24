"""Two audits beside each other."""

from __future__ import annotations

import msgspec
import pytest
from report_builders import CATEGORIES, CONTRAST, a_finding, a_page, a_report, a_result, a_rule, a_shop_report

from auditor.judge.comparing.audits import compared, same_site
from auditor.model.comparison import ComparedFault
from auditor.model.geometry import Box
from auditor.model.report import Report
from auditor.model.text import LANGUAGES, Language
from auditor.report.comparison import FORMATS, render
from auditor.report.comparison.told import told
from auditor.report.words.strings import strings


def buttons(*misses: float, host: str = "shop.example", extra: bool = False) -> Report:
    """A page with a button for each miss; with `extra` another page on which the same rule fails."""
    found = [
        a_finding(selector=f"#b{number}", html=f'<button id="b{number}">Buy</button>', miss=miss, box=Box(0, 0, 9, 9))
        for number, miss in enumerate(misses)
    ]
    pages = [
        a_page(f"https://{host}/cart", results=[a_result(outcome="failed", findings=found) if found else a_result()])
    ]
    if extra:
        pages.append(a_page(f"https://{host}/checkout", results=[a_result(outcome="failed")]))
    return a_report(pages)


def test_new_gone_better_and_worse() -> None:
    comparison = compared(buttons(0.5, 0.5, 0.5), buttons(0.5, 0.9, 0.2, 0.5))
    assert comparison.same_site
    assert [each.count for each in comparison.new] == [1]
    assert (len(comparison.better), len(comparison.worse), comparison.kept) == (1, 1, 1)
    assert comparison.gone == []
    back = compared(buttons(0.5, 0.9, 0.2, 0.5), buttons(0.5, 0.5, 0.5))
    assert (len(back.gone), len(back.better), len(back.worse), back.kept) == (1, 1, 1, 1)


def test_an_audit_differs_in_nothing_from_itself() -> None:
    report = a_shop_report()
    comparison = compared(report, report)
    assert [*comparison.new, *comparison.gone, *comparison.better, *comparison.worse] == []
    assert comparison.kept > 0
    assert {number.gain for number in comparison.qualities.values() if number.before is not None} == {0.0}


def test_a_miss_that_is_measured_a_little_differently_is_neither_better_nor_worse() -> None:
    assert compared(buttons(0.5), buttons(0.51)).kept == 1


def test_what_is_on_a_page_that_was_not_audited_before_is_told_apart() -> None:
    comparison = compared(buttons(0.5), buttons(0.5, extra=True))
    assert comparison.new == []
    assert comparison.elsewhere == 1


@pytest.mark.parametrize(
    ("host", "same"),
    [("shop.example", True), ("www.shop.example", True), ("shop.example:8443", True), ("other.example", False)],
)
def test_a_site_is_known_by_its_host(host: str, same: bool) -> None:
    before, after = buttons(0.5), buttons(0.5, host=host)
    assert same_site(before, after) is same
    comparison = compared(before, after)
    assert comparison.same_site is same
    assert comparison.kept == int(same)
    assert compared(before, after, same=not same).same_site is not same


def test_two_sites_are_compared_by_kind_of_page() -> None:
    pages = [a_page(f"https://a.example/{path}", results=[a_result(outcome="failed")]) for path in ("", "cart")]
    other = [a_page(f"https://b.example/{path}", results=[a_result()]) for path in ("panier", "products/7")]
    comparison = compared(a_report(pages), a_report(other))
    assert {each.kind: (each.before, each.after) for each in comparison.kinds} == {
        "cart": (1, 1),
        "product": (0, 1),
        "home": (1, 0),
    }
    (cart,) = [each for each in comparison.kinds if each.kind == "cart"]
    assert cart.qualities["touch"].gain is not None
    assert cart.qualities["touch"].gain > 0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FORMATS)
def test_a_comparison_is_told_in_every_format(name: str, language: Language) -> None:
    rules = [a_rule(), CONTRAST]
    before = a_report([a_page(results=[a_result(outcome="failed"), a_result(CONTRAST)])], rules, CATEGORIES)
    after = a_report([a_page(results=[a_result(), a_result(CONTRAST, "failed")])], rules, CATEGORIES)
    text = render(name, compared(before, after), before, after, language)
    for rule in rules:
        assert rule.fails.in_language(language) in " ".join(text.split())
    assert len(text.encode()) < 60_000
    two = render(name, compared(before, after, same=False), before, after, language)
    assert rules[0].fails.in_language(language) not in two


def test_a_comparison_of_thousands_of_faults_stays_short() -> None:
    found = [
        a_finding(selector=f"#b{n}", html=f'<a id="b{n}">{"word " * 20}</a>', box=Box(0, n, 9, 9)) for n in range(3000)
    ]
    after = a_report([a_page(results=[a_result(outcome="failed", findings=found)])])
    before = a_report([a_page(results=[a_result()])])
    comparison = compared(before, msgspec.structs.replace(after))
    assert len(render("markdown", comparison, before, after, "fr").encode()) <= 60_000


def test_what_an_audit_did_not_list_one_by_one_is_told_last_as_a_number() -> None:
    report = buttons(0.5)
    unlisted = ComparedFault(rule="small-targets", impact="serious", page="/", first=None)
    named = msgspec.structs.replace(unlisted, said="Buy", page="/cart")
    comparison = msgspec.structs.replace(
        compared(report, report), gone=[unlisted, msgspec.structs.replace(unlisted, count=3), named]
    )
    part = told(comparison, report, report, strings("en")).parts[2]
    assert part.total == 5
    assert [places for _, places in part.faults] == [["serious · /cart · “Buy”", "serious · / · 4 places"]]
