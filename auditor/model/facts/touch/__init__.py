"""The collections of touch."""

from __future__ import annotations

from auditor.model.facts.collection import KIND_STEPS, Collection
from auditor.model.facts.touch.controls import ControlFacts
from auditor.model.facts.touch.drag import DragFacts
from auditor.model.facts.touch.hover import HoverFacts
from auditor.model.facts.touch.posture import EdgeTargetFacts, FocusStopFacts, OrientationFacts
from auditor.model.facts.touch.targets import PrimaryActionFacts, TargetFacts

COLLECTIONS = (
    Collection(
        "targets",
        TargetFacts,
        (*KIND_STEPS, "scrolled", "late"),
    ),
    Collection("controls", ControlFacts, ("probe:controls",)),
    Collection("primary_actions", PrimaryActionFacts, KIND_STEPS),
    Collection("orientation", OrientationFacts, ("rotate",)),
    Collection("edge_targets", EdgeTargetFacts, ("rotate",)),
    Collection("focus_stops", FocusStopFacts, ("keyboard",)),
    Collection("hovers", HoverFacts, ("hover",)),
    Collection("drags", DragFacts, ("drag",)),
)
