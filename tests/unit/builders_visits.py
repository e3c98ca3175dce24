"""What a visit is made of: a station and a scenario, by the ids that auditor.stations gives them."""

from __future__ import annotations

from typing import Any

from auditor.model.device import Device
from auditor.model.scenario import Scenario, Station
from auditor.stations import scenarios, stations

PHONE = Device("phone", "phone", 390, 664, 390, 844, 3.0, "Mozilla/5.0 (iPhone)")
TABLET = Device("tablet", "tablet", 820, 1180, 820, 1180, 2.0, "Mozilla/5.0 (iPad)")


def a_station(url: str = "https://shop.example/") -> Station:
    """The station of a URL by itself."""
    return stations([url])[0]


def a_scenario(device: Device = PHONE, **changes: Any) -> Scenario:
    """A device, all else as usual."""
    return Scenario(**{"id": scenarios([device])[0].id, "device": device, **changes})


def visited(url: str = "https://shop.example/", device: Device = PHONE) -> dict[str, Any]:
    """The fields of a Snapshot that say what was visited."""
    return {"station": a_station(url), "scenario": a_scenario(device), "final_url": url}
