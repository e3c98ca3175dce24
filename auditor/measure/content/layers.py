"""Sorts what lies above the page into overlays and bars."""

from __future__ import annotations

import msgspec

from auditor.measure.content import overlay_words as words
from auditor.model.device import Device
from auditor.model.evidence import Evidence
from auditor.model.evidence.layers import Control, Layer
from auditor.model.geometry import Box
from auditor.model.snapshot import Snapshot

SMALL = 0.05
"""Share of the first screen under which a box is a bubble or a badge: a 48 px round button is 0.9 % of a phone's."""

FULL = 0.8
"""Share of the viewport from which a box without content is a backdrop or a loading screen."""

BLOCKED = 0.9
"""Share of the first screen's taps that an overlay takes from which nothing of the page can be used."""

BAR_WIDTH, BAR_HEIGHT = 0.6, 0.5
"""A bar spans at least this share of the width and takes at most this share of the height."""

EDGE = 24.0
"""CSS px that a floating bar keeps from the edge of the screen at most (Material's floating bars keep 16)."""

OFFER_STRIP = 0.15
"""Share of the height up to which a strip with an offer and no field is an announcement, not a pop-up."""


class Overlay(msgspec.Struct, frozen=True, kw_only=True):
    """One overlay with all that belongs to it. share, blocked: of the first screen, 0–1. words: frames included.
    locked: the document can't be scrolled while it is there."""

    main: Layer
    kind: str
    box: Box
    share: float
    blocked: float
    controls: list[Control]
    words: int
    complete: bool
    locked: bool


class Layers(msgspec.Struct, frozen=True):
    """What lies above a page."""

    overlays: list[Overlay]
    bars: list[Layer]


class _Piece(msgspec.Struct, frozen=True, kw_only=True):
    layer: Layer
    kind: str
    painted: float
    blocked: float
    text_words: int
    controls: list[Control]
    fields: list[str]
    complete: bool


def layers_of(snapshot: Snapshot) -> Layers | None:
    """None where the top document's layers could not be read."""
    if not snapshot.frames or snapshot.frames[0].layers is None:
        return None
    screen = Box(0.0, 0.0, float(snapshot.device.viewport_width), float(snapshot.device.viewport_height))
    overlays: list[Overlay] = []
    bars: list[Layer] = []
    inside: list[str] = []
    for frame in snapshot.frames:
        if frame.layers is None or any(_is_within(frame.selector, owner) for owner in inside):
            continue
        pieces = [_piece(layer, frame, snapshot.frames, screen) for layer in frame.layers.layers]
        if not frame.selector:
            bars = [piece.layer for piece in pieces if _is_bar(piece, screen)]
        found = _overlays([piece for piece in pieces if not _is_bar(piece, screen)], screen, frame)
        overlays += found
        inside += [selector for overlay in found for selector in overlay.main.frames]
    overlays.sort(key=lambda overlay: (-overlay.share, overlay.main.selector))
    return Layers(overlays, bars)


def _is_within(selector: str, owner: str) -> bool:
    return selector == owner or selector.startswith(f"{owner} >>> ")


def _piece(layer: Layer, frame: Evidence, frames: list[Evidence], screen: Box) -> _Piece:
    """A layer with what the frames inside it hold."""
    assert frame.layers is not None
    inner = [each for each in frames if any(_is_within(each.selector, owner) for owner in layer.frames)]
    read = [each for each in inner if each.layers is not None]
    controls = layer.controls + [
        control for each in read if each.layers for control in _shown(each.layers.frame_controls, each.clip)
    ]
    text = " ".join([layer.text, *(each.layers.frame_text for each in read if each.layers)])
    fields = sorted({*layer.fields, *(field for each in read if each.layers for field in each.layers.frame_fields)})
    has_choice = any(
        words.closes(each.name, each.hints) or words.accepts(each.name) or words.refuses(each.name) for each in controls
    )
    points = frame.layers.points
    limit = 1.0
    if frame.clip is not None:
        part = frame.clip.intersection(screen)
        limit = part.area / screen.area if part else 0.0
    return _Piece(
        layer=layer,
        kind=words.kind_of(text, layer.hints, fields, has_choice=has_choice),
        painted=min(layer.painted / points, limit),
        blocked=min(layer.hits / points, limit),
        text_words=layer.words + sum(len(each.layers.frame_text.split()) for each in read if each.layers),
        controls=controls,
        fields=fields,
        complete=len(read) == len(inner) and len(inner) >= len(layer.frames),
    )


def _shown(controls: list[Control], clip: Box | None) -> list[Control]:
    """Controls of a frame that its own box does not cut off."""
    if clip is None:
        return controls
    whole = [(control, control.box.intersection(clip)) for control in controls]
    return [msgspec.structs.replace(control, box=part) for control, part in whole if part is not None]


def _is_bar(piece: _Piece, screen: Box) -> bool:
    """Whether a layer is a header, a tab bar, a buy bar: it stays at an edge and belongs to the page."""
    layer = piece.layer
    box = layer.layer_box
    if layer.position not in {"fixed", "sticky"} or layer.dialog or layer.modal:
        return False
    if box.width < BAR_WIDTH * screen.width or not 0 < box.height <= BAR_HEIGHT * screen.height:
        return False
    if layer.position == "fixed" and box.y > EDGE and box.bottom < screen.height - EDGE and not _stacked(layer, screen):
        return False
    if layer.position == "sticky" and layer.inset_top is None and layer.inset_bottom is None:
        return False
    if {"banner", "navigation", "search"} & set(layer.landmarks) or "search" in piece.fields:
        return piece.kind not in words.LEGAL or not any(words.refuses(each.name) for each in piece.controls)
    if piece.kind == "newsletter":
        return "email" not in piece.fields and box.height <= OFFER_STRIP * screen.height
    if piece.kind == "locale":
        return not any(words.closes(each.name, each.hints) for each in piece.controls)
    return piece.kind in {"other", "chat"}


def _stacked(layer: Layer, screen: Box) -> bool:
    """A second bar right below the first one, within the top fifth."""
    return layer.layer_box.bottom <= 0.2 * screen.height


def _overlays(pieces: list[_Piece], screen: Box, frame: Evidence) -> list[Overlay]:
    """Overlays, each with its backdrop and its close button where those are boxes of their own."""
    assert frame.layers is not None
    candidates = [
        piece
        for piece in pieces
        if (piece.layer.hits or piece.layer.painted) and not _only_hangs(piece, frame.layers.locked)
    ]
    empty = [piece for piece in candidates if _is_empty(piece)]
    # A picture behind the page lets taps through to what stands before it; a backdrop does not.
    all_taken = sum(piece.blocked for piece in pieces) >= BLOCKED
    backdrops = [
        piece
        for piece in empty
        if _share(piece, screen) >= FULL and (piece.layer.hides or (all_taken and len(pieces) > 1))
    ]
    small = [piece for piece in candidates if piece not in empty and _is_small(piece)]
    main = [piece for piece in candidates if piece not in empty and piece not in small and _covers(piece, screen)]
    found = []
    front = max(main, key=lambda piece: (piece.layer.modal, piece.text_words, piece.painted), default=None)
    for piece in main:
        parts = [piece, *(backdrops if piece is front else [])]
        near = [each for each in small if _touches(each.layer.layer_box, piece.layer.box)]
        controls = piece.controls + [
            control for each in near for control in each.controls if words.closes(control.name, control.hints)
        ]
        found.append(_overlay(piece, piece.kind, parts, controls, locked=frame.layers.locked))
    if front is None and backdrops:
        found.append(_overlay(backdrops[0], "loading", backdrops, [], locked=frame.layers.locked))
    return found


def _overlay(main: _Piece, kind: str, parts: list[_Piece], controls: list[Control], *, locked: bool) -> Overlay:
    return Overlay(
        main=main.layer,
        kind="loading" if main.layer.busy and not controls else kind,
        box=main.layer.box,
        share=min(1.0, sum(piece.painted for piece in parts)),
        blocked=min(1.0, sum(piece.blocked for piece in parts)),
        controls=controls,
        words=main.text_words,
        complete=main.complete,
        locked=locked,
    )


def _only_hangs(piece: _Piece, locked: bool) -> bool:
    """An absolute box is a way to build a page as well: it is an overlay where the page says so or is held still."""
    if piece.layer.position != "absolute" or piece.layer.dialog or locked or piece.kind in words.LEGAL:
        return False
    return not (piece.layer.hides and _can_be_closed(piece))


def _can_be_closed(piece: _Piece) -> bool:
    return any(words.closes(control.name, control.hints) for control in piece.controls)


def _is_empty(piece: _Piece) -> bool:
    return not (piece.text_words or piece.controls or piece.layer.pictures or piece.layer.frames)


def _share(piece: _Piece, screen: Box) -> float:
    part = piece.layer.layer_box.intersection(screen)
    return part.area / screen.area if part else 0.0


def _is_small(piece: _Piece) -> bool:
    said = piece.kind in {"consent", "age", "app"} and piece.text_words >= 5
    return piece.painted < SMALL and not piece.layer.dialog and not said


def _covers(piece: _Piece, screen: Box) -> bool:
    """Whether it lies over the page rather than in it.

    What hides no content, a pinned picture behind the page, a column or a sticky gallery in its own place, does not;
    unless it is a window by its role, by what it asks for, or because it can be closed.
    """
    layer = piece.layer
    if layer.hides or layer.modal:
        return True
    if layer.position == "sticky" or _is_column(layer.layer_box, screen):
        return False
    return layer.dialog or piece.kind in {*words.LEGAL, "app"} or "email" in piece.fields or _can_be_closed(piece)


def _is_column(box: Box, screen: Box) -> bool:
    """A column of the page that is pinned at a side, as tablets have them."""
    at_side = box.x <= EDGE or box.right >= screen.width - EDGE
    return at_side and box.height >= FULL * screen.height and box.width <= 0.5 * screen.width


def _touches(small: Box, panel: Box) -> bool:
    grown = Box(panel.x - EDGE, panel.y - EDGE, panel.width + 2 * EDGE, panel.height + 2 * EDGE)
    return grown.intersection(small) is not None


def screen_of(device: Device) -> Box:
    """The first screen of a device."""
    return Box(0.0, 0.0, float(device.viewport_width), float(device.viewport_height))
