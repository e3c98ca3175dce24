"""Reads the JSON that Lighthouse writes, and keeps of it what rules and reports speak of."""

from __future__ import annotations

import math
from typing import Any

import msgspec

from auditor.errors import CollectError
from auditor.model.lighthouse import LighthouseEvidence

MOST_WARNINGS = 10


class _RuntimeError(msgspec.Struct):
    code: str = ""


class _Category(msgspec.Struct):
    score: float | None = None


class _Result(msgspec.Struct, rename="camel"):
    lighthouse_version: str
    audits: dict[str, msgspec.Raw]
    categories: dict[str, _Category] = {}
    final_displayed_url: str = ""
    requested_url: str = ""
    run_warnings: list[str] = []
    runtime_error: _RuntimeError | None = None


class _Audit(msgspec.Struct, rename="camel"):
    score: float | None = None
    score_display_mode: str = ""
    numeric_value: float | None = None
    metric_savings: dict[str, float | None] | None = None
    details: dict[str, Any] | None = None


def parse(data: bytes) -> LighthouseEvidence:
    """The evidence in Lighthouse's JSON (`data`).

    An audit of a form that is not known is left out. Raises CollectError with code lighthouse-failed where there is no
    result: its `reason` is Lighthouse's own code (NO_FCP, FAILED_DOCUMENT_REQUEST …) where it gives one.
    """
    try:
        result = msgspec.json.decode(data, type=_Result)
    except msgspec.DecodeError as error:
        raise CollectError("lighthouse-failed", reason=f"its result can't be read: {error}") from error
    if result.runtime_error is not None and result.runtime_error.code not in ("", "NO_ERROR"):
        raise CollectError("lighthouse-failed", reason=result.runtime_error.code)
    metrics: dict[str, float] = {}
    insights: dict[str, dict[str, float]] = {}
    for name, raw in result.audits.items():
        try:
            audit = msgspec.json.decode(raw, type=_Audit)
        except msgspec.DecodeError:
            continue
        if audit.score_display_mode == "error":
            continue
        if audit.numeric_value is not None and math.isfinite(audit.numeric_value):
            metrics[name] = audit.numeric_value
        if audit.score is not None and (name.endswith("-insight") or audit.score_display_mode == "metricSavings"):
            insights[name] = _savings(audit, audit.score)
    if not metrics:
        raise CollectError("lighthouse-failed", reason="its result holds no metrics")
    score = result.categories.get("performance", _Category()).score
    return LighthouseEvidence(
        version=result.lighthouse_version,
        url=result.final_displayed_url or result.requested_url,
        score=None if score is None else round(100.0 * score, 1),
        metrics=metrics,
        insights=insights,
        warnings=[warning[:300] for warning in result.run_warnings[:MOST_WARNINGS]],
    )


def _savings(audit: _Audit, score: float) -> dict[str, float]:
    """`score` 0–1, and what Lighthouse estimates could be saved: `bytes`, and `ms` of FCP, LCP or blocking time."""
    details = audit.details or {}
    debug = details.get("debugData")
    wasted = details.get("overallSavingsBytes", debug.get("wastedBytes") if isinstance(debug, dict) else None)
    times = [value for name, value in (audit.metric_savings or {}).items() if value is not None and name != "CLS"]
    found = {"score": score}
    if isinstance(wasted, (int, float)):
        found["bytes"] = float(wasted)
    if times:
        found["ms"] = max(times)
    return found
