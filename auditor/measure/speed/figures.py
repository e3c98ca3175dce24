"""The figures that a report shows beside the findings, each with its source."""

from __future__ import annotations

from auditor.measure.speed.speed import KIB, measure_transfer
from auditor.model.report import SourcedFigure
from auditor.model.snapshot import Snapshot


def figures(snapshot: Snapshot) -> list[SourcedFigure]:
    """Speed and size of one visit, and of Lighthouse's run where there is one. Times in ms, sizes in bytes."""
    found: list[SourcedFigure] = []
    if snapshot.timing is not None:
        for name, unit in (("ttfb", "ms"), ("fcp", "ms"), ("lcp", "ms"), ("cls", ""), ("load", "ms")):
            found.append(SourcedFigure(name=name, value=getattr(snapshot.timing, name), unit=unit, source="visit"))
    for transfer in measure_transfer(snapshot) or []:
        if transfer.total_kib is not None:
            size = transfer.total_kib * KIB
            found.append(SourcedFigure(name="total-bytes", value=size, unit="bytes", source="visit"))
        found.append(SourcedFigure(name="requests", value=transfer.requests, unit="", source="visit"))
    if snapshot.lighthouse is not None:
        found.append(SourcedFigure(name="performance", value=snapshot.lighthouse.score, unit="", source="lighthouse"))
        for name, audit, unit in (
            ("fcp", "first-contentful-paint", "ms"),
            ("lcp", "largest-contentful-paint", "ms"),
            ("tbt", "total-blocking-time", "ms"),
            ("speed-index", "speed-index", "ms"),
            ("cls", "cumulative-layout-shift", ""),
            ("ttfb", "server-response-time", "ms"),
        ):
            if audit in snapshot.lighthouse.metrics:
                value = snapshot.lighthouse.metrics[audit]
                found.append(SourcedFigure(name=name, value=value, unit=unit, source="lighthouse"))
    return found
