"""What the `layers` probe saw: everything that lies above the page."""

from __future__ import annotations

from typing import Literal

import msgspec

from auditor.model.geometry import Box


class Control(msgspec.Struct, frozen=True, kw_only=True):
    """Something in a layer that answers to a tap at its centre, in the first screen.

    box: what answers to the finger, CSS px of the top document: the border box, grown where ::before, ::after or
    overflowing children take the tap too. hints: class names, ids and file names of it and its icon.
    """

    name: str
    role: str
    hints: str
    box: Box


class Layer(msgspec.Struct, frozen=True, kw_only=True):
    """A box that is fixed, sticky, in the top layer, or absolute and free of any section of the page.

    selector, html, box: of its dialog where it holds exactly one, else its own. layer_box: its own box.
    position: fixed, sticky, absolute or top-layer. see_through: its own background lets the page shine through.
    words, text: what can be read in it (text is cut). pictures: visible images, videos and canvases.
    hints: class names, ids and labels. fields: kinds of visible inputs (`email`, `search`, `password`, `text` …).
    frames: selectors of the frames in it. inset_top, inset_bottom: where a sticky box comes to rest, CSS px, None for
    `auto`; container: its parent's box.
    hits: taps of the grid that meet it; painted: those at which it is the uppermost layer that shows something.
    hides: somewhere it lies on content of the page.
    """

    selector: str
    html: str
    box: Box
    position: Literal["fixed", "sticky", "absolute", "top-layer"]
    layer_box: Box
    z_index: float
    see_through: bool
    dialog: bool
    modal: bool
    busy: bool
    landmarks: list[str]
    fields: list[str]
    text: str
    words: int
    pictures: int
    hints: str
    controls: list[Control]
    frames: list[str]
    inset_top: float | None
    inset_bottom: float | None
    container: Box | None
    hits: int
    painted: int
    hides: bool


class LayersEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """points: taps of the grid over the whole first screen. locked: the document can't be scrolled.

    frame_text, frame_controls, frame_fields: what a frame holds, so that a banner in a frame can be judged by it;
    empty for the top document.
    """

    points: int
    locked: bool
    layers: list[Layer]
    frame_text: str = ""
    frame_controls: list[Control] = []
    frame_fields: list[str] = []
