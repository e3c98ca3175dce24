"""Facts about targets, from the `targets` probe."""

from __future__ import annotations

import unicodedata
from collections import defaultdict

from auditor.measure.page.glass import glass_scale, on_glass, scaled
from auditor.measure.page.kind import main_action, main_target, page_kind
from auditor.measure.page.primary_action import Choice
from auditor.measure.page.scale import page_scale
from auditor.measure.pixels import rectangles
from auditor.measure.touch.fingertip import finger_overlap
from auditor.measure.touch.regions import Region, regions
from auditor.measure.touch.spacing import Clearance, clearance
from auditor.model.evidence.targets import TargetEvidence
from auditor.model.facts.touch.targets import PrimaryActionFacts, TargetFacts
from auditor.model.geometry import Box
from auditor.model.snapshot import Snapshot
from auditor.model.subject import At
from auditor.reach import GRIPS, strain
from auditor.screens import glass, millimetres

_UNREADABLE = frozenset({"Co", "Cc", "Cf", "Cn"})
"""Categories of Unicode: private use, controls, formats, unassigned."""

PLAYERS = frozenset({"video", "audio"})
"""The browser draws what is tapped in them, and a page's own play button may lie on them."""

SHOWN = 0.5
"""The part of its area by which a target must show: a slide that peeks in at the edge counts when it is swiped in."""


def measure_targets(snapshot: Snapshot) -> list[TargetFacts] | None:
    """All targets of the page and its frames; None where those of the top document are not known."""
    if not snapshot.frames or snapshot.frames[0].targets is None:
        return None
    found = regions(on_glass(snapshot))
    circles = {region: clearance(region) for region in found}
    alike: defaultdict[str, list[Region]] = defaultdict(list)
    for region in found:
        if region.target.action and not region.buried:
            alike[region.target.action].append(region)
    choice = main_action(snapshot)
    scale = page_scale(snapshot)
    mm = millimetres(snapshot.device) if scale is not None else None
    return [
        _facts(region, scale or 1.0, mm, circles, alike[region.target.action] if region.target.action else [], choice)
        for region in found
        if _is_subject(region)
    ]


def measure_primary_actions(snapshot: Snapshot) -> list[PrimaryActionFacts] | None:
    """The main action of the page, or an empty list where there is no clear one; None where its kind is not known."""
    kind = page_kind(snapshot)
    if kind is None:
        return None
    choice, target = main_action(snapshot), main_target(snapshot)
    if choice is None or target is None:
        return []
    box = rectangles.bounds(target.rects)
    x, y = rectangles.centre(box)
    screen = Box(0.0, 0.0, float(snapshot.device.viewport_width), float(snapshot.device.viewport_height))
    seen = box.intersection(screen)
    return [
        PrimaryActionFacts(
            at=_at(target, scaled(box, 1 / glass_scale(snapshot))),
            page_kind=kind.name,
            name=target.name,
            role=target.role,
            kind=choice.kind,
            confidence=choice.confidence,
            top=round(box.y, 2),
            bottom=round(box.bottom, 2),
            width=round(box.width, 2),
            height=round(box.height, 2),
            in_first_screen=0 <= x < screen.width and 0 <= y < screen.height,
            visible_share=round(seen.area / box.area, 3) if seen and box.area else 0.0,
            pinned=bool(target.pinned),
            obscured=target.hit is False,
            fields=float(choice.fields),
            **_strains(snapshot, box),
        )
    ]


def _strains(snapshot: Snapshot, box: Box) -> dict[str, float]:
    """How hard it is to reach in each grip, by the fact's name; nothing where it is not on the first screen."""
    if page_scale(snapshot) is None:
        return {}
    device = snapshot.device
    seen = box.intersection(Box(0.0, 0.0, float(device.viewport_width), float(device.viewport_height)))
    if seen is None:
        return {}
    screen = glass(device)
    place = screen.place(seen)
    return {f"strain_{grip}": round(strain(grip, screen.width, screen.height, place), 1) for grip in GRIPS}


def _is_subject(region: Region) -> bool:
    target = region.target
    if region.buried or not target.exposed:
        return False
    if target.hit is False and target.hidden and not target.cover_pinned:
        return False  # it lies behind something opaque: a menu that waits under the page
    whole, shown = sum(box.area for box in region.boxes), sum(box.area for box in region.met)
    return whole <= 0 or shown / whole >= SHOWN


def _facts(
    region: Region,
    scale: float,
    mm: float | None,
    circles: dict[Region, Clearance],
    alike: list[Region],
    choice: Choice | None,
) -> TargetFacts:
    """`scale`: CSS px of the screen for one of the page; `mm`: of one of the screen, None if that is not known."""
    target = region.target
    circle = circles[region]
    finger = finger_overlap(region)
    free = clearance(region, twins=False) if region.twins else circle
    others = [other for other in alike if other is not region]
    return TargetFacts(
        at=_at(target, scaled(region.bounds, 1 / scale)),
        name=target.name,
        role=target.role,
        width=round(region.bounds.width, 2),
        height=round(region.bounds.height, 2),
        min_side=region.side,
        clearance=circle.diameter,
        neighbour=_called(circle.nearest),
        neighbour_side=_side(region, circle.nearest),
        finger_overlap=finger.ratio,
        finger_neighbour=_called(finger.neighbour),
        finger_side=_side(region, finger.neighbour),
        inline=target.inline,
        default_control=target.default_control,
        equivalent_side=max((other.side for other in others), default=0.0),
        equivalent_clearance=max((circles[other].diameter for other in others), default=0.0),
        equivalent_exempt=any(other.target.inline or other.target.default_control for other in others),
        primary=choice is not None and (choice.frame, choice.place) == (region.frame, region.index),
        pinned=bool(target.pinned),
        in_first_screen=target.first_screen,
        tried=_reachable(region) is not None,
        reachable=_reachable(region),
        min_side_mm=None if mm is None else round(region.side * mm, 2),
        clearance_mm=None if mm is None else round(free.diameter * mm, 2),
        essential=None if target.drawn else False,
    )


def _reachable(region: Region) -> bool | None:
    target = region.target
    if target.hit is not False:
        return target.hit
    if target.cover_pinned or target.hidden or target.tag in PLAYERS:
        return None
    return False


def _called(region: Region | None) -> str:
    """Its name, if that can be read: the letters of a font of icons cannot."""
    name = region.target.name if region else ""
    return name if any(not char.isspace() and unicodedata.category(char) not in _UNREADABLE for char in name) else ""


def _side(region: Region, other: Region | None) -> str:
    """On which side of `region` the other lies, as a person would point to it."""
    if other is None:
        return ""
    own, theirs = rectangles.bounds(region.boxes), rectangles.bounds(other.boxes)
    across = max(theirs.x - own.right, own.x - theirs.right)
    down = max(theirs.y - own.bottom, own.y - theirs.bottom)
    if across >= down:
        return "right" if other.centre[0] > region.centre[0] else "left"
    return "below" if other.centre[1] > region.centre[1] else "above"


def _at(target: TargetEvidence, box: Box) -> At:
    rounded = Box(round(box.x, 2), round(box.y, 2), round(box.width, 2), round(box.height, 2))
    covered = target.covered_by if target.hit is False and target.cover_pinned else ""
    return At(selector=target.selector, html=target.html, box=rounded, obscured_by=covered)
