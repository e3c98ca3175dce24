"""evaluate hands over the places of each rule beside its result."""

from __future__ import annotations

import pytest
from builders import PHONE, a_page, a_rule, a_rulebook, facts

from auditor.judge.evaluate import examine, examine_rule, judge, judge_rule
from auditor.judge.scoring.tally import distance


def test_places_that_pass_and_fail_and_are_open() -> None:
    rule = a_rule(score="share", family="many", miss="most / elements")
    pages = [
        a_page(5, selector="#a"),
        a_page(None, selector="#b"),
        a_page(12, selector="#c"),
        a_page(40, selector="#d"),
    ]
    examined = examine_rule(rule, list(pages), PHONE)
    assert examined.result == judge_rule(rule, list(pages), PHONE)
    assert (examined.tally.family, examined.tally.whole) == ("many", False)
    assert examined.tally.passed == {"#a"}
    assert examined.tally.failed == {"#c": pytest.approx(distance(10 / 12, 0.5), abs=1e-3), "#d": 1.0}


def test_a_miss_is_graded_by_the_rules_own_gross() -> None:
    rule = a_rule(miss="most / elements", limits={"most": 10, "gross": 0.9})
    assert examine_rule(rule, [a_page(12)], PHONE).tally.failed == {"": 1.0}


def test_a_rule_that_measures_no_distance_counts_in_full() -> None:
    assert examine_rule(a_rule(), [a_page(11)], PHONE).tally.failed == {"": 1.0}


def test_what_was_not_gathered_has_no_places() -> None:
    book = a_rulebook(a_rule())
    gathered = facts(a_page(11))
    missing = facts(subjects={})
    assert [each.result for each in examine(gathered, book)] == judge(gathered, book)
    (examined,) = examine(missing, book)
    assert examined.result.outcome == "untested"
    assert not examined.tally.decides
