"""What is kept of a Lighthouse run."""

from __future__ import annotations

import msgspec


class LighthouseEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """One run of Lighthouse's performance category in phone emulation with simulated slow 4G.

    score: 0–100 or None. metrics: audit id → numericValue (ms, CLS without unit). insights: audit id → estimated
    savings
    (`bytes`, `ms`) and score 0–1. `runtime_error` is Lighthouse's own code, "" for none.
    """

    version: str
    url: str
    score: float | None
    metrics: dict[str, float]
    insights: dict[str, dict[str, float]] = {}
    warnings: list[str] = []
    runtime_error: str = ""
