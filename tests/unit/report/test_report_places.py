"""How stations and scenarios are called."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from builders_visits import PHONE, TABLET, a_scenario
from report_builders import a_page, a_report

from auditor.model.report import Report
from auditor.model.scenario import CONSENTS, Station
from auditor.report.words.places import extent, host, named_station, place, scenario_label, short_url
from auditor.report.words.strings import strings

EN, FR = strings("en"), strings("fr")


@pytest.mark.parametrize(
    ("changes", "english", "french"),
    [
        ({}, "Phone", "Téléphone"),
        ({"consent": "refused"}, "Phone (consent refused)", "Téléphone (consentement refusé)"),
        ({"consent": "accepted"}, "Phone (consent given)", "Téléphone (consentement donné)"),
        (
            {"network": "slow-4g", "consent": "refused"},
            "Phone (slow-4g, consent refused)",
            "Téléphone (slow-4g, consentement refusé)",
        ),
        ({"device": msgspec.structs.replace(PHONE, name="Pixel 9")}, "Pixel 9", "Pixel 9"),
    ],
)
def test_a_scenario_is_called_by_what_is_not_as_usual(changes: dict[str, Any], english: str, french: str) -> None:
    scenario = a_scenario(**changes)
    assert (scenario_label(scenario, EN), scenario_label(scenario, FR)) == (english, french)


def three_visits() -> Report:
    """The same address on a phone, again with consent refused, and on a tablet."""
    refused = a_scenario(id="phone-refused", consent="refused")
    known = {each.id: each for each in (a_scenario(), refused, a_scenario(TABLET))}
    pages = [msgspec.structs.replace(a_page(), scenario=id_) for id_ in known]
    return a_report(pages, scenarios=known)


def test_two_scenarios_of_one_device_are_told_apart() -> None:
    report = three_visits()
    assert place(report, 1, EN) == "/, phone (consent refused)"
    assert extent(report, [0, 1, 2], EN) == "/, phone, phone (consent refused) and tablet"


def test_in_brackets_a_label_has_none_of_its_own() -> None:
    scenario = a_scenario(consent="refused")
    assert scenario_label(scenario, EN, bracketed=True) == "Phone, consent refused"


def test_under_each_answer_devices_are_named_once() -> None:
    ways = [a_scenario(device, id=f"{device.kind}-{consent}", consent=consent)
            for device in (PHONE, TABLET) for consent in CONSENTS]  # fmt: skip
    known = {each.id: each for each in ways}
    report = a_report([msgspec.structs.replace(a_page(), scenario=id_) for id_ in known], scenarios=known)
    assert extent(report, [0, 1, 2, 3, 4, 5], EN) == "/, phone and tablet, whatever the answer on consent"
    assert extent(report, [3, 4, 5], FR) == "/, tablette, quelle que soit la réponse sur le consentement"
    assert extent(report, [0, 1], EN) == "/, phone and phone (consent refused)"


def test_two_stations_of_one_address_are_two_pages() -> None:
    report = three_visits()
    first, second, _ = report.pages
    stop = msgspec.structs.replace(second.station, id="purchase-2", journey="purchase", number=2)
    pages = [first, msgspec.structs.replace(second, station=stop, scenario="phone")]
    assert extent(a_report(pages), [0, 1], EN) == "2 pages, phone"


def test_a_station_without_an_address_is_called_by_its_title_and_is_on_no_host() -> None:
    report = three_visits()
    lost = msgspec.structs.replace(report.pages[0].station, url="", title="pages/009-x-phone")
    pages = [*report.pages, a_page(station=lost, scenario="", audited=False)]
    report = a_report(pages)
    assert (host(report), short_url(report, 0), short_url(report, 3)) == ("shop.example", "/", "pages/009-x-phone")
    assert place(report, 3, EN) == extent(report, [3], EN) == "pages/009-x-phone"
    assert named_station(lost, "") == "pages/009-x-phone"


def a_stop(number: int, title: str = "", url: str = "https://shop.example/cart", journey: str = "Purchase") -> Station:
    return Station(f"purchase-{number}", url, journey, number, title)


@pytest.mark.parametrize(
    ("stop", "alone", "among_others", "named"),
    [
        (
            a_stop(2, "Cart"),
            "2. Cart · /cart",
            "Purchase 2. Cart · /cart",
            "Purchase 2. Cart · https://shop.example/cart",
        ),
        (a_stop(2), "2. /cart", "Purchase 2. /cart", "Purchase 2. · https://shop.example/cart"),
        (a_stop(3, "Thanks", ""), "3. Thanks", "Purchase 3. Thanks", "Purchase 3. Thanks"),
    ],
)
def test_a_station_of_a_journey_is_called_by_its_number_and_title(
    stop: Station, alone: str, among_others: str, named: str
) -> None:
    pages = [msgspec.structs.replace(a_page(), station=each) for each in (stop, a_stop(1, journey="Return"))]
    assert short_url(a_report([pages[0], a_page()]), 0) == alone
    assert short_url(a_report(pages), 0) == among_others
    assert named_station(stop, "Phone") == f"{named} (Phone)"
