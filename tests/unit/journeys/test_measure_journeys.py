"""Facts about a journey, from what its stations say; and what the report tells of it."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from builders_journeys import a_fill, a_purchase, a_stop, a_tap, changed
from builders_visits import TABLET

from auditor import resources
from auditor.judge.evaluate import judge_rule
from auditor.judge.loading.rulebook import load_rulebook
from auditor.measure.journeys.going_back import measure_going_back
from auditor.measure.journeys.journeys import measure_journeys
from auditor.measure.journeys.stop import Stop
from auditor.measure.journeys.told import journeys_told
from auditor.model.facts import Context
from auditor.model.facts.journeys.journey import JourneyFacts
from auditor.model.failure import Failure
from auditor.model.way import StepTaken, Way

RULES = load_rulebook([resources.directory("rules")]).select(["journeys"], [])
CONTEXT = Context("phone", 390.0, 664.0, "https", False)


def measured(stops: list[Stop]) -> JourneyFacts:
    (facts,) = measure_journeys(stops)
    return facts


def outcomes(stops: list[Stop]) -> dict[str, str]:
    """The rules of journeys that do not pass."""
    journeys = [rule for rule in RULES.rules.values() if rule.over == "journeys"]
    assert len(journeys) > 10
    found = {rule.id: judge_rule(rule, measure_journeys(stops), CONTEXT).outcome for rule in journeys}
    return {id_: outcome for id_, outcome in found.items() if outcome not in {"passed", "inapplicable"}}


def test_without_a_journey_there_is_nothing_to_judge() -> None:
    assert measure_journeys([]) == []


def test_a_purchase_without_a_fault() -> None:
    assert outcomes(a_purchase()) == {}
    facts = measured(a_purchase())
    assert (facts.taps, facts.fields, facts.seconds, facts.kib, facts.screens) == (4.0, 2.0, 2.0, 30.0, 8.0)
    assert (facts.reaches_payment, facts.asks_account, facts.checkout_pages) == (True, False, 2.0)


def test_what_is_before_the_article_costs_nothing() -> None:
    found = changed(a_purchase(), 2, way=Way(steps=[a_tap("Lamps"), a_tap("Reading lamp")], bytes=99_000.0))
    assert measured(found) == measured(a_purchase())


PASSWORD = {"password_top": 300.0}


@pytest.mark.parametrize(
    ("number", "change", "expected"),
    [
        (4, PASSWORD, {"guest-checkout": "failed"}),
        (4, {**PASSWORD, "guest": "As a guest", "guest_top": 301.0}, {"guest-checkout": "failed"}),
        (4, {**PASSWORD, "guest": "As a guest", "guest_top": 299.0}, {}),
        (2, {"delivery": ""}, {"costs-early": "failed"}),
        (2, {"delivery": "", "lines": None}, {"costs-early": "cantTell"}),
        (3, {"delivery": "Delivery: free"}, {}),
        (4, {"exits": ["Sale"]}, {"checkout-exits": "failed"}),
        (4, {"exits": None}, {"checkout-exits": "cantTell"}),
        (3, {"exits": ["Sale"]}, {}),  # a cart is no checkout yet
        (5, {"lines": ["Reading lamp, oak"]}, {"order-review": "failed"}),
        (5, {"lines": ["Total 53,90 €"]}, {"order-review": "failed"}),
        (5, {"lines": None}, {"order-review": "cantTell"}),
        (5, {"empty": frozenset({"email"})}, {"asked-again": "failed"}),
        (5, {"empty": frozenset({"tel"})}, {}),  # was not typed before
        (3, {"way": Way(steps=[a_tap("Add to cart")])}, {"forced-redirect": "failed"}),
    ],
)  # fmt: skip
def test_one_fault(number: int, change: dict[str, Any], expected: dict[str, str]) -> None:
    assert outcomes(changed(a_purchase(), number, **change)) == expected


@pytest.mark.parametrize(("lost", "outcome"), [([], "passed"), (["Town"], "failed"), (None, "cantTell")])
def test_going_back(lost: list[str] | None, outcome: str) -> None:
    found = [msgspec.structs.replace(stop, goes_back=True) for stop in a_purchase()]
    way = Way(steps=found[4].way.steps, lost=lost)
    facts = measure_going_back(changed(found, 5, way=way))
    assert facts is not None
    assert judge_rule(RULES.rules["kept-entries"], [*facts], CONTEXT).outcome == outcome


def test_who_was_not_asked_to_go_back_leaves_nothing_open() -> None:
    assert measure_going_back(a_purchase()) is None
    assert measure_going_back([]) == []
    assert measure_going_back(a_purchase()[:2]) == []  # nothing was typed on the way


def test_a_way_through_the_hands_of_strangers() -> None:
    on_the_way = changed(a_purchase(), 4, url="https://checkout.elsewhere.example/4")
    assert measured(on_the_way).strangers == ["checkout.elsewhere.example"]
    assert measured(changed(on_the_way, 4, of_provider=True)).strangers == []
    assert measured(changed(a_purchase(), 4, url="https://checkout.shop.example/4")).strangers == []
    assert measured(changed(a_purchase(), 1, url="https://blog.elsewhere.example/")).strangers is not None


def test_three_pages_want_a_map() -> None:
    more = a_stop(6, kind="payment", sign="card", lines=["Reading lamp, oak", "Total 53,90 €"], marked=False)
    found = [*changed(a_purchase(), 5, kind="checkout", sign=""), more]
    assert outcomes(found) == {"progress-indicator": "failed"}
    assert measured(found).unmarked_pages == 1.0


def test_a_password_that_had_to_be_typed() -> None:
    found = changed(a_purchase(), 4, **PASSWORD)
    way = Way(steps=[a_fill("Password"), *found[4].way.steps])
    assert outcomes(changed(found, 5, way=way))["funnel-complete"] == "failed"
    offered = changed(changed(found, 5, way=way), 4, guest="As a guest", guest_top=1.0)
    assert outcomes(offered)["funnel-complete"] == "cantTell"  # the journey chose to


def test_the_end_before_a_sign_in_is_the_shops_doing() -> None:
    found = changed(a_purchase()[:4], 4, kind="sign-in", **PASSWORD)
    assert outcomes(found)["funnel-complete"] == "failed"
    assert measured(found).last_station == "Page 4"


def test_the_end_for_another_reason_passes_nothing() -> None:
    lost = a_stop(4, audited=False, kind=None, lines=None, failures=[Failure.at("journey", "journey-not-found")])
    found = outcomes([*a_purchase()[:3], lost])
    assert found["funnel-complete"] == "cantTell"
    assert found["taps-to-pay"] == found["order-review"] == "cantTell"
    assert "passed" not in {judge_rule(RULES.rules["taps-to-pay"], [measured([lost])], CONTEXT).outcome}


def test_a_page_that_nothing_may_be_touched_on_is_where_one_pays() -> None:
    refused = a_stop(6, audited=False, kind=None, failures=[Failure.at("journey", "journey-paying", sign="pay")])
    assert measured([*changed(a_purchase(), 5, kind="other", sign=""), refused]).reaches_payment
    elsewhere = changed(a_purchase(), 5, kind="other", sign="", way=Way(end="left-shop"))
    assert measured(elsewhere).reaches_payment


def test_a_journey_that_buys_nothing_is_judged_by_no_rule() -> None:
    way = Way(steps=[StepTaken(kind="fill", text="fill: E-mail"), a_tap("Send")])
    assert outcomes([a_stop(1, kind="form"), a_stop(2, way=way)]) == {}


def test_what_a_tablet_reaches_and_a_phone_does_not() -> None:
    stops = [*a_purchase()[:3], *a_purchase(TABLET)]
    assert outcomes(stops)["journey-parity"] == "failed"
    phone, tablet = measure_journeys(stops)
    assert (phone.reached, phone.best, phone.best_scenario) == (3.0, 6.0, "tablet")
    assert (tablet.reached, tablet.best) == (6.0, 3.0)
    assert "journey-parity" not in outcomes([*a_purchase(), *a_purchase(TABLET)])


def test_the_order_of_stations_does_not_matter() -> None:
    stops = [*a_purchase(TABLET), *a_purchase()]
    assert measure_journeys(stops[::-1]) == measure_journeys(stops)


def test_what_is_told_of_each_station() -> None:
    away = changed(a_purchase(), 5, url="https://pay.example/card")
    (told,) = journeys_told(list(enumerate(away, 10)))
    assert [each.page for each in told.stations] == [10, 11, 12, 13, 14]
    assert (told.first, told.last, told.paying) == (1, 4, True)
    assert (told.taps, told.fields, told.seconds, told.bytes, told.screens) == (4, 2, 2.0, 30720.0, 8.0)
    assert [each.away for each in told.stations] == ["", "", "", "", "pay.example"]
    assert [each.fields for each in told.stations] == [0, 0, 0, 0, 2]


def test_a_journey_of_which_nothing_was_audited() -> None:
    lost = [a_stop(1, audited=False, kind=None, screens=None)]
    (told,) = journeys_told(list(enumerate(lost)))
    assert (told.paying, told.taps, len(told.stations), told.screens) == (False, 0, 1, None)
    assert outcomes(lost) == {}
