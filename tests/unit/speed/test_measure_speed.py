"""Facts of speed and weight from small snapshots."""

from __future__ import annotations

from typing import Any

import pytest
from builders_visits import visited

from auditor.measure.speed.speed import measure_lighthouse, measure_timing, measure_transfer
from auditor.model.device import Device, DeviceKind
from auditor.model.facts.speed.speed import TransferFacts
from auditor.model.lighthouse import LighthouseEvidence
from auditor.model.network import Request
from auditor.model.snapshot import Snapshot, ToolVersions
from auditor.model.timing import Timing


def a_device(kind: DeviceKind = "phone") -> Device:
    width, height = (390, 664) if kind == "phone" else (820, 1180)
    return Device(kind, kind, width, height, width, height, 2.0, "Test")


def a_snapshot(kind: DeviceKind = "phone", **changes: Any) -> Snapshot:
    """A shop's page of which nothing was collected."""
    url = "https://www.shop.example/"
    return Snapshot(**visited(url, a_device(kind)), started="", tools=ToolVersions(auditor="test"), **changes)


def a_request(**changes: Any) -> Request:
    """An image of the shop, 2 KiB over the wire."""
    known: dict[str, Any] = {"url": "https://www.shop.example/a.png", "method": "GET", "resource_type": "image"}
    return Request(**{**known, "status": 200, "transfer_bytes": 2048, **changes})


def transfer(*requests: Request) -> TransferFacts:
    found = measure_transfer(a_snapshot(requests=list(requests)))
    assert found is not None
    return found[0]


def test_what_was_not_collected_is_not_measured() -> None:
    snapshot = a_snapshot()
    assert measure_timing(snapshot) is None
    assert measure_transfer(snapshot) is None
    assert measure_lighthouse(snapshot) is None


def test_timing_is_handed_on_with_what_is_missing() -> None:
    found = measure_timing(
        a_snapshot(timing=Timing(ttfb=12.0, fcp=None, lcp=1800.0, cls=0.0, lcp_selector="main > img"))
    )
    assert found is not None
    facts = found[0]
    assert (facts.ttfb, facts.fcp, facts.lcp, facts.cls, facts.lcp_element) == (12.0, None, 1800.0, 0.0, "main > img")


def test_lighthouse_does_not_apply_to_tablets() -> None:
    evidence = LighthouseEvidence(version="13", url="", score=88.0, metrics={"total-blocking-time": 30.0})
    assert measure_lighthouse(a_snapshot("tablet")) == []
    assert measure_lighthouse(a_snapshot("tablet", lighthouse=evidence)) == []


def test_lighthouse_metrics_have_their_names() -> None:
    metrics = {"total-blocking-time": 30.0, "largest-contentful-paint": 2100.0, "speed-index": 3000.0}
    evidence = LighthouseEvidence(version="13", url="", score=88.0, metrics=metrics)
    found = measure_lighthouse(a_snapshot(lighthouse=evidence))
    assert found is not None
    facts = found[0]
    assert (facts.performance, facts.tbt, facts.lcp, facts.speed_index, facts.fcp) == (88.0, 30.0, 2100.0, 3000.0, None)


def test_a_page_without_requests_weighs_nothing() -> None:
    facts = transfer()
    assert (facts.total_kib, facts.requests, facts.fonts, facts.third_parties) == (0.0, 0.0, 0.0, 0.0)


def test_bytes_by_kind() -> None:
    facts = transfer(
        a_request(resource_type="document"),
        a_request(resource_type="script", transfer_bytes=1024),
        a_request(resource_type="stylesheet", transfer_bytes=512),
        a_request(),
        a_request(),
        a_request(resource_type="font", transfer_bytes=3072),
        a_request(resource_type="fetch", transfer_bytes=256),
    )
    assert facts.total_kib == 2 + 1 + 0.5 + 4 + 3 + 0.25
    assert (facts.script_kib, facts.style_kib, facts.image_kib, facts.font_kib) == (1.0, 0.5, 4.0, 3.0)
    assert (facts.requests, facts.fonts) == (7.0, 1.0)


@pytest.mark.parametrize(
    "changes",
    [
        {"phase": "scroll"},
        {"phase": "later"},
        {"from_cache": True},
        {"status": 0, "error": "net::ERR_CONNECTION_REFUSED", "transfer_bytes": None},
        {"status": 0, "blocked": "mixed-content", "transfer_bytes": None},
        {"url": "data:image/png;base64,AAAA"},
        {"url": "blob:https://www.shop.example/1"},
    ],
)
def test_what_does_not_count(changes: dict[str, Any]) -> None:
    facts = transfer(a_request(), a_request(**changes))
    assert (facts.total_kib, facts.requests) == (2.0, 1.0)


def test_redirects_and_errors_that_were_answered_count() -> None:
    hop = a_request(status=301, transfer_bytes=512, redirected_to="https://www.shop.example/b.png")
    facts = transfer(hop, a_request(status=404, transfer_bytes=512))
    assert (facts.total_kib, facts.requests) == (1.0, 2.0)


def test_an_answer_of_unknown_size_is_a_request() -> None:
    facts = transfer(a_request(transfer_bytes=None))
    assert (facts.total_kib, facts.requests) == (0.0, 1.0)


def test_third_parties_are_registrable_domains() -> None:
    hosts = (
        "www.shop.example",
        "img.shop.example",
        "a.ads.test",
        "b.ads.test",
        "shop.example.co.uk",
        "fonts.cdn.co.uk",
    )
    facts = transfer(*(a_request(url=f"https://{host}/x") for host in hosts))
    assert facts.third_parties == 3.0
