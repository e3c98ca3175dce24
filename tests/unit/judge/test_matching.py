"""Which findings are the same as before: laws, on pages of cards that are changed as shops change them."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, replace
from unittest.mock import patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from report_builders import a_finding, a_result, a_rule, a_text

from auditor.judge.comparing.faults import Fault, Place
from auditor.judge.comparing.known import Example, Mark, Seen
from auditor.judge.comparing.matching import Matched, matched
from auditor.judge.summary import listing
from auditor.judge.summary.identity import address, identified
from auditor.judge.summary.traces import Trace, trace, traces
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


def results_of(cards: list[Card], shop: Shop) -> list[RuleResult]:
    """What the rules found on a page with `cards`."""
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
    return identified(results, address(url), [url])


def faults_of(results: Iterable[RuleResult]) -> list[Fault]:
    """One fault for each finding, listed or not."""
    found = []
    for result in results:
        listed = [(trace(each.traits), Example(0, number, each)) for number, each in enumerate(result.findings)]
        for left, shown in [*listed, *((left, None) for left in traces(result))]:
            mark, known = Mark(result.rule, "", left), Seen(1, example=shown)
            found.append(Fault(Place(result.rule, "", left), result.rule, "serious", mark, known))
    return found


def seen(cards: list[Card], shop: Shop) -> list[Fault]:
    """The faults on a page with `cards`."""
    return faults_of(results_of(cards, shop))


def match(before: Iterable[Fault], after: Iterable[Fault]) -> Matched:
    """Of pages that were audited once each."""
    return matched(before, after, frozenset(), frozenset())


def words(fault: Fault) -> str:
    assert fault.seen.example is not None
    return fault.seen.example.finding.traits.words


def counts(found: Matched) -> tuple[int, int, int]:
    return len(found.pairs), len(found.gone), len(found.new)


def content(found: Matched) -> tuple[list[tuple[Trace, Trace]], list[Trace], list[Trace]]:
    """What was paired, in the words of what is equal."""
    return (
        sorted((a.place.trace, b.place.trace) for a, b in found.pairs),
        sorted(each.place.trace for each in found.gone),
        sorted(each.place.trace for each in found.new),
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
        assert sum(getattr(a.place.trace, name) != getattr(b.place.trace, name) for name in NAMES) <= 1
    for a in found.gone:  # nobody is left alone who has a partner
        for b in found.new:
            differing = sum(getattr(a.place.trace, name) != getattr(b.place.trace, name) for name in NAMES)
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
    assert all(a.seen == b.seen for a, b in found.pairs)


def of_one_rule(cards: list[Card], shop: Shop) -> list[RuleResult]:
    """The result of a page with `cards`, all at fault in the same way."""
    alone = results_of([replace(card, rule="target-size") for card in cards], shop)
    return [a_result(a_rule("target-size"), "failed", findings=[each for one in alone for each in one.findings])]


@pytest.mark.parametrize("later", ONE_THING_CHANGED)
def test_what_is_not_listed_survives_a_deployment(later: Shop) -> None:
    before = of_one_rule(SIXTY, Shop())
    after = of_one_rule([*SIXTY[::-1], Card("A lamp", "/p/lamp")], later)
    with patch.object(listing, "FULL", 5):
        half = [listing.listed(each).results for each in (before, after)]
    assert [len(result.findings) for (result,) in half] == [5, 5]
    for first, second in [(half[0], half[1]), (before, half[1]), (half[0], after)]:
        found = match(faults_of(first), faults_of(second))
        assert counts(found) == (60, 0, 1)
        assert found.new[0].place.trace.words == trace(Traits(words=f"{later.prefix}a lamp".casefold())).words


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
    whole = match(faults_of(first), faults_of(second))
    assert len([*faults_of(fewer[0])]) == len(before)
    assert sorted(each.place.trace for each in faults_of(fewer[0])) == sorted(
        each.place.trace for each in faults_of(first)
    )
    assert counts(match(*map(faults_of, fewer))) == counts(whole)


def test_another_rule_is_another_finding() -> None:
    before, after = [Card("Vase", "/p/1")], [Card("Vase", "/p/1", "text-contrast")]
    assert counts(match(seen(before, Shop()), seen(after, Shop()))) == (0, 1, 1)


def test_two_differing_traits_make_two_findings() -> None:
    later = replace(Shop(), wrapper="main > div > ul", prefix="Voir : ")
    assert counts(match(seen(SIXTY[:1], Shop()), seen(SIXTY[:1], later))) == (0, 1, 1)


def test_what_was_moved_is_not_taken_for_what_took_its_place() -> None:
    """Two paragraphs, each wrapped once more: the one is now as deep as the other was."""
    outer, inner = replace(Shop(), wrapper="main"), replace(Shop(), wrapper="main > div")
    vase, bowl = Card("A vase of clay", "/p/1"), Card("A bowl of wood", "/p/1")
    before = seen([vase], outer) + seen([bowl], inner)
    after = seen([vase], inner) + seen([bowl], replace(Shop(), wrapper="main > div > div"))
    found = match(before, after)
    assert sorted((words(a), words(b)) for a, b in found.pairs) == [("a bowl of wood",) * 2, ("a vase of clay",) * 2]
