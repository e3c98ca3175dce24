"""One fault seen many times is one group."""

from __future__ import annotations

import pytest
from report_builders import TABLET, a_finding, a_page, a_report, a_result, a_text

from auditor.judge.summary.shapes import pattern
from auditor.model.geometry import Box
from auditor.model.result import Finding, RuleResult
from auditor.model.summary import FindingReference, Thing


def things(*pages: list[RuleResult]) -> list[Thing]:
    """The things of a report whose pages have these results."""
    return a_report(
        [a_page(f"https://shop.example/{number}", results=each) for number, each in enumerate(pages)]
    ).things


def failing(*findings: Finding) -> RuleResult:
    return a_result(outcome="failed", findings=list(findings))


@pytest.mark.parametrize(
    "selector",
    ["#card-17 > a", "#card-3 > a", "#card-3:nth-child(2) > a:nth-of-type(4)", "#card-0:nth-last-child(2n+1) > a"],
)
def test_siblings_have_one_pattern(selector: str) -> None:
    assert pattern(selector) == "#card-0 > a"


def test_forty_cards_with_one_fault_are_one_thing() -> None:
    cards = [
        a_finding(selector=f"#grid > li:nth-child({n}) > a", message=a_text(f"{n} px, needs 24")) for n in range(40)
    ]
    (found,) = things([failing(*cards)])
    assert found.count == len(found.places) == 40
    assert found.first == FindingReference(0, 0)


def test_one_fault_on_many_pages_and_devices_is_one_thing() -> None:
    (found,) = a_report(
        [
            a_page("https://shop.example/", results=[failing(a_finding())]),
            a_page("https://shop.example/", TABLET, results=[failing(a_finding())]),
            a_page("https://shop.example/cart", results=[failing(a_finding())]),
        ]
    ).things
    assert found.pages == [0, 1, 2]
    assert found.count == 2  # the element of the first address, once for both devices
    assert found.places == [[FindingReference(0, 0), FindingReference(1, 0)], [FindingReference(2, 0)]]


def test_an_element_of_which_each_device_says_another_thing_is_one_element_of_two_places() -> None:
    other = a_finding(message=a_text("12 px"))
    (found,) = a_report(
        [a_page(results=[failing(a_finding())]), a_page(device=TABLET, results=[failing(other)])]
    ).things
    assert (found.count, found.uniform) == (1, False)
    assert found.places == [[FindingReference(0, 0)], [FindingReference(1, 0)]]


def test_the_same_words_for_different_elements_are_one_thing() -> None:
    first, second = (
        a_finding(selector="#a", message=a_text("No label")),
        a_finding(selector="footer > input", message=a_text("No label")),
    )
    (found,) = things([failing(first, second)])
    assert found.places == [[FindingReference(0, 0)], [FindingReference(0, 1)]]


def test_different_faults_stay_apart_and_the_larger_comes_first() -> None:
    small = a_finding(selector="#logo", message=a_text("Contrast 2.1:1"))
    cards = [a_finding(selector=f"p:nth-child({n})", message=a_text("Contrast 3.9:1")) for n in range(3)]
    assert [each.count for each in things([failing(small, *cards)])] == [3, 1]


def test_what_failed_and_what_is_undecided_are_never_one_thing() -> None:
    unsure = a_finding(outcome="cantTell")
    found = things([failing(unsure, a_finding())])
    assert [each.outcome for each in found] == ["failed", "cantTell"]
    assert found[0].id != found[1].id


def test_a_thing_is_represented_by_a_finding_with_a_place() -> None:
    nowhere = a_finding(box=None)
    (found,) = things([failing(nowhere)], [failing(a_finding())])
    assert found.first == FindingReference(1, 0)


def test_the_site_as_a_whole_is_no_page_and_no_element() -> None:
    report = a_report([a_page()], site=[failing(a_finding(selector="", box=None))])
    (found,) = report.things
    assert (found.pages, found.count, found.places) == ([], 0, [[FindingReference(None, 0)]])
    assert (report.rules["target-size"].pages, report.rules["target-size"].count) == ([], 0)


def test_a_thing_knows_whether_its_findings_say_the_same() -> None:
    same = [a_finding(selector=f"#a{n}") for n in range(2)]
    assert things([failing(*same)])[0].uniform
    differing = [a_finding(selector=f"#a{n}", message=a_text(f"{n} px")) for n in range(2)]
    assert not things([failing(*differing)])[0].uniform


def test_things_that_look_alike_have_different_ids() -> None:
    one = a_finding(selector=".a > button", message=a_text("too small"))
    other = a_finding(selector=".b > button", message=a_text("too narrow"))
    found = things([failing(one, other)])
    assert len({each.id for each in found}) == 2


def test_the_id_of_a_thing_is_the_same_in_another_audit() -> None:
    (before,) = things([failing(a_finding(), a_finding(selector="#cart > li:nth-child(2) > button"))])
    (after,) = things([failing(a_finding(box=Box(0, 0, 9, 9), message=a_text("9 × 9 px")))])
    assert before.id == after.id
