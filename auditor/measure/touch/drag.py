"""Facts about what is moved by dragging."""

from __future__ import annotations

from auditor.model.facts.touch.drag import DragFacts
from auditor.model.snapshot import Snapshot


def measure_drags(snapshot: Snapshot) -> list[DragFacts] | None:
    """What moved under a finger; None where none was tried."""
    if snapshot.dragged is None:
        return None
    return [
        DragFacts(at=trial.at, name=trial.name, drag_kind=trial.kind, alternative=trial.by)
        for trial in snapshot.dragged
    ]
