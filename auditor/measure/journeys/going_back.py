"""Facts about going back on a journey: only a walk of its own to a station goes back there (`--thorough`)."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.measure.journeys.journeys import Walked, is_purchase, sums, walked
from auditor.measure.journeys.stop import Stop
from auditor.model.facts.journeys.going_back import GoingBackFacts
from auditor.model.subject import At


def measure_going_back(stops: Sequence[Stop]) -> list[GoingBackFacts] | None:
    """Each purchase on which something was typed; None if it was not wanted of any that there is."""
    found = [walk for walk in walked(stops) if is_purchase(walk) and sums(walk)["fields"]]
    wanted = [walk for walk in found if any(stop.goes_back for stop in walk.stops) or _lost(walk) is not None]
    return None if found and not wanted else [_facts(walk) for walk in wanted]


def _facts(walk: Walked) -> GoingBackFacts:
    station, scenario = walk.stops[0].station, walk.stops[0].scenario.id
    return GoingBackFacts(
        at=At(html=f"{station.journey} · {scenario}"),
        journey=station.journey,
        scenario=scenario,
        lost_entries=_lost(walk),
    )


def _lost(walk: Walked) -> list[str] | None:
    told = [stop.way.lost for stop in walk.reached if stop.way.lost is not None]
    return list(dict.fromkeys(name for each in told for name in each)) if told else None
