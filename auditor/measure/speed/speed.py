"""Facts about speed and weight, from performance entries, the network log and Lighthouse."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.model.facts.speed.speed import LighthouseFacts, TimingFacts, TransferFacts
from auditor.model.network import Request
from auditor.model.snapshot import Snapshot
from auditor.model.url import host, registrable_domain

KIB = 1024.0


def measure_timing(snapshot: Snapshot) -> list[TimingFacts] | None:
    """When the page appeared; None where the entries could not be read."""
    timing = snapshot.timing
    if timing is None:
        return None
    return [
        TimingFacts(ttfb=timing.ttfb, fcp=timing.fcp, lcp=timing.lcp, cls=timing.cls, lcp_element=timing.lcp_selector)
    ]


def measure_transfer(snapshot: Snapshot) -> list[TransferFacts] | None:
    """What was transferred; None where the network was not listened to."""
    if snapshot.requests is None:
        return None
    requests = loaded(snapshot.requests)
    own = registrable_domain(host(snapshot.final_url))
    domains = {registrable_domain(host(request.url)) for request in requests}
    return [
        TransferFacts(
            total_kib=_kib(requests),
            script_kib=_kib(request for request in requests if request.resource_type == "script"),
            style_kib=_kib(request for request in requests if request.resource_type == "stylesheet"),
            image_kib=_kib(request for request in requests if request.resource_type == "image"),
            font_kib=_kib(request for request in requests if request.resource_type == "font"),
            requests=float(len(requests)),
            fonts=float(sum(request.resource_type == "font" for request in requests)),
            third_parties=float(len(domains - {own})),
        )
    ]


def measure_lighthouse(snapshot: Snapshot) -> list[LighthouseFacts] | None:
    """Lighthouse's metrics; [] on tablets, which it does not emulate, None where it did not run."""
    if snapshot.device.kind != "phone":
        return []
    found = snapshot.lighthouse
    if found is None:
        return None
    metrics = found.metrics
    return [
        LighthouseFacts(
            performance=found.score,
            tbt=metrics.get("total-blocking-time"),
            speed_index=metrics.get("speed-index"),
            lcp=metrics.get("largest-contentful-paint"),
            fcp=metrics.get("first-contentful-paint"),
            cls=metrics.get("cumulative-layout-shift"),
        )
    ]


def loaded(requests: Iterable[Request]) -> list[Request]:
    """The requests that began before the page had settled, went over the network and were answered."""
    return [
        request
        for request in requests
        if request.phase == "load"
        and request.status > 0
        and not request.from_cache
        and request.url.startswith(("http:", "https:", "ws:", "wss:"))
    ]


def _kib(requests: Iterable[Request]) -> float:
    return sum(request.transfer_bytes or 0 for request in requests) / KIB
