"""Facts about the first screen."""

from __future__ import annotations

from auditor.model.facts.content.first_screen import FirstScreenFacts, MenuFacts
from auditor.model.geometry import Box
from auditor.model.snapshot import Snapshot


def measure_first_screen(snapshot: Snapshot) -> list[FirstScreenFacts] | None:
    """The first screen, its frames included; None where the top document could not be read."""
    if not snapshot.frames or snapshot.frames[0].first_screen is None:
        return None
    words = sum(frame.first_screen.words for frame in snapshot.frames if frame.first_screen is not None)
    return [FirstScreenFacts(words=float(words))]


def measure_menus(snapshot: Snapshot) -> list[MenuFacts] | None:
    """The menus of all frames, one within another left out; None where the top document could not be read."""
    if not snapshot.frames or snapshot.frames[0].first_screen is None:
        return None
    screen = Box(0.0, 0.0, float(snapshot.device.viewport_width), float(snapshot.device.viewport_height))
    found: list[MenuFacts] = []
    outer: list[Box] = []
    for frame in snapshot.frames:
        for menu in frame.first_screen.menus if frame.first_screen else []:
            shown = menu.shown.intersection(frame.clip or screen)
            if shown is None or any(shown.within(other) for other in outer):
                continue
            outer.append(shown)
            found.append(MenuFacts(at=menu.at, share=min(100.0, 100 * shown.area / screen.area)))
    return found
