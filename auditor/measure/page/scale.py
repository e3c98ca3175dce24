"""How a page stands on the device: its viewport, and what a CSS px of its layout measures on the screen."""

from __future__ import annotations

from auditor.model.evidence.viewport import ViewportEvidence
from auditor.model.snapshot import Snapshot


def top_viewport(snapshot: Snapshot) -> ViewportEvidence | None:
    """What the probe saw in the top document."""
    return snapshot.frames[0].viewport if snapshot.frames else None


def page_scale(snapshot: Snapshot) -> float | None:
    """CSS px of the screen for one of the layout, None where it is not known."""
    viewport = top_viewport(snapshot)
    return viewport.page_scale if viewport else None


def rounded(size: float) -> float:
    """A size in steps of a hundredth of a px, so that what is set alike compares alike."""
    return round(size, 2)
