"""Which findings are the same as before: laws, on pages of cards that are changed as shops change them."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from unittest.mock import patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from report_builders import a_finding, a_result, a_rule, a_text

from auditor.judge.summary import listing
from auditor.judge.summary.identity import address, identified
from auditor.judge.summary.matching import Matching, Sighting, match, sightings
from auditor.judge.summary.traces import Trace, trace
from auditor.model.geometry import Box
from auditor.model.result import RuleResult, Traits


@dataclass(frozen=True)
class Card:
    """One faulty link of a page."""

    word: str
    href: str
    rule: str = "target-size"


@dataclass(frozen=True)
class Shop:
    """How a shop's page is built."""

    host: str = "shop.example"
    path: str = "/vases"
    classes: str = "card-1x9"
    wrapper: str = "main > ul"
    prefix: str = ""


def seen(cards: list[Card], shop: Shop) -> list[Sighting]:
    """The findings on a page with `cards`."""
    url = f"https://{shop.host}{shop.path}"
    results = [
        a_result(
            a_rule(card.rule),
            "failed",
            findings=[
                a_finding(
                    selector=f"{shop.wrapper} > li:nth-of-type({number}) > a",
                    html=f'<a class="{shop.classes}" href="https://{shop.host}{card.href}">{shop.prefix}{card.word}</a>',
                    box=Box(16, 40.0 * number, 80, 18),
                    message=a_text(f"{number} px, needs 24"),
                )
            ],
        )
        for number, card in enumerate(cards, 1)
    ]
    return [*sightings(identified(results, address(url), [url]))]


def words(sighting: Sighting) -> str:
    assert sighting.finding is not None
    return sighting.finding.traits.words


def counts(found: Matching) -> tuple[int, int, int]:
    return len(found.pairs), len(found.gone), len(found.new)


def content(found: Matching) -> tuple[list[tuple[Trace, Trace]], list[Trace], list[Trace]]:
    """What was paired, in the words of what is equal."""
    return (
        sorted((a.trace, b.trace) for a, b in found.pairs),
        sorted(each.trace for each in found.gone),
        sorted(each.trace for each in found.new),
    )


CARDS = st.lists(
    st.builds(
        Card,
        word=st.sampled_from(["Vase", "Bowl", "Cup", "Plate", ""]),
        href=st.sampled_from(["/p/1", "/p/2", "/p/3"]),
        rule=st.sampled_from(["target-size", "text-contrast"]),
    ),
    max_size=12,
)
SHOPS = st.builds(
    Shop,
    host=st.sampled_from(["shop.example", "staging.example:8080"]),
    path=st.sampled_from(["/vases", "/bowls"]),
    classes=st.sampled_from(["card-1x9", "card-77z"]),
    wrapper=st.sampled_from(["main > ul", "main > div > ul"]),
    prefix=st.sampled_from(["", "Voir : "]),
)
SIXTY = [Card(f"Vase no. {number}", f"/p/{number}") for number in range(60)]
ONE_THING_CHANGED = [
    replace(Shop(), host="127.0.0.1:8080"),
    replace(Shop(), path="/collections/vases"),
    replace(Shop(), classes="card-88q"),
    replace(Shop(), wrapper="main > div > ul"),
    replace(Shop(), prefix="Voir : "),
    replace(Shop(), host="staging.example", classes="card-88q", prefix="Voir : "),
]


@pytest.mark.parametrize("later", ONE_THING_CHANGED)
@settings(max_examples=20)  # each builds 120 findings
@given(shuffle=st.randoms(use_true_random=False))
def test_cards_survive_what_a_deployment_changes(later: Shop, shuffle: random.Random) -> None:
    reordered = shuffle.sample(SIXTY, len(SIXTY))
    assert counts(match(seen(SIXTY, Shop()), seen(reordered, later))) == (60, 0, 0)


@pytest.mark.parametrize("later", [Shop(), *ONE_THING_CHANGED])
@settings(max_examples=20)
@given(place=st.integers(0, 60), alike=st.booleans())
def test_one_fault_more_among_sixty_is_one_new_finding(later: Shop, place: int, alike: bool) -> None:
    added = SIXTY[7] if alike else Card("A lamp", "/p/lamp")
    assert counts(match(seen(SIXTY, Shop()), seen([*SIXTY[:place], added, *SIXTY[place:]], later))) == (60, 0, 1)


@settings(max_examples=20)
@given(place=st.integers(0, 59))
def test_the_new_and_the_gone_are_the_right_ones(place: int) -> None:
    added = Card("A lamp", "/p/lamp")
    found = match(seen(SIXTY, Shop()), seen([*SIXTY[:place], added, *SIXTY[place + 1 :]], Shop()))
    assert [words(each) for each in found.new] == ["a lamp"]
    assert [words(each) for each in found.gone] == [SIXTY[place].word.casefold()]


@given(before=CARDS, after=CARDS, earlier=SHOPS, later=SHOPS)
def test_each_is_paired_at_most_once_with_one_that_differs_in_one_trait(
    before: list[Card], after: list[Card], earlier: Shop, later: Shop
) -> None:
    first, second = seen(before, earlier), seen(after, later)
    found = match(first, second)
    assert sorted(map(id, [*(a for a, _ in found.pairs), *found.gone])) == sorted(map(id, first))
    assert sorted(map(id, [*(b for _, b in found.pairs), *found.new])) == sorted(map(id, second))
    for a, b in found.pairs:
        assert a.rule == b.rule
        assert sum(getattr(a.trace, name) != getattr(b.trace, name) for name in NAMES) <= 1
    for a in found.gone:  # nobody is left alone who has a partner
        for b in found.new:
            differing = sum(getattr(a.trace, name) != getattr(b.trace, name) for name in NAMES)
            assert a.rule != b.rule or differing > 1


NAMES = ("page", "element", "words", "attributes")


@given(before=CARDS, after=CARDS, later=SHOPS, shuffle=st.randoms(use_true_random=False))
def test_the_order_does_not_matter(before: list[Card], after: list[Card], later: Shop, shuffle: random.Random) -> None:
    first, second = seen(before, Shop()), seen(after, later)
    shuffled = match(shuffle.sample(first, len(first)), shuffle.sample(second, len(second)))
    assert content(shuffled) == content(match(first, second))


@given(cards=CARDS, shop=SHOPS)
def test_an_audit_is_equal_to_itself(cards: list[Card], shop: Shop) -> None:
    found = match(seen(cards, shop), seen(cards, shop))
    assert counts(found) == (len(cards), 0, 0)
    assert all(a.finding == b.finding for a, b in found.pairs)


def of_one_rule(cards: list[Card], shop: Shop) -> list[RuleResult]:
    """The result of a page with `cards`, all at fault in the same way."""
    found = [each.finding for each in seen([replace(card, rule="target-size") for card in cards], shop)]
    return [a_result(a_rule("target-size"), "failed", findings=[each for each in found if each is not None])]


@pytest.mark.parametrize("later", ONE_THING_CHANGED)
def test_what_is_not_listed_survives_a_deployment(later: Shop) -> None:
    before = of_one_rule(SIXTY, Shop())
    after = of_one_rule([*SIXTY[::-1], Card("A lamp", "/p/lamp")], later)
    with patch.object(listing, "FULL", 5):
        half = [listing.listed(each).results for each in (before, after)]
    assert [len(result.findings) for (result,) in half] == [5, 5]
    for first, second in [(half[0], half[1]), (before, half[1]), (half[0], after)]:
        found = match(sightings(first), sightings(second))
        assert counts(found) == (60, 0, 1)
        assert found.new[0].trace.words == trace(Traits(words=f"{later.prefix}a lamp".casefold())).words


@given(before=CARDS, after=CARDS, earlier=SHOPS, later=SHOPS, full=st.integers(1, 6))
@example(  # Which of two that are as near is taken must not depend on what is listed.
    before=[Card("Vase", "/p/1"), Card("Vase", "/p/1"), Card("Bowl", "/p/2")],
    after=[Card("Vase", "/p/1"), Card("Cup", "/p/1"), Card("Bowl", "/p/1")],
    earlier=Shop(),
    later=Shop(),
    full=1,
)
def test_listing_fewer_changes_no_count(
    before: list[Card], after: list[Card], earlier: Shop, later: Shop, full: int
) -> None:
    first, second = of_one_rule(before, earlier), of_one_rule(after, later)
    with patch.object(listing, "FULL", full):
        fewer = [listing.listed(each).results for each in (first, second)]
    whole = match(sightings(first), sightings(second))
    assert len([*sightings(fewer[0])]) == len(before)
    assert sorted(each.trace for each in sightings(fewer[0])) == sorted(each.trace for each in sightings(first))
    assert counts(match(*map(sightings, fewer))) == counts(whole)


def test_another_rule_is_another_finding() -> None:
    before, after = [Card("Vase", "/p/1")], [Card("Vase", "/p/1", "text-contrast")]
    assert counts(match(seen(before, Shop()), seen(after, Shop()))) == (0, 1, 1)


def test_two_differing_traits_make_two_findings() -> None:
    later = replace(Shop(), wrapper="main > div > ul", prefix="Voir : ")
    assert counts(match(seen(SIXTY[:1], Shop()), seen(SIXTY[:1], later))) == (0, 1, 1)
