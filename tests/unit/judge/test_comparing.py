"""What is new, gone and kept between two audits: laws, on pages of faulty links and their like."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from builders_visits import PHONE, TABLET, a_scenario
from hypothesis import given, settings
from hypothesis import strategies as st
from report_builders import a_finding, a_page, a_report, a_result, a_rule

from auditor.judge.comparing.compare import Comparison, compare
from auditor.judge.comparing.known import known
from auditor.model.device import Device
from auditor.model.failure import Failure
from auditor.model.report import PageReport, Report
from auditor.model.result import Outcome
from auditor.model.rule import RuleDescriptor

SIZE = a_rule("target-size", family="target-size")
COMFORT = a_rule("target-comfort", family="target-size", impact="moderate")
CONTRAST = a_rule("text-contrast")
ADVICE = a_rule("edge-target", advisory=True)
RULES = [SIZE, COMFORT, CONTRAST, ADVICE]


def page(
    words: Sequence[str],
    *rules: RuleDescriptor,
    url: str = "https://shop.example/",
    device: Device = PHONE,
    outcome: Outcome = "failed",
    **changes: object,
) -> PageReport:
    """A page on which a link with each of `words` fails each of `rules`; the others pass."""
    findings = [
        a_finding(
            outcome=outcome, selector=f"main > ul > li:nth-child({number}) > a", html=f'<a href="/{word}">{word}</a>'
        )
        for number, word in enumerate(words, 1)
    ]
    results = [
        a_result(rule, outcome, findings=findings) if rule in (rules or (SIZE,)) and words else a_result(rule)
        for rule in RULES
    ]
    return a_page(url, device, **{"results": results, **changes})


def site(*pages: PageReport, whole: bool = True, rules: Sequence[RuleDescriptor] = RULES) -> Report:
    return a_report(list(pages), rules=list(rules), whole=whole)


def compared(before: Report, after: Report) -> Comparison:
    return compare(known(before), known(after))


def test_a_fault_that_phone_and_tablet_show_is_one() -> None:
    before = site(page(["vase"]), page(["vase"], device=TABLET))
    after = site(page(["vase", "bowl"]), page(["vase", "bowl"], device=TABLET))
    found = compared(before, after)
    assert [(each.rule, each.impact) for each in found.new] == [("target-size", "serious")]
    assert len(found.kept) == 1
    assert not found.gone


def test_a_place_that_fails_two_rules_of_a_family_is_one_fault() -> None:
    found = compared(site(page(["vase"], SIZE, COMFORT)), site(page(["vase", "bowl"], SIZE, COMFORT)))
    assert [each.rule for each in found.new] == ["target-size"]


def test_two_families_are_two_faults() -> None:
    found = compared(site(page([])), site(page(["vase"], SIZE, CONTRAST)))
    assert sorted(each.rule for each in found.new) == ["target-size", "text-contrast"]


def test_what_gets_graver_is_new() -> None:
    found = compared(site(page(["vase"], COMFORT)), site(page(["vase"], SIZE, COMFORT)))
    assert [each.rule for each in found.new] == ["target-size"]
    assert not found.kept
    assert not found.gone


def test_what_gets_lighter_is_kept() -> None:
    found = compared(site(page(["vase"], SIZE, COMFORT)), site(page(["vase"], COMFORT)))
    assert (len(found.kept), found.new, found.gone) == (1, [], [])


def test_one_more_among_many_alike_is_one_more_of_its_impact() -> None:
    rules = {"rules": RULES}
    before = site(page(["a"] * 12, SIZE), **rules)
    old = site(page(["a"] * 48, COMFORT, url="https://shop.example/"), **rules)
    assert len(compared(before, site(page(["a"] * 13, SIZE), **rules)).new) == 1
    assert len(compared(old, site(page(["a"] * 47, COMFORT), **rules)).gone) == 1


def test_advice_is_not_compared() -> None:
    found = compared(site(page([])), site(page(["vase"], ADVICE)))
    assert not found.new


@pytest.mark.parametrize("whole", [True, False])
def test_findings_that_are_not_listed_count(whole: bool) -> None:
    many = [f"vase{'abcdefghij'[number // 10]}{'abcdefghij'[number % 10]}" for number in range(70)]
    found = compared(site(page(many), whole=whole), site(page([*many[1:], "bowl"]), whole=whole))
    assert (len(found.new), len(found.gone), len(found.kept)) == (1, 1, 69)


def test_what_was_open_is_not_new_and_what_is_open_is_not_mended() -> None:
    failed, undecided = site(page(["vase"])), site(page(["vase"], outcome="cantTell"))
    assert [len(each) for each in (compared(undecided, failed).new, compared(undecided, failed).unknown)] == [0, 1]
    found = compared(failed, undecided)
    assert (found.gone, len(found.undecided)) == ([], 1)


def test_a_page_that_was_not_audited_mends_nothing() -> None:
    before = site(page(["vase"]), page(["bowl"], url="https://shop.example/cart"))
    blank = page([], url="https://shop.example/cart", audited=False, failures=[Failure.at("navigate", "blank-page")])
    found = compared(before, site(page(["vase"]), blank))
    assert (found.gone, len(found.not_seen)) == ([], 1)


def test_a_rule_without_an_answer_mends_nothing() -> None:
    after = a_page(results=[a_result(SIZE, "untested")])
    found = compared(site(page(["vase"])), site(after))
    assert (found.gone, len(found.not_seen)) == ([], 1)


def test_a_rule_whose_step_gave_only_a_part_neither_mends_nor_makes_new() -> None:
    """What was not tried on a page for want of time may have been there all along."""
    in_part = [Failure.at("probe", "probe-failed", of="targets")]
    whole, part = site(page(["vase", "bowl"])), site(page(["vase"], failures=in_part))
    found = compared(part, whole)
    assert (found.new, len(found.unknown), len(found.kept)) == ([], 1, 1)
    found = compared(whole, part)
    assert (found.gone, len(found.not_seen), len(found.kept)) == ([], 1, 1)


def test_a_device_that_was_not_visited_mends_nothing() -> None:
    found = compared(site(page([]), page(["vase"], device=TABLET)), site(page([])))
    assert (found.gone, len(found.not_seen)) == ([], 1)


def test_a_rule_that_was_not_judged_then_has_nothing_new() -> None:
    before = site(a_page(results=[a_result(CONTRAST)]), rules=[CONTRAST])
    found = compared(before, site(page(["vase"])))
    assert (found.new, len(found.unknown)) == ([], 1)


def test_a_page_that_moved_keeps_its_faults_and_one_that_is_new_has_new_ones() -> None:
    old, moved = "https://shop.example/old", "https://shop.example/new"
    found = compared(site(page(["vase"], url=old)), site(page(["vase"], url=moved)))
    assert (found.new, found.gone, len(found.kept)) == ([], [], 1)
    found = compared(site(page(["vase"], url=old)), site(page(["vase"], url=old), page(["vase"], url=moved)))
    assert len(found.new) == 1


def test_another_host_and_another_window_change_nothing() -> None:
    tall = Device(**{**{name: getattr(PHONE, name) for name in PHONE.__struct_fields__}, "name": "390x700@3"})
    before = site(page(["vase", "bowl"], url="https://shop.example/x?b=1&a=2"))
    after = a_report(
        [page(["vase", "bowl"], url="http://127.0.0.1:8080/x?a=2&b=1", device=tall)], rules=RULES, devices=[tall]
    )
    found = compared(before, after)
    assert a_scenario(tall).id != a_scenario(PHONE).id
    assert (found.new, found.gone, len(found.kept)) == ([], [], 2)


def test_a_bar_is_one_fault_on_however_many_elements_it_lies() -> None:
    bar = a_rule("focus-not-obscured", one_per="cover")

    def under(**covers: str) -> Report:
        findings = [a_finding(html=f"<a>{word}</a>", facts={"cover": cover}) for word, cover in covers.items()]
        return site(a_page(results=[a_result(bar, "failed", findings=findings)]), rules=[bar])

    before = under(vase="nav.top", bowl="nav.top", cup="nav.top")
    found = compared(before, under(jug="nav.top"))
    assert (found.new, found.gone, len(found.kept)) == ([], [], 1)
    renamed = compared(before, under(vase="nav.css-1x9", bowl="nav.css-1x9"))
    assert (renamed.new, renamed.gone, len(renamed.kept)) == ([], [], 1)
    found = compared(before, under(jug="nav.top", vase="nav.cookies"))
    assert (len(found.new), found.gone, len(found.kept)) == (1, [], 1)


words = st.lists(st.sampled_from(["vase", "bowl", "cup", "jug"]), max_size=12)


@given(words, words)
@settings(max_examples=60, deadline=None)
def test_every_fault_is_told_once(before: list[str], after: list[str]) -> None:
    found = compared(site(page(before)), site(page(after)))
    assert len(found.kept) + len(found.gone) == len(before)
    assert len(found.kept) + len(found.new) == len(after)
    assert [found.undecided, found.not_seen, found.unknown] == [[], [], []]


@given(words, words)
@settings(max_examples=30, deadline=None)
def test_backwards_new_is_gone(before: list[str], after: list[str]) -> None:
    there, back = compared(site(page(before)), site(page(after))), compared(site(page(after)), site(page(before)))
    assert [each.place for each in there.new] == [each.place for each in back.gone]


@given(words)
@settings(max_examples=30, deadline=None)
def test_an_audit_has_nothing_new_against_itself(given_words: list[str]) -> None:
    found = compared(site(page(given_words)), site(page(given_words)))
    assert (found.new, found.gone, len(found.kept)) == ([], [], len(given_words))
