"""Generated sites to score: pages × scenarios × families × places with misses; every number of one, and mutations."""

from __future__ import annotations

import copy
import itertools
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

import pytest
from builders import a_rule
from hypothesis import assume
from hypothesis import strategies as st

from auditor.judge.rule import DEFAULT_GROSS, Rule
from auditor.judge.scoring.qualities import scores_of
from auditor.judge.scoring.site import Entry, headline, page_scores, site_scores
from auditor.judge.scoring.tally import Place, Tally, tally
from auditor.model.score import QualityScore

QUALITY = {"legibility": "clear", "content": "simple", "forms": "simple", "security": "secure"}
QUALITIES = ("clear", "simple", "secure")
NOISE = 1e-5  # points: what rounding each share to six decimals may leave


def rule(id_: str, category: str, impact: str, family: str = "", score: str = "share", advisory: bool = False) -> Rule:
    changes = {"family": family or id_, "impact": impact, "score": score, "advisory": advisory}
    return a_rule(id_, category, **changes)


RULES = [
    rule("contrast", "legibility", "serious", "contrast"),
    rule("contrast-enhanced", "legibility", "minor", "contrast"),
    rule("contrast-everywhere", "legibility", "moderate", "contrast", "all"),
    rule("small-text", "legibility", "moderate"),
    rule("zoom", "legibility", "critical", "zoom", "all"),
    rule("label", "forms", "critical", "label"),
    rule("label-persistent", "content", "moderate", "label"),
    rule("main-action", "content", "serious", score="all"),
    rule("advice", "content", "serious", advisory=True),
    rule("https", "security", "critical", "https", "all"),
    rule("card-https", "security", "serious", "https"),
    rule("headers", "security", "moderate", score="all"),
]
FAMILIES = {each.family: [other for other in RULES if other.family == each.family] for each in RULES}


class State(NamedTuple):
    """What a rule says of a place; miss None: it fails in full."""

    outcome: Any
    miss: float | None = None


PASSED = State("passed")
Spot = dict[str, State]  # rule → what it says of one place
View = dict[str, list[Spot]]  # family → its places: one page in one scenario, or the site


class Site(NamedTuple):
    views: list[tuple[str, View]]
    over: View


# Near misses cost least: there the laws are nearest to breaking.
misses = st.one_of(st.none(), st.floats(0.9, 1.0), st.floats(0.01, 1.0))
states = st.one_of(st.just(PASSED), st.builds(State, st.just("failed"), misses), st.just(State("cantTell")))


def spots(family: str) -> st.SearchStrategy[list[Spot]]:
    fixed = {each.id: states for each in FAMILIES[family]}
    spot = st.fixed_dictionaries({}, optional=fixed).filter(bool)
    copies = st.tuples(spot, st.sampled_from([2, 5, 20])).map(lambda pair: [dict(pair[0]) for _ in range(pair[1])])
    return st.lists(st.one_of(spot.map(lambda one: [one]), copies), max_size=3).map(
        lambda parts: list(itertools.chain(*parts))
    )


views = st.fixed_dictionaries({}, optional={family: spots(family) for family in FAMILIES})
sites = st.builds(Site, st.lists(st.tuples(st.sampled_from("ab"), views), min_size=1, max_size=2), views)


def tallies(view: View) -> list[Tally]:
    counted = []
    for family, rules in FAMILIES.items():
        places = list(enumerate(view.get(family, [])))
        for each in rules:
            said = [Place(str(at), *spot[each.id]) for at, spot in places if each.id in spot]
            counted.append(tally(each, DEFAULT_GROSS, said))
    return counted


def qualities(view: View) -> dict[str, QualityScore]:
    return scores_of(tallies(view), QUALITIES, lambda each: QUALITY[each.category])


def categories(view: View) -> dict[str, QualityScore]:
    return scores_of(tallies(view), QUALITY, lambda each: each.category)


def numbers(site: Site) -> dict[str, float | None]:
    """Every number there is, by name."""
    found: dict[str, float | None] = {}
    for names, score in ((QUALITIES, qualities), (tuple(QUALITY), categories)):
        entries = [Entry(page, score(view)) for page, view in site.views]
        for at, entry in enumerate(entries):
            found |= {f"view {at} {name}": each.score for name, each in entry.scores.items()}
        for page, means in page_scores(entries, names).items():
            found |= {f"page {page} {name}": each.score for name, each in means.items()}
        found |= {f"site {name}": each.score for name, each in site_scores(entries, score(site.over), names).items()}
    found["headline"] = headline((found[f"site {name}"] for name in QUALITIES), fewest=1)
    return found


def known(found: Mapping[str, float | None]) -> frozenset[str]:
    return frozenset(name for name, score in found.items() if score is not None)


def changed(
    data: st.DataObject, site: Site, wanted: Callable[[Spot], bool], change: Callable[[list[Spot], int], None]
) -> Site:
    """`site` with one place changed, one that is `wanted`."""
    after = copy.deepcopy(site)
    candidates = [
        (places, at)
        for view in [*(view for _, view in after.views), after.over]
        for places in view.values()
        for at, spot in enumerate(places)
        if wanted(spot)
    ]
    assume(candidates)
    change(*candidates[data.draw(st.integers(0, len(candidates) - 1))])
    return after


def fails(spot: Spot, rules: Iterable[Rule] = RULES) -> bool:
    return any(not each.advisory and each.id in spot and spot[each.id].outcome == "failed" for each in rules)


def passes(spot: Spot, rules: Iterable[Rule] = RULES) -> bool:
    return any(each.id in spot and spot[each.id].outcome == "passed" for each in rules)


def assert_no_lower(
    before: Mapping[str, float | None], after: Mapping[str, float | None], but: Iterable[str] = ()
) -> None:
    assert before
    for name, was in before.items():
        now = after[name]
        if was is not None and now is not None and not name.endswith(tuple(but)):
            assert now >= was - NOISE, name


def about(found: Mapping[str, float | None]) -> dict[str, Any]:
    return {name: None if score is None else pytest.approx(score, abs=NOISE) for name, score in found.items()}


def of_pages(found: Mapping[str, float | None]) -> dict[str, float | None]:
    return {name: score for name, score in found.items() if not name.startswith("view")}
