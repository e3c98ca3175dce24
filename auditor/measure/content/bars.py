"""How much of the screen's height the bars take that stay while the page scrolls."""

from __future__ import annotations

import msgspec

from auditor.measure.content.layers import layers_of, screen_of
from auditor.model.evidence.layers import Layer
from auditor.model.facts.content.overlays import BarsFacts
from auditor.model.geometry import Box
from auditor.model.snapshot import Snapshot
from auditor.model.subject import At


class _Band(msgspec.Struct, frozen=True):
    """A bar at rest: what it takes of the viewport's height (top, bottom), and from which to which scroll position."""

    layer: Layer
    top: float
    bottom: float
    start: float
    end: float


def measure_bars(snapshot: Snapshot) -> list[BarsFacts] | None:
    """The bars together; [] where nothing stays, None where it could not be read."""
    layers = layers_of(snapshot)
    document = snapshot.frames[0].document if snapshot.frames else None
    if layers is None or document is None:
        return None
    screen = screen_of(snapshot.device)
    length = max(0.0, document.scroll_height - screen.height)
    bands = [band for layer in layers.bars if (band := _band(layer, screen, length)) is not None]
    # Where the page hardly scrolls, or a bar rests for less than a screen, it does not stay with the reader.
    enough = min(length, screen.height)
    bands = [band for band in bands if band.end - band.start >= enough]
    if not bands:
        return []
    standing = max(([each for each in bands if each.start <= band.start <= each.end] for band in bands), key=_height)
    height = _height(standing)
    tallest = max(standing, key=lambda band: band.bottom - band.top).layer
    return [
        BarsFacts(
            at=At(tallest.selector, tallest.html, tallest.box),
            count=float(len(standing)),
            height=height,
            share=100 * height / screen.height,
        )
    ]


def _band(layer: Layer, screen: Box, length: float) -> _Band | None:
    box = layer.layer_box
    if layer.position == "fixed":
        part = box.intersection(screen)
        return _Band(layer, part.y, part.bottom, 0.0, length) if part else None
    if layer.container is None:
        return None
    if layer.inset_top is not None:
        start = max(0.0, box.y - layer.inset_top)
        end = min(length, layer.container.bottom - box.height - layer.inset_top)
        top = layer.inset_top
    elif layer.inset_bottom is not None:
        top = screen.height - layer.inset_bottom - box.height
        start = max(0.0, layer.container.y - top)
        # At scroll 0 a bar that rests at the bottom stands there already, wherever its own place in the page is.
        end = min(length, layer.container.bottom - box.height - top)
    else:
        return None
    bottom = min(top + box.height, screen.height)
    top = max(top, 0.0)
    return _Band(layer, top, bottom, start, end) if bottom > top and end >= start else None


def _height(bands: list[_Band]) -> float:
    """The height that the bands cover together: where two share a strip, it counts once."""
    covered, reached = 0.0, 0.0
    for band in sorted(bands, key=lambda each: each.top):
        covered += max(0.0, band.bottom - max(band.top, reached))
        reached = max(reached, band.bottom)
    return covered
