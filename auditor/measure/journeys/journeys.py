"""Facts about journeys: their stations, compared and added up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from auditor.measure.journeys import lines
from auditor.measure.journeys.stop import TYPED_ANEW, Stop
from auditor.measure.page.action_words import meaning
from auditor.measure.page.guests import speaks_of_password
from auditor.measure.page.purpose import Hints, infer
from auditor.model.facts.journeys.journey import JourneyFacts
from auditor.model.funnel import REACHED
from auditor.model.subject import At
from auditor.model.url import host, same_site
from auditor.model.way import StepTaken

KIB: Final = 1024
TOUCHING: Final = frozenset({"tap"})
FILLING: Final = frozenset({"fill", "choose"})
BOUGHT: Final = frozenset({"cart", "checkout", "payment"})
EXITS_TOLD: Final = 8


class Walked(msgspec.Struct, frozen=True):
    """One journey under one scenario. stops: in their order. reached: those that were audited. first, last: the places
    in `reached` of the article and of where payment is taken, or of the last."""

    stops: list[Stop]
    reached: list[Stop]
    first: int
    last: int
    paying: bool

    @property
    def between(self) -> list[Stop]:
        """The stations after the article, up to the last."""
        return self.reached[self.first + 1 : self.last + 1]

    @property
    def steps(self) -> list[StepTaken]:
        """What was done from the article on."""
        return [step for stop in self.between for step in stop.way.steps]


def walked(stops: Sequence[Stop]) -> list[Walked]:
    """The journeys, sorted by name and scenario."""
    groups: dict[tuple[str, str], list[Stop]] = defaultdict(list)
    for stop in stops:
        groups[stop.station.journey, stop.scenario.id].append(stop)
    return [_walked(sorted(groups[key], key=lambda stop: stop.station.number)) for key in sorted(groups)]


def _walked(stops: list[Stop]) -> Walked:
    reached = [stop for stop in stops if stop.audited]
    first = next((place for place, stop in enumerate(reached) if stop.kind == "product"), 0)
    paying = [place for place, stop in enumerate(reached) if _pays(stop)]
    refused = any(failure.code == "journey-paying" for stop in stops for failure in stop.failures)
    last = paying[-1] if paying else max(0, len(reached) - 1)
    return Walked(stops, reached, min(first, last), last, bool(paying) or (refused and bool(reached)))


def _pays(stop: Stop) -> bool:
    return stop.takes_payment or (stop.audited and stop.way.end in REACHED)


def measure_journeys(stops: Sequence[Stop]) -> list[JourneyFacts]:
    """Each journey under each scenario; [] without journeys."""
    found = walked(stops)
    return [_facts(each, found) for each in found]


def _facts(walk: Walked, every: Sequence[Walked]) -> JourneyFacts:
    first = walk.stops[0]
    facts = JourneyFacts(
        at=At(html=f"{first.station.journey} · {first.scenario.id}"),
        journey=first.station.journey,
        scenario=first.scenario.id,
        is_purchase=is_purchase(walk),
    )
    facts = msgspec.structs.replace(facts, **_parity(walk, every))
    if not walk.reached:
        return facts
    account = _asks_account(walk)
    reaches = True if walk.paying else False if account else None
    last = walk.reached[walk.last]
    facts = msgspec.structs.replace(
        facts,
        reaches_payment=reaches,
        last_station=last.station.title or last.url,
        asks_account=account,
        adding_leads_away=_adding_leads_away(walk),
        strangers=_strangers(walk),
        **_guests(walk),
        **_costs(walk),
        **_checkout(walk),
        **sums(walk),
    )
    return msgspec.structs.replace(facts, asked_twice=_asked_twice(walk), **_review(walk)) if walk.paying else facts


def is_purchase(walk: Walked) -> bool:
    """Whether it puts something into a cart, or comes to a cart or a checkout."""
    steps = [step for stop in walk.stops for step in stop.way.steps]
    return walk.paying or any(stop.kind in BOUGHT for stop in walk.reached) or any(map(_adds, steps))


def _adds(step: StepTaken) -> bool:
    return step.kind in TOUCHING and meaning(_on(step)) == "cart"


def _on(step: StepTaken) -> str:
    """What a step is on, as it calls it itself."""
    return step.text.partition(": ")[2] or step.text


def _purpose(step: StepTaken) -> str:
    return infer(Hints(label=_on(step))).known if step.kind in FILLING else ""


def _asks_account(walk: Walked) -> bool | None:
    asking = _asking(walk)
    if any(step.kind == "fill" and speaks_of_password(_on(step)) for step in walk.steps):
        return None if asking is not None and asking.guest else True
    if walk.paying:
        return False
    end = walk.reached[-1]
    refused = end.password_top is not None and not end.guest and end.kind in {"sign-in", "checkout"}
    return True if refused or end.way.end == "sign-in" else None


def _asking(walk: Walked) -> Stop | None:
    """The first page after the article that asks for a password."""
    return next((stop for stop in walk.between if stop.password_top is not None), None)


def _guests(walk: Walked) -> Mapping[str, bool | str | None]:
    asking = _asking(walk)
    if asking is None or asking.password_top is None:
        return {"meets_sign_in": False}
    above = asking.guest_top is not None and asking.guest_top <= asking.password_top
    return {"meets_sign_in": True, "guest_offer": asking.guest, "guest_first": above if asking.guest else None}


def _costs(walk: Walked) -> Mapping[str, bool | str | None]:
    asking = next((place for place, stop in enumerate(walk.reached) if place > walk.first and stop.address), None)
    if asking is None:
        return {"asks_address": False}
    before = walk.reached[walk.first : asking]
    named = next((stop.delivery for stop in before if stop.delivery), "")
    read = all(stop.lines is not None for stop in before)
    return {"asks_address": True, "costs_named": named if named or read else None}


def _adding_leads_away(walk: Walked) -> bool | None:
    adding = next((step for stop in walk.reached for step in stop.way.steps if _adds(step)), None)
    return adding.elsewhere if adding else None


def _strangers(walk: Walked) -> list[str]:
    """Hosts of other sites, and of no payment provider, that a customer is sent to on the way, in their order."""
    home = walk.stops[0].url
    seen = [stop.url for stop in walk.between if not same_site(stop.url, home) and not stop.of_provider]
    return list(dict.fromkeys(map(host, seen)))


def _checkout(walk: Walked) -> Mapping[str, float | list[str] | None]:
    """Pages between cart and payment."""
    pages = [stop for stop in walk.between if stop.kind not in {"home", "list", "product", "cart", "article"}]
    marked = [stop.marked for stop in pages]
    exits = [stop.exits for stop in pages]
    texts = list(dict.fromkeys(text for each in exits for text in each or []))
    read = bool(pages) and all(each is not None for each in exits)
    return {
        "checkout_pages": float(len(pages)),
        "unmarked_pages": None if None in marked else float(marked.count(False)),
        "exit_count": float(len(texts)) if texts or read else None,
        "exits": texts[:EXITS_TOLD] if texts or read else None,
    }


def _asked_twice(walk: Walked) -> list[str]:
    typed: set[str] = set()
    again: set[str] = set()
    for stop in walk.between:
        typed |= {_purpose(step) for step in stop.way.steps}
        again |= typed & stop.empty
    return sorted(again - TYPED_ANEW - {""})


def _review(walk: Walked) -> Mapping[str, str | bool | None]:
    article = next((stop.heading for stop in walk.reached if stop.kind == "product"), "")
    read = walk.reached[walk.last].lines
    return {
        "article": article,
        "names_article": lines.names(article, read) if article and read is not None else None,
        "names_total": lines.names_total(read) if read is not None else None,
    }


def sums(walk: Walked) -> Mapping[str, float | None]:
    """What it costs from the article to the payment, as fields of JourneyFacts."""
    steps, screens = walk.steps, [stop.screens for stop in walk.reached[walk.first : walk.last + 1]]
    return {
        "taps": float(sum(step.kind in TOUCHING for step in steps)),
        "fields": float(sum(step.kind in FILLING for step in steps)),
        "seconds": round(sum(step.seconds for step in steps), 1),
        "kib": sum(stop.way.bytes for stop in walk.between) / KIB,
        "screens": None if None in screens else sum(each for each in screens if each is not None),
    }


def _parity(walk: Walked, every: Sequence[Walked]) -> Mapping[str, float | str | None]:
    others = list(_others(walk, every))
    own = {"reached": float(len(walk.reached) + walk.paying), "compared": bool(others)}
    if not others:
        return own
    best, scenario = max(others)
    return {**own, "best": best, "best_scenario": scenario}


def _others(walk: Walked, every: Sequence[Walked]) -> Iterator[tuple[float, str]]:
    """The same journey under the other scenarios: how far it came there."""
    name, scenario = walk.stops[0].station.journey, walk.stops[0].scenario.id
    for other in every:
        first = other.stops[0]
        if first.station.journey == name and first.scenario.id != scenario:
            yield float(len(other.reached) + other.paying), first.scenario.id
