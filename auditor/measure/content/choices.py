"""Facts about how much can be tapped, and how many buttons ask for it at once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from auditor.measure.page.actions import COMMERCE, NEVER, Action, actions_of, is_list, structure, tag_of
from auditor.measure.page.glass import on_glass
from auditor.measure.page.primary_action import stands_out
from auditor.model.evidence import Evidence
from auditor.model.evidence.targets import TargetEvidence
from auditor.model.facts.content.screen import ChoicesFacts
from auditor.model.geometry import Box
from auditor.model.snapshot import Snapshot

PEEKS = 0.5
"""The part of its area by which a target must show: what peeks in at the edge of a carousel comes with a swipe."""

RIVAL = 0.5
"""Of the area of the largest filled button: smaller ones are clearly second to it."""

LIST = 3
"""Buttons in elements of the same kind from which they are those of a list."""


_CURRENT = re.compile(r"\.(?:is-|-)?(?:active|current|selected)\b")


def measure_choices(snapshot: Snapshot) -> list[ChoicesFacts] | None:
    """The choices of the page and its frames; None where the targets of the top document are not known."""
    frames = on_glass(snapshot)
    if not frames or frames[0].targets is None:
        return None
    here: set[object] = set()
    everywhere: set[object] = set()
    for number, frame in enumerate(frames):
        for index, target in _targets(frame):
            key = target.action or (number, index)
            everywhere.add(key)
            if target.first_screen and target.hit is not False:
                here.add(key)
    calls = _calls(snapshot, frames)
    names = [call.target.name for call in calls] + ["", ""]
    return [
        ChoicesFacts(
            choices=float(len(here)),
            page_choices=float(len(everywhere)),
            calls=float(len(calls)),
            first_call=names[0],
            second_call=names[1],
        )
    ]


def _targets(frame: Evidence) -> Iterator[tuple[int, TargetEvidence]]:
    """Those that can be seen, or come into sight by scrolling the page."""
    for index, target in enumerate(frame.targets.targets if frame.targets else []):
        if not target.exposed or not target.rects:
            continue
        if frame.clip is not None and not any(box.intersection(frame.clip) for box in target.rects):
            continue
        if target.hit is False and target.hidden and not target.cover_pinned:
            continue  # it lies behind something opaque: a menu that waits under the page
        whole = sum(box.area for box in target.rects)
        if target.shown is not None and sum(box.area for box in target.shown) < PEEKS * whole:
            continue
        yield index, target


def _calls(snapshot: Snapshot, frames: list[Evidence]) -> list[Action]:
    """The buttons that ask for the tap as the largest does, the largest first, each once."""
    width, height = float(snapshot.device.viewport_width), float(snapshot.device.viewport_height)
    screen = Box(0.0, 0.0, width, height)
    shown = [each for each in actions_of(frames, width, height) if _calls_out(each, screen)]
    alike = Counter((structure(each), each.look.fill) for each in shown)
    single = [each for each in shown if alike[structure(each), each.look.fill] < LIST]
    by_kind: dict[str, list[Action]] = {}
    for each in single:
        by_kind.setdefault(each.kind, []).append(each)
    kept = [each for kind, group in by_kind.items() for each in group if not kind or not is_list(group)]
    kept.sort(key=lambda each: (-each.box.area, each.box.y, each.box.x))
    found: dict[object, Action] = {}
    for each in kept:
        if each.box.area >= RIVAL * kept[0].box.area:
            found.setdefault("purchase" if each.kind in COMMERCE else each.target.action or each.target.name, each)
    return list(found.values())


def _calls_out(action: Action, screen: Box) -> bool:
    """It is in the first screen, free for a tap, and filled so that it stands out."""
    target, look = action.target, action.look
    seen = action.box.intersection(screen)
    if seen is None or 2 * seen.area < action.box.area or target.hit is False:
        return False
    if "nav" in action.regions or action.stands_in(*NEVER) or _is_current(action):
        return False
    return look.fill is not None and (look.behind is None or stands_out(look.fill, look.behind))


def _is_current(action: Action) -> bool:
    """It is the entry of a list that is open now (a step, a tab, a page): filled to tell it from the others."""
    entry = action.look.ancestry[:3]
    return any(tag_of(each) == "li" for each in entry) and any(_CURRENT.search(each) for each in entry)
