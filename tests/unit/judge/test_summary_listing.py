"""Which findings are listed; and that a summary says of the others what it says if all are listed."""

from __future__ import annotations

from unittest.mock import patch

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from report_builders import PHONE, TABLET, a_finding, a_page, a_report, a_result, a_rule, a_text

from auditor.judge.summary import listing
from auditor.judge.summary.listing import FULL, SHAPES, listed
from auditor.judge.summary.traces import traces
from auditor.model.report import PageReport, Report
from auditor.model.result import Finding, RuleResult

SMALL = a_rule("target-size", family="size", impact="serious")
TIGHT = a_rule("target-comfort", family="size", impact="minor")
OTHER = a_rule("cta-size", family="cta", impact="moderate", advisory=True)
RULES = [SMALL, TIGHT, OTHER]


def card(number: int, kind: str = "a", **changes: object) -> Finding:
    return a_finding(**{"selector": f"ul > li:nth-child({number}) > {kind}", **changes})


def failing(*findings: Finding) -> RuleResult:
    return a_result(SMALL, "failed", findings=list(findings))


def test_a_page_of_few_findings_lists_them_all() -> None:
    results = [failing(*map(card, range(FULL - 1))), a_result(TIGHT, "failed", findings=[card(0)])]
    assert listed(results).results == results


def test_of_many_alike_some_are_listed_with_how_many_are_not() -> None:
    (result,) = listed([failing(*map(card, range(500)))]).results
    assert [each.more for each in result.findings] == [500 - FULL] + [0] * (FULL - 1)
    assert (result.failed, len([*traces(result)])) == (500, 500 - FULL)


def test_of_each_shape_one_is_listed_even_if_the_page_is_full() -> None:
    cards = [card(number, kind) for kind in "abcdefghijklmnopqrstuvwxyz" for number in range(9)]
    results = listed(
        [failing(*cards), a_result(TIGHT, "failed", findings=cards), a_result(OTHER, "failed", findings=cards)]
    )
    assert len(results.results) == 3
    for result in results.results:
        assert len(result.findings) == 26
        assert {each.more for each in result.findings} == {8}


def test_the_largest_shapes_are_listed() -> None:
    kinds = [f"x-{'a' * number}" for number in range(1, SHAPES + 11)]
    cards = [card(number, kind) for kind in kinds for number in range(1 if kind in kinds[:10] else 2)]
    (result,) = listed([failing(*cards)]).results
    assert [each.selector for each in result.findings] == [f"ul > li:nth-child(0) > {kind}" for kind in kinds[10:]]
    assert len([*traces(result)]) == 10 + SHAPES


def test_the_gravest_rules_list_more_and_advice_lists_least() -> None:
    many = [card(number) for number in range(FULL)]
    results = [a_result(rule, "failed", findings=many) for rule in (OTHER, TIGHT, SMALL)]
    lengths = [len(each.findings) for each in listed(results).results]
    assert sum(lengths) == FULL
    assert lengths == sorted(lengths)
    assert lengths[0] >= FULL // 3 - 1


def test_what_failed_and_what_is_undecided_have_shapes_of_their_own() -> None:
    cards = [card(number, outcome="cantTell" if number % 2 else "failed") for number in range(200)]
    (result,) = listed([failing(*cards)]).results
    assert {each.outcome for each in result.unlisted} == {"failed", "cantTell"}
    assert sorted(each.outcome for each in result.findings if each.more) == ["cantTell", "failed"]


FINDINGS = st.lists(
    st.builds(
        card,
        number=st.integers(0, 5),
        kind=st.sampled_from(["a", "b", "i", "u"]),
        outcome=st.sampled_from(["failed", "failed", "cantTell"]),
        message=st.sampled_from([a_text("18 px"), a_text("19 px"), a_text("20 px")]),
    )
    | st.builds(
        a_finding, selector=st.just(""), html=st.sampled_from(["", "a.js", "b.js"]), box=st.none(),
        message=st.sampled_from([a_text("slow"), a_text("slower")]),
    ),
    max_size=16,
    unique_by=lambda each: (each.selector, each.html, each.outcome),
)  # fmt: skip
PAGES = st.lists(st.tuples(*[FINDINGS] * 3), min_size=1, max_size=4)


def pages_of(drawn: list[tuple[list[Finding], ...]]) -> list[PageReport]:
    """Two stations on two devices at most."""
    places = [
        (url, device) for url in ("https://shop.example/", "https://shop.example/cart") for device in (PHONE, TABLET)
    ]
    return [
        a_page(
            url,
            device,
            results=[
                a_result(rule, "failed" if any(each.outcome == "failed" for each in own) else "cantTell", findings=own)
                for rule, own in zip(RULES, found, strict=True)
                if own
            ],
        )
        for (url, device), found in zip(places, drawn, strict=False)
    ]


def told(report: Report) -> list[object]:
    """All that a reader is told of how much there is."""
    things = [
        (
            thing.rule, thing.outcome, part.count, part.pages, part.uniform, len(part.places) + part.left_out,
            thing.untold is None,
        )
        for thing in report.things
        for part in (thing, thing.untold)
        if part is not None
    ]  # fmt: skip
    rules = [(rule.id, rule.outcome, rule.count, rule.pages) for rule in report.ordered_rules]
    return [report.score, report.verdict, things, rules, report.fixes]


@settings(max_examples=60, deadline=None)
@given(drawn=PAGES, full=st.integers(0, 12))
def test_a_summary_says_of_what_is_not_listed_what_it_says_of_all(
    drawn: list[tuple[list[Finding], ...]], full: int
) -> None:
    pages = pages_of(drawn)
    with patch.object(listing, "FULL", full):
        fewer = a_report(pages, RULES, whole=False)
    assert told(fewer) == told(a_report(pages, RULES))


def test_a_thing_of_which_nothing_is_listed_is_counted() -> None:
    kinds = [card(0, f"x-{'a' * number}", message=a_text("y" * number)) for number in range(1, SHAPES + 8)]
    page = a_page(results=[failing(*kinds)])
    report = a_report([page], RULES, whole=False)
    rule = report.rules["target-size"]
    assert (len(report.things), rule.things_left_out, rule.count) == (SHAPES, 7, SHAPES + 7)


def test_what_an_earlier_rule_of_the_family_tells_is_not_told_again() -> None:
    first, both = [card(n) for n in range(3)], [card(n) for n in range(5)]
    page = a_page(results=[failing(*first), a_result(TIGHT, "failed", findings=both)])
    report = a_report([page], RULES)
    small, tight = report.things
    assert (small.rule, small.untold, tight.rule, tight.count) == ("target-size", None, "target-comfort", 5)
    assert tight.untold is not None
    assert [tight.untold.count, len(tight.untold.places), tight.untold.first.finding] == [2, 2, 3]
    assert report.fixes[0].elements == 5
    again = a_report(
        [msgspec.structs.replace(page, results=[*page.results[:1], a_result(TIGHT, "failed", findings=first)])], RULES
    )
    assert again.things[1].untold is not None
    assert again.things[1].untold.count == 0
