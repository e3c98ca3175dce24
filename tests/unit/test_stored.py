"""Snapshots and results of other versions, and files that are neither."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from builders_visits import PHONE
from report_builders import a_shop_report

from auditor import __version__
from auditor.errors import SnapshotError
from auditor.model.snapshot import SNAPSHOT_VERSION
from auditor.report.json import decode, encode
from auditor.stored import SNAPSHOT


def first_snapshot(**changes: Any) -> dict[str, Any]:
    """A snapshot as version 1 wrote it."""
    fit = {"texts": [], "scroll_width": 390, "client_width": 390}
    return {
        "version": 1,
        "url": "https://shop.example/cart",
        "final_url": "https://shop.example/cart",
        "device": msgspec.to_builtins(PHONE),
        "started": "2026-01-01T00:00:00+00:00",
        "tools": {"auditor": "0.0.9"},
        "frames": [{"url": "https://shop.example/cart", "room": fit}],
        "failures": [{"step": "probe:room", "code": "step-timeout", "parameters": {}}],
        **changes,
    }


def read(content: dict[str, Any]) -> Any:
    return SNAPSHOT.decode(json.dumps(content).encode(), "x.json")


def test_a_snapshot_of_version_1_is_read() -> None:
    snapshot = read(first_snapshot())
    assert (snapshot.version, snapshot.url, snapshot.device, snapshot.plan) == (
        SNAPSHOT_VERSION, "https://shop.example/cart", PHONE, None,
    )  # fmt: skip
    assert snapshot.scenario.id == "phone"
    assert snapshot.frames[0].text_fit.scroll_width == 390
    assert [failure.step for failure in snapshot.failures] == ["probe:text_fit"]


def test_a_version_that_lacks_only_fields_with_defaults_is_read_as_it_is() -> None:
    later = msgspec.structs.replace(SNAPSHOT, version=SNAPSHOT_VERSION + 2)
    snapshot = later.decode(json.dumps(first_snapshot()).encode(), "x.json")
    assert (snapshot.version, snapshot.scenario.id) == (SNAPSHOT_VERSION + 2, "phone")
    with pytest.raises(SnapshotError, match="snapshot version 1"):
        msgspec.structs.replace(later, oldest=2).decode(json.dumps(first_snapshot()).encode(), "x.json")


def test_stations_of_version_1_have_ids_of_their_own() -> None:
    urls = ("https://shop.example/", "https://other.example/", "https://shop.example/")
    ids = [read(first_snapshot(url=url)).station.id for url in urls]
    assert ids[0] == ids[2] != ids[1]
    assert all(each.startswith("home-") for each in ids)


@pytest.mark.parametrize("version", [1, 2])
def test_a_result_without_summary_or_qualities_is_to_be_made_anew(version: int) -> None:
    content = {**json.loads(encode(a_shop_report())), "schema_version": version}
    with pytest.raises(SnapshotError, match=rf"result version {version}\).*write it anew with `auditor judge`"):
        decode(json.dumps(content).encode())


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ({"version": 1}, "made by an auditor of another version (snapshot version 1)"),
        (first_snapshot(version=0), "made by auditor 0.0.9 (snapshot version 0)"),
        (first_snapshot(url=7), "made by auditor 0.0.9 (snapshot version 1)"),
        (first_snapshot(frames={}), "made by auditor 0.0.9 (snapshot version 1)"),
        (first_snapshot(version=-(10**12)), "collect it anew"),
        (first_snapshot(version=SNAPSHOT_VERSION + 1), f"version {SNAPSHOT_VERSION}: update it."),
        (first_snapshot(version=10**12), "update it"),
    ],
)
def test_what_another_version_made_is_told_by_its_maker_and_what_to_do(content: dict[str, Any], says: str) -> None:
    with pytest.raises(SnapshotError) as caught:
        read(content)
    assert says in str(caught.value)
    assert str(caught.value).startswith("x.json was made by")
    assert f"this one, {__version__}," in str(caught.value)
    assert caught.value.code == "snapshot-version"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ({"schema_version": 1}, "auditor judge"),
        ({"schema_version": 1, "pages": [{}]}, "auditor judge"),
        ({"schema_version": 99, "tool": {"auditor": "7.1"}}, "made by auditor 7.1 (result version 99)"),
    ],
)
def test_the_same_holds_for_a_result(content: dict[str, Any], says: str) -> None:
    with pytest.raises(SnapshotError) as caught:
        decode(json.dumps(content).encode())
    assert (says in str(caught.value)) == (says != "update")


@pytest.mark.parametrize("kept", [0, 1, 20, -2])
def test_what_was_cut_off_is_damaged(kept: int) -> None:
    whole = json.dumps({**first_snapshot(), "version": SNAPSHOT_VERSION}).encode()
    with pytest.raises(SnapshotError, match=r"x\.json is no snapshot that this auditor can read") as caught:
        SNAPSHOT.decode(whole[:kept], "x.json")
    assert caught.value.code == "snapshot-damaged"
    assert "\n" not in str(caught.value)
