"""What is read of Lighthouse's JSON, on the shortened output of a real run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from auditor.collect.engines.lighthouse_result import parse
from auditor.errors import CollectError

RECORDED = (Path(__file__).parents[2] / "data" / "lighthouse-13.5.json").read_bytes()


def changed(**changes: Any) -> bytes:
    """The recorded result with some of its keys replaced."""
    return msgspec.json.encode({**msgspec.json.decode(RECORDED), **changes})


def reason(data: bytes) -> str:
    """Why `data` is no result."""
    with pytest.raises(CollectError) as raised:
        parse(data)
    assert raised.value.code == "lighthouse-failed"
    return raised.value.parameters["reason"]


def test_the_recorded_run() -> None:
    found = parse(RECORDED)
    assert found.version == "13.5.0"
    assert found.url == "http://127.0.0.1:8000/heavy"
    assert found.score == 95.0
    assert found.metrics["first-contentful-paint"] == 1004.76
    assert found.metrics["largest-contentful-paint"] == 2780.52
    assert found.metrics["total-blocking-time"] == 66.0
    assert found.metrics["cumulative-layout-shift"] == 0.0
    assert found.metrics["total-byte-weight"] == 3_025_752
    assert found.insights["image-delivery-insight"] == {"score": 0.0, "bytes": 1_264_168, "ms": 1200.0}
    assert found.insights["cache-insight"]["bytes"] == 2_996_296
    assert found.warnings == []


def test_an_audit_that_failed_gives_no_metric_and_no_score() -> None:
    audits = msgspec.json.decode(RECORDED)["audits"]
    audits["speed-index"] = {"id": "speed-index", "score": None, "scoreDisplayMode": "error", "errorMessage": "NO_LCP"}
    found = parse(changed(audits=audits, categories={"performance": {"score": None}}))
    assert found.score is None
    assert "speed-index" not in found.metrics
    assert "largest-contentful-paint" in found.metrics


def test_an_audit_of_an_unknown_form_costs_only_itself() -> None:
    audits = msgspec.json.decode(RECORDED)["audits"]
    audits["total-blocking-time"] = ["not", "an", "audit"]
    audits["speed-index"]["numericValue"] = "slow"
    found = parse(changed(audits=audits))
    assert found.metrics.keys().isdisjoint({"total-blocking-time", "speed-index"})
    assert found.metrics["first-contentful-paint"] == 1004.76


def test_warnings_are_kept_but_not_without_end() -> None:
    found = parse(changed(runWarnings=["The page loaded too slowly."] + ["x" * 5000] * 50))
    assert found.warnings[0] == "The page loaded too slowly."
    assert len(found.warnings) == 10
    assert max(map(len, found.warnings)) == 300


def test_the_reason_of_a_failed_run_is_its_own_code() -> None:
    assert (
        reason(changed(runtimeError={"code": "FAILED_DOCUMENT_REQUEST", "message": "…"})) == "FAILED_DOCUMENT_REQUEST"
    )


def test_a_run_without_an_error_says_so_in_two_ways() -> None:
    assert parse(changed(runtimeError={"code": "NO_ERROR", "message": ""})).score == 95.0


@pytest.mark.parametrize("data", [b"", b"null", b"[1]", b"{", b"\xff\xfe", RECORDED[:1000], b"<html>"])
def test_what_is_no_result_is_a_reason(data: bytes) -> None:
    assert reason(data).startswith("its result can't be read")


def test_a_result_without_metrics_is_none() -> None:
    assert reason(changed(audits={})) == "its result holds no metrics"
