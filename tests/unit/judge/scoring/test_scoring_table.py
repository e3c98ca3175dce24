"""The table of the design, to the point; and what one charge holds."""

from __future__ import annotations

import math
from typing import Any

import pytest
from builders import a_page, a_rule
from builders_scoring import a_tally, the_score, whole

from auditor.judge.scoring.charges import charges_of
from auditor.judge.scoring.numbers import shown
from auditor.judge.scoring.tally import Place, Tally, distance, place_of, tally
from auditor.model.facts.security.requests import SubresourceFacts

PALE, NEARLY = 1.34 / 4.5, 4.3 / 4.5  # contrast, measured ÷ required


def many(count: int, *, kind: Any = a_tally, **changes: Any) -> list[Tally]:
    return [kind(f"rule-{number}", **changes) for number in range(count)]


@pytest.mark.parametrize(
    ("case", "tallies", "number", "word"),
    [
        ("all 6 texts at 1.34:1", [a_tally(fails=6, miss=PALE)], 46, "no"),
        ("all at 4.3:1", [a_tally(fails=6, miss=NEARLY)], 82, "almost"),
        ("1 of 50 texts at 1.34:1", [a_tally(fails=1, passes=49, miss=PALE)], 85, "almost"),
        ("1 of 50 at 4.3:1", [a_tally(fails=1, passes=49, miss=NEARLY)], 88, "almost"),
        ("25 of 50 at 1.34:1", [a_tally(fails=25, passes=25, miss=PALE)], 57, "almost"),
        ("main action 60 px below a first screen of 664 px", [whole(miss=664 / 724)], 70, "almost"),
        ("a whole screen below", [whole(miss=664 / 1328)], 26, "no"),
        ("ten serious rules, 1 place of 10 each", many(10, fails=1, passes=9), 33, "no"),
        ("one field: two serious faults", many(2, fails=1), 54, "almost"),
        ("serious and moderate", [a_tally("a", fails=1), a_tally("b", fails=1, impact="moderate")], 68, "almost"),
        (
            "critical and moderate",
            [a_tally("a", fails=1, impact="critical"), a_tally("b", fails=1, impact="moderate")],
            35,
            "no",
        ),
        ("12 fields that all fail one serious rule", [a_tally(fails=12)], 38, "no"),
        (
            "a card form over http",
            [whole("https", impact="critical", family="https"), whole("card-https", impact="critical", family="https")],
            9,
            "no",
        ),
        ("one mixed request of 40", [a_tally(fails=1, passes=39, impact="critical")], 46, "no"),
        ("one page-wide moderate fault", [whole(impact="moderate")], 92, "yes"),
        ("five", many(5, kind=whole, impact="moderate"), 73, "almost"),
        ("ten minor", many(10, kind=whole, impact="minor"), 81, "almost"),
        ("nothing fails", [a_tally(passes=1)], 100, "yes"),
    ],
)
def test_the_table(case: str, tallies: list[Tally], number: int, word: str) -> None:
    score = the_score(*tallies)
    assert score.score is not None
    assert (shown(score.score), score.word) == (number, word)


@pytest.mark.parametrize("tallies", [[], [a_tally()], [a_tally(fails=3, advisory=True)]])
def test_what_decides_nothing_has_no_number(tallies: list[Tally]) -> None:
    score = the_score(*tallies)
    assert (score.score, score.word, score.raw, score.charges) == (None, None, None, [])


def test_an_advisory_rule_costs_nothing() -> None:
    assert the_score(a_tally(passes=1), a_tally("b", fails=9, advisory=True)).score == 100.0


@pytest.mark.parametrize(
    ("miss", "expected"),
    [(None, 1.0), (0.0001, 1.0), (0.5, 1.0), (math.sqrt(0.5), 0.6), (1.0, 0.2)],
)
def test_a_near_miss_costs_less(miss: float | None, expected: float) -> None:
    assert distance(miss, 0.5) == pytest.approx(expected)


def test_a_gross_that_is_nearer_makes_a_miss_weigh_more() -> None:
    assert distance(0.8, 0.5) < distance(0.8, 0.75) < distance(0.8, 0.8) == 1.0


def test_a_place_pays_for_its_dearest_rule_and_dilutes_only_if_it_fails_none() -> None:
    size = a_tally("size", family="target", failed={"a": 1.0, "b": 0.5}, passed=frozenset("cd"))
    comfort = a_tally(
        "comfort", family="target", impact="moderate", failed={"a": 1.0, "c": 1.0}, passed=frozenset("bd")
    )
    overlap = whole("overlap", family="target", impact="moderate", failed={"e": 1.0})
    (charge,) = charges_of([size, comfort, overlap])
    assert charge.paid == pytest.approx(0.7 + 0.35 + 0.2)
    assert (charge.dearest, charge.whole) == (0.7, 0.2)
    assert (charge.places, charge.passing) == (4, 1)
    assert charge.impact == "serious"
    assert charge.rules == ["size", "comfort", "overlap"]
    assert charge.cost == pytest.approx(0.7 * (1.25 / (1.25 + 1 + 3)) ** 0.7, abs=1e-6)


def test_the_larger_of_the_two_counts() -> None:
    share = a_tally("share", family="one", fails=1, passes=99)
    assert charges_of([share, whole("all", family="one", impact="moderate")])[0].cost == 0.2


def test_a_family_is_as_grave_as_its_gravest_rule_that_fails() -> None:
    near = {f"near-{number}": 0.2 for number in range(100)}
    size = a_tally("size", family="one", failed=near)
    before = the_score(size, a_tally("comfort", family="one", impact="moderate", failed={"gross": 1.0}))
    after = the_score(size, a_tally("comfort", family="one", impact="moderate", passed=frozenset({"gross"})))
    assert before.charges[0].dearest == 0.2  # the moderate one
    assert before.ceiling == after.ceiling == 0.89
    assert before.score is not None
    assert after.score is not None
    assert before.score < after.score


def test_of_two_decisions_about_one_place_the_worst_counts() -> None:
    places = [Place("a", "passed"), Place("a", "failed", 0.9), Place("a", "failed", 0.6), Place("a", "cantTell")]
    places += [Place("b", "cantTell"), Place("b", "passed"), Place("c", "passed"), Place("c", "passed")]
    counted = tally(a_rule(score="share"), 0.5, places)
    assert counted.failed == {"a": distance(0.6, 0.5)}
    assert counted.passed == {"c"}
    assert not counted.whole


def test_a_rule_without_share_judges_the_page_as_a_whole() -> None:
    assert tally(a_rule(score="all"), 0.5, []).whole


def test_what_tells_places_apart() -> None:
    assert place_of(a_page(selector="#a", html="<a>")) == "#a"
    assert place_of(a_page(html="sid (shop.example)")) == "sid (shop.example)"
    assert place_of(a_page()) == ""
    one, other = (
        SubresourceFacts(url=url, resource_kind="image", over_http=True, outcome="blocked")
        for url in ("http://a.example/1.png", "http://a.example/2.png")
    )
    assert place_of(one) != place_of(other)
