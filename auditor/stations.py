"""The names of visits: the one place that gives stations and scenarios their ids, and visits their folders."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence

from auditor.model.device import Device
from auditor.model.scenario import Consent, Scenario, Station
from auditor.model.url import split

LONGEST_ID = 48
LONGEST_JOURNEY = 40
_ID = re.compile(r"[a-z0-9-]+")


def stations(urls: Iterable[str], readable: Callable[[str], str] = str) -> list[Station]:
    """A station for each URL, in the order given; the same URL twice is one.

    readable: takes out of a URL what must not stand in an id, such as the user's secrets.
    """
    taken: set[str] = set()
    return [Station(_unique(_url_id(readable(url)), taken), url) for url in dict.fromkeys(urls)]


def scenarios(devices: Iterable[Device], consents: Iterable[Consent] = ("untouched",)) -> list[Scenario]:
    """A scenario for each device and each answer to the dialog that asks for consent, in the order given; the same
    device or answer twice is one."""
    taken: set[str] = set()
    answers = list(dict.fromkeys(consents))
    return [
        Scenario(_unique(_scenario_id(device, consent), taken), device, consent=consent)
        for device in dict.fromkeys(devices)
        for consent in answers
    ]


def journey_ids(names: Iterable[str], places: Sequence[Station]) -> list[str]:
    """What the ids of each journey's stations begin with, before their number; none is one of `places`."""
    taken = {re.sub(r"-\d+$", "", place.id) for place in places}
    plain = [unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode() for name in names]
    return [_unique(slug(name)[:LONGEST_JOURNEY].strip("-") or "journey", taken) for name in plain]


def folder_name(index: int, station: Station, scenario: Scenario) -> str:
    """The folder of visit number `index` (from 0): "001-home-phone". Raises ValueError for an id not made here."""
    for id_ in (station.id, scenario.id):
        if not _ID.fullmatch(id_):
            raise ValueError(f"not an id: {id_!r}")
    return f"{index + 1:03d}-{station.id}-{scenario.id}"


def slug(text: str) -> str:
    """`text` in a–z, 0–9 and hyphens, at most LONGEST_ID of them; "" for a text without any."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:LONGEST_ID].strip("-")


def _url_id(url: str) -> str:
    parts = split(url)
    asked = f"{parts.path} {parts.query}"
    return slug(asked) or ("page" if asked.strip("/ ") else "home")


def _scenario_id(device: Device, consent: Consent) -> str:
    name = slug(device.name) or device.kind
    return name if consent == "untouched" else f"{name}-{consent}"


def _unique(wanted: str, taken: set[str]) -> str:
    """`wanted`, with a number behind it if another has it already."""
    found, number = wanted, 1
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    taken.add(found)
    return found
