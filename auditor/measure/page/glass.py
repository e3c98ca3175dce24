"""Targets as they are on the screen: a browser shrinks a page that is laid out wider than the device."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from auditor.measure.page.scale import page_scale
from auditor.model.evidence import Evidence
from auditor.model.evidence.targets import TargetEvidence, TargetsEvidence
from auditor.model.geometry import Box
from auditor.model.snapshot import Snapshot


def glass_scale(snapshot: Snapshot) -> float:
    """CSS px of the screen for one of the layout; 1 if it is not known."""
    return page_scale(snapshot) or 1.0


def on_glass(snapshot: Snapshot) -> list[Evidence]:
    """The frames, with all lengths of their targets in CSS px of the screen; `box` stays where it is on the page."""
    scale = glass_scale(snapshot)
    return snapshot.frames if scale == 1 else [_frame(frame, scale) for frame in snapshot.frames]


def scaled(box: Box, scale: float) -> Box:
    """The box, `scale` times as large and as far from the page's corner."""
    return Box(box.x * scale, box.y * scale, box.width * scale, box.height * scale)


def _frame(frame: Evidence, scale: float) -> Evidence:
    targets = frame.targets and _targets(frame.targets, scale)
    return replace(frame, targets=targets, clip=frame.clip and scaled(frame.clip, scale))


def _targets(found: TargetsEvidence, scale: float) -> TargetsEvidence:
    windows = [window and scaled(window, scale) for window in found.windows]
    return replace(found, targets=[_target(target, scale) for target in found.targets], windows=windows)


def _target(target: TargetEvidence, scale: float) -> TargetEvidence:
    def all_of(boxes: Iterable[Box]) -> list[Box]:
        return [scaled(box, scale) for box in boxes]

    return replace(
        target,
        rects=all_of(target.rects),
        labels=all_of(target.labels),
        shown=None if target.shown is None else all_of(target.shown),
        covers=all_of(target.covers),
        middle=target.middle and (target.middle[0] * scale, target.middle[1] * scale),
    )
