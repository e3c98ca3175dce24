"""Runs Lighthouse's performance category as a subprocess."""

from __future__ import annotations

from auditor.collect.options import VisitOptions
from auditor.errors import CollectError
from auditor.model.lighthouse import LighthouseEvidence
from auditor.provision import Chromium, NodeTools


async def run(
    url: str, tools: NodeTools, chromium: Chromium, options: VisitOptions, *, spki: tuple[str, ...] = ()
) -> LighthouseEvidence:
    """One run in phone emulation. Raises CollectError with code lighthouse-failed or lighthouse-timeout."""
    raise CollectError("lighthouse-failed", reason="not implemented")
