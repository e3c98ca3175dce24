"""Facts about carousels: those that turned in the watched load, and those that stood still."""

from __future__ import annotations

import re
from collections.abc import Iterable

from auditor.measure.content.pausing import pauses
from auditor.model.evidence.layers import Control
from auditor.model.facts.content.carousels import CarouselFacts
from auditor.model.geometry import Box
from auditor.model.snapshot import Snapshot
from auditor.model.subject import At
from auditor.wording import fold

_PAUSE_HINT = re.compile(r"pause|autoplay-toggle|autoplay-button|stop-?(?:auto|slide)")


def measure_carousels(snapshot: Snapshot) -> list[CarouselFacts] | None:
    """Carousels in document order, those that turn first; None where the page could not be watched."""
    if snapshot.motion is None or not snapshot.frames:
        return None
    found = [
        CarouselFacts(
            at=At(carousel.selector, carousel.html, carousel.box),
            turns=True,
            pausable=(pause := _pause(carousel.controls)) is not None,
            pause=pause.name if pause else "",
        )
        for carousel in snapshot.motion.carousels
    ]
    known = [carousel.box for carousel in snapshot.motion.carousels]
    for frame in snapshot.frames:
        for candidate in frame.carousels or []:
            if candidate.kind == "animation" or _is_part(candidate.box, known):
                continue
            known.append(candidate.box)
            at = At(candidate.selector, candidate.html, candidate.box)
            found.append(CarouselFacts(at=at, turns=False, pausable=False, pause=""))
    return found


def _pause(controls: Iterable[Control]) -> Control | None:
    for control in controls:
        if pauses(control.name) or (not fold(control.name) and _PAUSE_HINT.search(control.hints.casefold())):
            return control
    return None


def _is_part(box: Box, known: Iterable[Box]) -> bool:
    """Whether most of a box lies in one that is known, or the other way round: slides, their track and its frame."""
    for other in known:
        shared = box.intersection(other)
        if shared is not None and shared.area >= 0.5 * min(box.area, other.area):
            return True
    return False
