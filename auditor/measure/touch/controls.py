"""Facts about buttons and links, from the `controls` probe."""

from __future__ import annotations

from auditor.model.facts.touch.controls import ControlFacts
from auditor.model.snapshot import Snapshot


def measure_controls(snapshot: Snapshot) -> list[ControlFacts] | None:
    """Buttons and links of the page and its frames; None where those of the top document are not known."""
    if not snapshot.frames or snapshot.frames[0].controls is None:
        return None
    return [
        ControlFacts(
            at=control.at,
            role=control.role,
            name=control.name,
            image=control.image,
            withdrawn=not control.visible and not control.tabbable,
        )
        for frame in snapshot.frames
        for control in frame.controls or []
    ]
