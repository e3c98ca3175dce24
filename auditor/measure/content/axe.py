"""Facts from axe-core's cross-check."""

from __future__ import annotations

from auditor.model.facts.content.axe import AxeFacts
from auditor.model.snapshot import Snapshot
from auditor.model.subject import At


def measure_axe(snapshot: Snapshot) -> list[AxeFacts] | None:
    """What axe found at fault; None where it did not run, or could not run in the page itself."""
    if snapshot.axe is None:
        return None
    return [
        AxeFacts(
            at=At(selector=node.selector, html=node.html, box=node.box),
            axe_rule=node.rule,
            fault=node.outcome == "failed",
        )
        for node in snapshot.axe.nodes
        if node.outcome in ("failed", "incomplete")
    ]
