"""One fault seen many times is one group."""

from __future__ import annotations

import pytest
from report_builders import a_finding, a_result, a_text

from auditor.judge.summary.grouping import group, pattern
from auditor.model.result import Finding, RuleResult


def failing(*findings: Finding) -> RuleResult:
    return a_result(outcome="failed", findings=list(findings))


@pytest.mark.parametrize(
    "selector",
    ["#card-17 > a", "#card-3 > a", "#card-3:nth-child(2) > a:nth-of-type(4)", "#card-0:nth-last-child(2n+1) > a"],
)
def test_siblings_have_one_pattern(selector: str) -> None:
    assert pattern(selector) == "#card-0 > a"


def test_forty_cards_with_one_fault_are_one_group() -> None:
    cards = [
        a_finding(selector=f"#grid > li:nth-child({n}) > a", message=a_text(f"{n} px, needs 24")) for n in range(40)
    ]
    (found,) = group([(0, failing(*cards))])
    assert len(found.occurrences) == 40
    assert found.first is cards[0]


def test_one_fault_on_many_pages_and_devices_is_one_group() -> None:
    (found,) = group([(page, failing(a_finding())) for page in (0, 1, 2)])
    assert found.pages == [0, 1, 2]


def test_the_same_words_for_different_elements_are_one_group() -> None:
    first, second = (
        a_finding(selector="#a", message=a_text("No label")),
        a_finding(selector="footer > input", message=a_text("No label")),
    )
    (found,) = group([(0, failing(first, second))])
    assert [each.finding for each in found.occurrences] == [first, second]


def test_different_faults_stay_apart_and_the_larger_comes_first() -> None:
    small = a_finding(selector="#logo", message=a_text("Contrast 2.1:1"))
    cards = [a_finding(selector=f"p:nth-child({n})", message=a_text("Contrast 3.9:1")) for n in range(3)]
    found = group([(0, failing(small, *cards))])
    assert [len(each.occurrences) for each in found] == [3, 1]


def test_what_failed_and_what_is_undecided_are_never_one_group() -> None:
    unsure = a_finding(outcome="cantTell")
    found = group([(0, failing(unsure, a_finding()))])
    assert [each.outcome for each in found] == ["failed", "cantTell"]


def test_a_group_is_represented_by_a_finding_with_a_place() -> None:
    nowhere = a_finding(box=None)
    (found,) = group([(0, failing(nowhere)), (1, failing(a_finding()))])
    assert found.first.box is not None


def test_the_site_as_a_whole_is_no_page() -> None:
    (found,) = group([(None, failing(a_finding(selector="", box=None)))])
    assert found.pages == []


def test_a_group_knows_whether_its_findings_say_the_same() -> None:
    same = [a_finding(selector=f"#a{n}") for n in range(2)]
    assert group([(0, failing(*same))])[0].uniform
    differing = [a_finding(selector=f"#a{n}", message=a_text(f"{n} px")) for n in range(2)]
    assert not group([(0, failing(*differing))])[0].uniform
