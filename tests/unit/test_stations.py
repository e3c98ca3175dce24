"""The ids of stations and scenarios, and the folders of visits."""

from __future__ import annotations

import msgspec
import pytest
from builders_visits import PHONE, TABLET, a_scenario, a_station
from hypothesis import given
from hypothesis import strategies as st

from auditor.collect.network.redaction import Redactor
from auditor.model.device import Device
from auditor.stations import LONGEST_ID, folder_name, journey_ids, scenarios, slug, stations

SHOP = "https://shop.example"


@pytest.mark.parametrize(
    ("url", "id_"),
    [
        (f"{SHOP}/", "home"),
        (f"{SHOP}", "home"),
        (f"{SHOP}/produit/lampe-3", "produit-lampe-3"),
        (f"{SHOP}/Search?q=Lamp&page=2", "search-q-lamp-page-2"),
        (f"{SHOP}/?page=2", "page-2"),
        (f"{SHOP}/日本", "page"),
        (f"{SHOP}/{'a' * 60}", "a" * LONGEST_ID),
    ],
)
def test_a_station_is_called_by_its_path_and_query(url: str, id_: str) -> None:
    (station,) = stations([url])
    assert (station.id, station.url) == (id_, url)


def test_stations_of_one_path_are_numbered_and_a_url_given_twice_is_one() -> None:
    urls = [f"{SHOP}/", "https://other.example/", f"{SHOP}/home-2", f"{SHOP}/"]
    assert [station.id for station in stations(urls)] == ["home", "home-2", "home-2-2"]


def test_a_secret_of_the_url_is_not_in_the_id() -> None:
    (station,) = stations([f"{SHOP}/cart?token=s3cr3tvalue"], Redactor(["s3cr3tvalue"]).text)
    assert station.id == "cart-token-redacted"
    assert station.url.endswith("s3cr3tvalue")


def called(name: str) -> Device:
    return msgspec.structs.replace(PHONE, name=name)


@pytest.mark.parametrize(
    ("name", "id_"),
    [("phone", "phone"), ("Pixel 9", "pixel-9"), ("820x1180@2.5", "820x1180-2-5"), ("iPad (gen 11)", "ipad-gen-11")],
)
def test_a_scenario_is_called_by_its_device(name: str, id_: str) -> None:
    (scenario,) = scenarios([called(name)])
    assert (scenario.id, scenario.network, scenario.consent) == (id_, "as-is", "untouched")


def test_an_answer_to_the_consent_dialog_is_a_scenario_of_its_own() -> None:
    found = scenarios([PHONE, TABLET], ["untouched", "refused", "refused"])
    assert [(each.id, each.consent) for each in found] == [
        ("phone", "untouched"),
        ("phone-refused", "refused"),
        ("tablet", "untouched"),
        ("tablet-refused", "refused"),
    ]


def test_devices_that_sound_alike_are_numbered_and_one_given_twice_is_one() -> None:
    devices = [PHONE, called("Phone"), TABLET, PHONE]
    assert [scenario.id for scenario in scenarios(devices)] == ["phone", "phone-2", "tablet"]


@given(urls=st.lists(st.text(max_size=80), max_size=8), name=st.text(max_size=80))
def test_whatever_is_visited_its_folder_is_harmless_and_its_own(urls: list[str], name: str) -> None:
    (scenario,) = scenarios([called(name)])
    found = stations(urls)
    names = [folder_name(0, station, scenario) for station in found]
    assert len(set(names)) == len(found) == len(set(urls))
    assert set("".join(names)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@given(text=st.text(max_size=300))
def test_a_slug_is_short_and_plain(text: str) -> None:
    assert set(slug(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert len(slug(text)) <= LONGEST_ID


@pytest.mark.parametrize("id_", ["", "../up", "a/b", "A", "a\n"])
def test_an_id_that_leads_elsewhere_names_no_folder(id_: str) -> None:
    with pytest.raises(ValueError, match="not an id"):
        folder_name(0, msgspec.structs.replace(a_station(), id=id_), a_scenario())
    with pytest.raises(ValueError, match="not an id"):
        folder_name(0, a_station(), a_scenario(id=id_))


def test_journeys_have_ids_of_their_own_and_none_that_a_url_has() -> None:
    places = stations(["https://shop.example/purchase/1", "https://shop.example/cart"])
    ids = journey_ids(["Achat invité", "Purchase", "Purchase!", "", "購入", "x" * 90], places)
    assert ids == ["achat-invite", "purchase-2", "purchase-3", "journey", "journey-2", "x" * 40]
    assert not {f"{id_}-{number}" for id_ in ids for number in (1, 2)} & {place.id for place in places}
