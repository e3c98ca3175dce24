"""Facts about where the eye goes on the first screen, and when it comes to the main action."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from auditor.measure.content.clutter.lab import lab
from auditor.measure.content.first_picture import first_picture
from auditor.measure.content.gaze.glances import first_at, glances, part_of
from auditor.measure.content.gaze.saliency import saliency
from auditor.measure.page.glass import glass_scale, on_glass, scaled
from auditor.measure.page.kind import main_target, page_kind
from auditor.measure.pixels import rectangles
from auditor.measure.pixels.visual_texts import texts_of
from auditor.model.facts.content.looks import LookFacts
from auditor.model.geometry import Box
from auditor.model.snapshot import Snapshot
from auditor.model.subject import At

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]

PIXEL = 4
"""CSS px to a pixel of the map: thinner strokes are letters, of which a glance takes in several."""

MOST = 10
"""Glances that are told: three seconds of looking, at some three a second (Rayner 1998)."""

LARGE, BUTTON = 32.0, 48.0 * 200.0
"""CSS px of type, and CSS px² of what one can tap, from which it draws the eye in full."""

WHOLE = 0.1
"""Of the screen: what is larger, a card that is a link, is not taken in by one glance."""

PLAIN, LARGER = 0.5, 0.5
"""What a place weighs by itself, and what large text or a large button adds: people look at those more than the bare
contrast would make them (Jiang et al., UEyes, CHI 2023). The figures are ours."""

LOW = 0.3
"""The part of its weight that a place loses at the lower end of the screen: people begin at the top (UEyes)."""


def measure_looks(snapshot: Snapshot) -> list[LookFacts] | None:
    """The main action; [] where there is none that is clear.

    None where the kind of the page is not known, or the picture was not taken.
    """
    picture, frames = first_picture(snapshot), texts_of(snapshot)
    if picture is None or frames is None or page_kind(snapshot) is None:
        return None
    target = main_target(snapshot)
    if target is None:
        return []
    box = rectangles.bounds(target.rects)
    screen = Box(0.0, 0.0, float(snapshot.device.viewport_width), float(snapshot.device.viewport_height))
    seen = box.intersection(screen)
    at = At(target.selector, target.html, scaled(box, 1 / glass_scale(snapshot)))
    if seen is None or 2 * seen.area < box.area or target.hit is False:
        return [LookFacts(at=at, name=target.name, free=False)]
    things = _things(snapshot, screen)
    found = saliency(lab(np.asarray(picture.reduce(PIXEL))))
    order = glances(found * _weights(things, found.shape), PIXEL, MOST, [box for box, _ in things])
    first = first_at(order, seen)
    return [
        LookFacts(
            at=at,
            name=target.name,
            free=True,
            first=float(first if first is not None else MOST + 1),
            met=first is not None,
            points=[round(length / glass_scale(snapshot)) + 0.0 for glance in order for length in glance],
        )
    ]


def _things(snapshot: Snapshot, screen: Box) -> list[tuple[Box, float]]:
    """What is taken in as a whole, lines of text and what one can tap, CSS px of the screen; with its weight, 0–1."""
    scale = glass_scale(snapshot)
    found: list[tuple[Box, float]] = []
    for texts in texts_of(snapshot) or []:
        for run in texts.runs:
            weight = min(1.0, texts.size(run) * scale / LARGE)
            for line, rect in enumerate(run.rects):
                if run.letters and not run.covers(line):
                    found.append((scaled(Box(*rect), scale), weight))
    for frame in on_glass(snapshot):
        for target in frame.targets.targets if frame.targets else []:
            if target.exposed and target.rects and target.hit is not False:
                box = rectangles.bounds(target.rects)
                found.append((box, min(1.0, box.area / BUTTON)))
    shown = ((box.intersection(screen), weight) for box, weight in found)
    return [(box, weight) for box, weight in shown if box is not None and box.area <= WHOLE * screen.area]


def _weights(things: Sequence[tuple[Box, float]], shape: tuple[int, ...]) -> Floats:
    """What each point of the map weighs by what stands there, and how far down."""
    rows, columns = shape
    large = np.zeros((rows, columns), dtype=np.float32)
    for box, weight in things:
        part = part_of(box, PIXEL, rows, columns)
        large[part] = np.maximum(large[part], weight)
    down = np.linspace(1.0, 1.0 - LOW, rows, dtype=np.float32)[:, None]
    return np.asarray((PLAIN + LARGER * large) * down)
