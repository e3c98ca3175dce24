"""Journeys for the report: what each station costs a customer, and what the way costs as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.measure.journeys.journeys import FILLING, TOUCHING, Walked, walked
from auditor.measure.journeys.stop import Stop
from auditor.model.url import host, same_site
from auditor.model.way import JourneyTold, StationTold


def journeys_told(stops: Sequence[tuple[int, Stop]]) -> list[JourneyTold]:
    """Each journey under each scenario; with each stop its index in Report.pages."""
    pages = {(stop.station.id, stop.scenario.id): page for page, stop in stops}
    return [_told(walk, pages) for walk in walked([stop for _, stop in stops])]


def _told(walk: Walked, pages: dict[tuple[str, str], int]) -> JourneyTold:
    home = walk.stops[0].url
    stations = [_station(stop, pages[stop.station.id, stop.scenario.id], home) for stop in walk.stops]
    places = {stop.station.id: place for place, stop in enumerate(walk.stops)}
    first, last = (places[walk.reached[place].station.id] if walk.reached else 0 for place in (walk.first, walk.last))
    between = stations[first + 1 : last + 1]
    screens = [each.screens for each in stations[first : last + 1]]
    return JourneyTold(
        name=walk.stops[0].station.journey,
        scenario=walk.stops[0].scenario.id,
        stations=stations,
        first=first,
        last=last,
        paying=walk.paying,
        taps=sum(each.taps for each in between),
        fields=sum(each.fields for each in between),
        seconds=round(sum(each.seconds for each in between), 1),
        bytes=sum(each.bytes for each in between),
        screens=None if None in screens else round(sum(each for each in screens if each is not None), 1),
    )


def _station(stop: Stop, page: int, home: str) -> StationTold:
    steps = stop.way.steps
    return StationTold(
        page=page,
        taps=sum(step.kind in TOUCHING for step in steps),
        fields=sum(step.kind in FILLING for step in steps),
        seconds=round(sum(step.seconds for step in steps), 1),
        bytes=stop.way.bytes,
        screens=None if stop.screens is None else round(stop.screens, 1),
        away="" if not stop.audited or same_site(stop.url, home) else host(stop.url),
    )
