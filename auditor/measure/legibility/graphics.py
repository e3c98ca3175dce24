"""The contrast of icons and of drawn controls against what is really behind them, from two captures of the page."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from auditor.measure.legibility.drawn import Drawn, coarse, of_inks, rendered
from auditor.measure.pixels.captures import Pair, page_and_tiles
from auditor.measure.pixels.colour import RGB, contrast, hexadecimal, nearest_passing, over
from auditor.model.evidence import Evidence
from auditor.model.evidence.graphics import GraphicEvidence, Ink
from auditor.model.facts.legibility.contrast import GraphicFacts
from auditor.model.snapshot import Snapshot

TILES = "tile-graphic"
"""How the names of the fine captures of graphics begin (collect/graphic_tiles.py)."""

ENOUGH = 3.0
"""WCAG 2.2, SC 1.4.11. Only for the colours that are suggested and for how close one must look: what passes is a rule's
to say."""

NO_MARK = 1.1
"""Contrast up to which there is no tick to be seen: then the fill alone says that a control is on."""


def measure_graphics(snapshot: Snapshot) -> list[GraphicFacts] | None:
    """All drawings that WCAG 1.4.11 speaks of and that can be found by what they are; [] where the page has none."""
    if not snapshot.frames or snapshot.frames[0].graphics is None:
        return None
    shots = page_and_tiles(snapshot, TILES)
    if shots is None:
        return None
    page, tiles = shots
    found = []
    for frame in snapshot.frames:
        looks = _looks(frame, tiles)
        for graphic in _in_view(frame):
            drawn = _drawn(graphic, page, looks)
            if drawn is not None:
                found.append(_facts(graphic, drawn if isinstance(drawn, Drawn) else None))
    return found


class _Look(NamedTuple):
    """What a fine capture shows of a drawing."""

    graphic: GraphicEvidence
    drawn: Drawn


def _looks(frame: Evidence, tiles: Sequence[Pair]) -> dict[int, _Look]:
    """Of each look that only pixels tell, one drawing in a fine capture."""
    looks: dict[int, _Look] = {}
    for graphic in _in_view(frame):
        if graphic.plain or graphic.look in looks:
            continue
        for tile in tiles:
            pixels = tile.cut(graphic.box)
            drawn = rendered(pixels, may_fill=graphic.kind != "icon") if pixels else None
            if drawn is not None:
                looks[graphic.look] = _Look(graphic, drawn)
    return looks


def _in_view(frame: Evidence) -> Iterator[GraphicEvidence]:
    """Those that the frame's window in the page shows whole."""
    for graphic in frame.graphics or []:
        if frame.clip is None or frame.clip.intersection(graphic.box) == graphic.box:
            yield graphic


UNTOLD = "untold"


def _drawn(graphic: GraphicEvidence, page: Pair, looks: dict[int, _Look]) -> Drawn | str | None:
    """None where nothing of it is to be seen, UNTOLD where it is and its colours are not."""
    pixels = page.cut(graphic.box)
    if pixels is None:
        return None
    if graphic.plain:
        if not graphic.inks:
            return None
        told = of_inks(pixels, graphic.inks, may_be_lost=graphic.kind == "icon")
    else:
        look = looks.get(graphic.look)
        if look is not None and look.graphic is graphic:
            return look.drawn
        told = of_inks(pixels, [(*look.drawn.foreground, 1.0)], may_be_lost=False) if look else UNTOLD
    if told != UNTOLD:
        return told
    return coarse(pixels, ENOUGH, may_fill=graphic.kind != "icon" or graphic.plain)


def _facts(graphic: GraphicEvidence, drawn: Drawn | None) -> GraphicFacts:
    kind = graphic.kind
    mark = _mark(graphic.marks, graphic.fill)
    if mark is not None and drawn is not None and NO_MARK < mark.contrast < drawn.contrast:
        kind, drawn = "mark", mark
    if drawn is None:
        return GraphicFacts(at=graphic.at, kind=kind, name=graphic.name)
    better = nearest_passing(drawn.foreground, drawn.background, ENOUGH) if drawn.contrast < ENOUGH else None
    return GraphicFacts(
        at=graphic.at,
        kind=kind,
        name=graphic.name,
        contrast=math.floor(drawn.contrast * 100 + 0.001) / 100,  # never up: 2.999 is not 3
        foreground=hexadecimal(drawn.foreground),
        background=hexadecimal(drawn.background),
        suggestion=hexadecimal(better) if better else "",
    )


def _mark(marks: Sequence[Ink], fill: RGB | None) -> Drawn | None:
    """The tick or dot on the fill of its box."""
    if fill is None or not marks:
        return None
    inks = [over(ink[:3], ink[3], fill) for ink in marks]
    best = max(inks, key=lambda ink: contrast(ink, fill))
    return Drawn(contrast(best, fill), best, fill)
