"""The laws of the score, over generated sites and mutations of them.

A place is a place of one family: an element that fails in one family and passes in another is two.
"""

from __future__ import annotations

import copy
from typing import Any

import pytest
from builders_scored_sites import (
    FAMILIES,
    NOISE,
    PASSED,
    QUALITIES,
    QUALITY,
    RULES,
    Site,
    Spot,
    State,
    View,
    about,
    assert_no_lower,
    changed,
    fails,
    known,
    misses,
    numbers,
    of_pages,
    passes,
    qualities,
    sites,
    views,
)
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from auditor.judge.scoring.fixes import fixes
from auditor.judge.scoring.numbers import word
from auditor.judge.scoring.site import Entry, site_scores

laws = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow]
)


@laws
@given(sites, st.data())
def test_mending_one_fault_of_a_place_lowers_no_number(site: Site, data: st.DataObject) -> None:
    def mend(places: list[Spot], at: int) -> None:
        failing = [rule_ for rule_, state in places[at].items() if state.outcome == "failed"]
        places[at][data.draw(st.sampled_from(failing))] = PASSED

    after = changed(data, site, fails, mend)
    assert_no_lower(numbers(site), numbers(after))


@laws
@given(sites, st.data())
def test_mending_a_place_lowers_no_number(site: Site, data: st.DataObject) -> None:
    def mend(places: list[Spot], at: int) -> None:
        places[at] = {name: PASSED if state.outcome == "failed" else state for name, state in places[at].items()}

    after = changed(data, site, fails, mend)
    assert_no_lower(numbers(site), numbers(after))


@laws
@given(sites, st.data())
def test_a_smaller_miss_lowers_no_number(site: Site, data: st.DataObject) -> None:
    def nearer(places: list[Spot], at: int) -> None:
        failing = [name for name, state in places[at].items() if state.outcome == "failed"]
        name = data.draw(st.sampled_from(failing))
        places[at][name] = State("failed", data.draw(st.floats(places[at][name].miss or 0.01, 1.0)))

    after = changed(data, site, fails, nearer)
    assert_no_lower(numbers(site), numbers(after))


@laws
@given(sites, st.data())
def test_taking_a_faulty_place_away_lowers_no_number(site: Site, data: st.DataObject) -> None:
    taken: list[Spot] = []

    def remove(places: list[Spot], at: int) -> None:
        taken.append(places.pop(at))

    after = changed(data, site, fails, remove)
    was, now = numbers(site), numbers(after)
    assume(known(was) == known(now))
    # A category of which the place fails no rule loses a place that passes.
    own = {name: [each for each in RULES if each.category == name] for name in QUALITY}
    but = [f" {name}" for name, rules in own.items() if passes(taken[0], rules) and not fails(taken[0], rules)]
    assert_no_lower(was, now, but)


@laws
@given(sites, st.data())
def test_breaking_a_place_raises_no_number(site: Site, data: st.DataObject) -> None:
    def break_(places: list[Spot], at: int) -> None:
        passing = [name for name, state in places[at].items() if state.outcome == "passed"]
        places[at][data.draw(st.sampled_from(passing))] = State("failed", data.draw(misses))

    after = changed(data, site, passes, break_)
    assert_no_lower(numbers(after), numbers(site))


@laws
@given(sites, st.data())
def test_taking_a_place_away_that_passes_raises_no_number(site: Site, data: st.DataObject) -> None:
    def remove(places: list[Spot], at: int) -> None:
        places.pop(at)

    after = changed(data, site, lambda spot: passes(spot) and not fails(spot), remove)
    was, now = numbers(site), numbers(after)
    assume(known(was) == known(now))
    assert_no_lower(now, was)


@laws
@given(sites, st.integers(2, 4))
def test_copies_change_no_number(site: Site, times: int) -> None:
    before = of_pages(numbers(site))
    again = of_pages(numbers(site._replace(views=site.views * times)))  # each page in a further scenario, judged alike
    assert again == about(before)
    renamed = [(page + str(turn), view) for turn in range(times) for page, view in site.views]
    listed = numbers(site._replace(views=renamed))  # the whole list of pages under other addresses
    for name in ("headline", *(f"site {name}" for name in (*QUALITIES, *QUALITY))):
        assert listed[name] == (before[name] if before[name] is None else pytest.approx(before[name], abs=NOISE))


@laws
@given(views, views)
def test_the_same_address_twice_is_one_page(one: View, other: View) -> None:
    twice = numbers(Site([("a", one), ("a", one), ("b", other)], {}))
    once = numbers(Site([("a", one), ("b", other)], {}))
    assert of_pages(twice) == about(of_pages(once))


@laws
@given(sites, st.randoms(use_true_random=False))
def test_no_number_depends_on_order(site: Site, random: Any) -> None:
    shuffled = copy.deepcopy(site)
    random.shuffle(shuffled.views)
    for _, view in shuffled.views:
        for places in view.values():
            random.shuffle(places)
    before, after = (of_pages(numbers(each)) for each in (site, shuffled))
    assert after == about(before)


@laws
@given(st.integers(6, 200), misses, st.sampled_from(["contrast", "small-text", "label"]))
def test_a_fault_everywhere_costs_several_times_that_of_one_place(count: int, miss: float | None, id_: str) -> None:
    failing, passing = {id_: State("failed", miss)}, {id_: PASSED}
    one, everywhere = (cost({id_: [dict(failing)] * bad + [dict(passing)] * (count - bad)}) for bad in (1, count))
    assert everywhere > 2.5 * one > 0


@laws
@given(st.integers(1, 40), st.integers(0, 40), st.floats(0.5, 0.98), st.sampled_from(["contrast", "main-action"]))
def test_a_near_miss_costs_less_than_a_gross_one(bad: int, good: int, miss: float, id_: str) -> None:
    def view(miss: float | None) -> View:
        return {id_: [{id_: State("failed", miss)} for _ in range(bad)] + [{id_: PASSED} for _ in range(good)]}

    assert cost(view(miss + 0.02)) < cost(view(miss)) <= cost(view(0.3)) == cost(view(None))


def cost(view: View) -> float:
    (charge,) = [charge for score in qualities(view).values() for charge in score.charges]
    return charge.cost


@laws
@given(views, st.sampled_from(sorted(FAMILIES)))
def test_what_passes_adds_nothing(view: View, family: str) -> None:
    assume(family not in view)
    added = {**view, family: [{each.id: PASSED for each in FAMILIES[family]} for _ in range(5)]}
    for name, score in qualities(view).items():
        if score.score is not None:
            assert qualities(added)[name].score == score.score


@laws
@given(views)
def test_a_place_pays_once(view: View) -> None:
    """A text that fails the serious rule of its family may fail the minor one, too, for the same money."""
    both = copy.deepcopy(view)
    for spot in both.get("contrast", []):
        if "contrast" in spot and spot["contrast"].outcome == "failed":
            spot["contrast-enhanced"] = State("failed")
        else:
            spot.pop("contrast-enhanced", None)
    single = copy.deepcopy(both)
    for spot in single.get("contrast", []):
        spot.pop("contrast-enhanced", None)
    assert qualities(both)["clear"].score == qualities(single)["clear"].score


@laws
@given(sites)
def test_ceilings(site: Site) -> None:
    entries = [Entry(page, qualities(view)) for page, view in site.views]
    over = qualities(site.over)
    for name, mean in site_scores(entries, over, QUALITIES).items():
        charges = [charge for scores in [*(each.scores for each in entries), over] for charge in scores[name].charges]
        impacts = {charge.impact for charge in charges}
        if mean.score is None:
            assert not charges
            continue
        highest = 49.0 if "critical" in impacts else 89.0 if "serious" in impacts else 100.0
        assert 0.0 <= mean.score <= highest
        assert (mean.score == 100.0) == (not charges)
        if highest == 100.0:
            assert mean.word != "no"


@pytest.mark.parametrize(
    ("score", "band"), [(90.0, "yes"), (89.999999, "almost"), (50.0, "almost"), (49.999999, "no"), (0.0, "no")]
)
def test_words_are_the_bands_of_numbers_before_they_are_rounded(score: float, band: str) -> None:
    assert word(score) == band


@laws
@given(sites, st.integers(1, 3))
def test_points_are_what_a_number_gains_when_all_places_are_mended(site: Site, fewest: int) -> None:
    entries = [Entry(page, qualities(view)) for page, view in site.views]
    found = fixes(entries, qualities(site.over), QUALITIES, fewest)
    before = numbers(site)
    enough = sum(before[f"site {name}"] is not None for name in QUALITIES) >= fewest
    assert {fix.family for fix in found} == {
        family
        for view in [*(view for _, view in site.views), site.over]
        for family, places in view.items()
        if any(fails(spot) for spot in places)
    }
    for fix in found:
        mended = copy.deepcopy(site)
        for view in [*(view for _, view in mended.views), mended.over]:
            for spot in view.get(fix.family, []):
                spot.update({name: PASSED for name, state in spot.items() if state.outcome == "failed"})
        after = numbers(mended)
        gain = (after[f"site {fix.quality}"] or 0.0) - (before[f"site {fix.quality}"] or 0.0)
        assert fix.quality_points == pytest.approx(gain, abs=NOISE)
        assert fix.quality_points >= 0.0
        total = (after["headline"] or 0.0) - (before["headline"] or 0.0)
        assert fix.points == (pytest.approx(total, abs=NOISE) if enough else None)
    assert [fix.points or 0.0 for fix in found] == sorted((fix.points or 0.0 for fix in found), reverse=True)
