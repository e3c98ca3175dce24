"""Stations of a purchase without a fault; each test changes one of them."""

from __future__ import annotations

from typing import Any

import msgspec
from builders_visits import PHONE, a_scenario

from auditor.measure.journeys.stop import Stop
from auditor.model.device import Device
from auditor.model.scenario import Station
from auditor.model.way import StepTaken, Way

SHOP = "https://shop.example"


def a_tap(on: str, **changes: Any) -> StepTaken:
    """A touch that leads to another page in half a second."""
    given = {
        "kind": "tap",
        "text": f"tap: {on}",
        "seconds": 0.5,
        "elsewhere": True,
        "host": "shop.example",
    }
    return StepTaken(**{**given, **changes})


def a_fill(label: str) -> StepTaken:
    """A field that was filled in."""
    return StepTaken(kind="fill", text=f"fill: {label}", host="shop.example")


def a_stop(number: int, device: Device = PHONE, **changes: Any) -> Stop:
    """An audited station without anything on it."""
    given: dict[str, Any] = {
        "station": Station(f"way-{number}", f"{SHOP}/{number}", "Purchase", number, f"Page {number}"),
        "scenario": a_scenario(device),
        "audited": True,
        "url": f"{SHOP}/{number}",
        "way": Way(bytes=10240.0),
        "failures": [],
        "kind": "other",
        "lines": [],
        "marked": True,
        "exits": [],
        "screens": 2.0,
    }
    return Stop(**{**given, **changes})


def a_purchase(device: Device = PHONE) -> list[Stop]:
    """Home, article, cart, address, payment: nothing wrong with any of them."""
    cart = a_tap("Add to cart", elsewhere=False)
    address = Way(steps=[a_tap("Check out")], bytes=10240.0)
    paying = Way(steps=[a_fill("E-mail"), a_fill("Town"), a_tap("Continue")], bytes=10240.0)
    return [
        a_stop(1, device, kind="home"),
        a_stop(2, device, kind="product", heading="Reading lamp, oak", delivery="Delivery 4,90 €", lines=["Lamp"]),
        a_stop(3, device, kind="cart", way=Way(steps=[cart, a_tap("Cart")], bytes=10240.0)),
        a_stop(4, device, kind="checkout", way=address, address=True, empty=frozenset({"email", "address-level2"})),
        a_stop(5, device, kind="payment", sign="card", way=paying, lines=["1 × Reading lamp, oak", "Total", "53,90 €"]),
    ]


def changed(stops: list[Stop], number: int, **changes: Any) -> list[Stop]:
    """The purchase with one station changed."""
    return [msgspec.structs.replace(each, **changes) if each.station.number == number else each for each in stops]
