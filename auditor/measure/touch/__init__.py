"""Measures touch: by which function each of its collections is measured."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from auditor.measure.touch import controls, drag, hover, posture, targets
from auditor.model.snapshot import Snapshot
from auditor.model.subject import Subject

MEASURES: dict[str, Callable[[Snapshot], Sequence[Subject] | None]] = {
    "targets": targets.measure_targets,
    "controls": controls.measure_controls,
    "primary_actions": targets.measure_primary_actions,
    "orientation": posture.measure_orientation,
    "edge_targets": posture.measure_edge_targets,
    "focus_stops": posture.measure_focus_stops,
    "hovers": hover.measure_hovers,
    "drags": drag.measure_drags,
}
