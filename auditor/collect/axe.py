"""Runs axe-core in each frame's isolated world, with the rules in use, results counted and compressed in the page."""

from __future__ import annotations

from auditor.collect.worlds import FrameNode
from auditor.model.axe import AxeEvidence


async def run(root: FrameNode) -> AxeEvidence | None:
    """The nodes that failed or stayed incomplete."""
    return None
