"""Facts about the orientation of the device, the edges of its screen and the focus of the keyboard."""

from __future__ import annotations

from auditor.model.facts.touch.posture import EdgeTargetFacts, FocusStopFacts, OrientationFacts
from auditor.model.snapshot import Snapshot
from auditor.model.trials import Posture, RotationEvidence

AGAIN = 0.5
"""The page after turning back must show this share of its text at least, or the page itself had changed meanwhile."""


def measure_orientation(snapshot: Snapshot) -> list[OrientationFacts] | None:
    """The page upright and on its side; None where it was not turned."""
    turned = snapshot.rotated
    if turned is None:
        return None
    if not turned.before.characters and not turned.turned.characters:
        return []
    return [
        OrientationFacts(
            rotated_share=round(turned.turned.rotated, 3),
            kept_share=_kept(turned),
            blocked=_blocked(turned),
        )
    ]


def measure_edge_targets(snapshot: Snapshot) -> list[EdgeTargetFacts] | None:
    """The targets at the edges; [] where the page does not reach them or nothing cuts into the screen."""
    if snapshot.rotated is None:
        return None
    return [
        EdgeTargetFacts(at=edge.at, name=edge.name, cut_portrait=edge.portrait, cut_landscape=edge.landscape)
        for edge in snapshot.rotated.edges or []
    ]


def measure_focus_stops(snapshot: Snapshot) -> list[FocusStopFacts] | None:
    """What the Tab key came to; None where it was not pressed."""
    if snapshot.focus_stops is None:
        return None
    return [
        FocusStopFacts(
            at=stop.at,
            name=stop.name,
            role=stop.role,
            covered=stop.covered_by != "",
            cover=stop.covered_by.split(" > ")[-1],
        )
        for stop in snapshot.focus_stops
    ]


def _kept(turned: RotationEvidence) -> float | None:
    """None where the page had become another one by the time the device was turned back."""
    before, aside = turned.before.characters, turned.turned.characters
    if turned.back is not None and not AGAIN * before <= turned.back.characters <= before / AGAIN:
        return None
    return round(min(before, aside) / max(before, aside), 3)


def _blocked(turned: RotationEvidence) -> str | None:
    """What covers one side only: on the other side, before and after, nothing or something else did."""
    before, aside, back = turned.before, turned.turned, turned.back
    if before.cover == aside.cover or back is None:
        return ""
    # It stands on both sides, and only fills the one: an age gate, a consent banner.
    if aside.cover in back.standing if aside.cover else before.cover in aside.standing:
        return ""
    if back.cover != before.cover:
        return "" if aside.cover == back.cover else None  # it came by itself, like a pop-up
    if aside.cover:
        return _other(turned.first)
    return turned.first if _covers(before) else ""


def _covers(posture: Posture) -> bool:
    return posture.cover != ""


def _other(orientation: str) -> str:
    return "landscape" if orientation == "portrait" else "portrait"
