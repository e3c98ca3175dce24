"""What the `targets` probe saw: everything that takes a tap."""

from __future__ import annotations

import msgspec

from auditor.model.geometry import Box

Rgb = tuple[float, float, float]
"""Red, green and blue of sRGB, 0–255."""


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """How a button, or a link drawn like one, looks and where it stands in the document.

    fill: its colour as seen, None where it has none. image: it is filled with an image or a gradient. border: it is
    outlined. behind: the plain colour behind it, None where an image or a gradient lies there.
    font_size in CSS px, font_weight 1–1000. submits: it sends its form. form: index into TargetsEvidence.forms, or -1.
    ancestry: the element and its ancestors, innermost first, as tag[role]#id.classes "label"; at most 14.
    """

    fill: Rgb | None
    image: bool
    border: bool
    behind: Rgb | None
    font_size: float
    font_weight: float
    submits: bool
    form: int
    ancestry: list[str]


class TargetEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """A region that takes a tap, and the control that it works. Lengths in CSS px of the top document.

    selector, html, box: of the control, or of its label where it is not drawn itself.
    rects: the region: boxes of the control, of what overflows it, of placed ::before and ::after, and of the labels of
    a check box, radio button or file field; cut where overflow is hidden above or below. shown: the same, also cut at
    the sides; None where nothing is. middle: the point halfway along a text that wraps onto several lines, None for
    what does not wrap. covers: boxes of what takes the taps in front of it and is no target, found by trying its
    edges and its centre. drawn: it is a shape of an SVG drawing or an area of an image map, or placed by itself on a
    point of a picture.
    labels: boxes of the labels of a text field or a list, which put the focus into it: a tap there is as good.
    href: the address it opens, "" for none or an unknown one. action: what it does, as far as the document tells:
    that address, the form it sends, or a handler written into it that does not depend on the element; else "".
    inline: it stands in a sentence (WCAG 2.2 SC 2.5.8).
    default_control: its size is the browser's own. exposed: assistive technology sees it.
    pinned: "fixed" or "sticky" where it or an ancestor is, else "". layer: number of that ancestor, -1 without.
    scroller: the innermost scrolling box around it, index into TargetsEvidence.windows, -1 for the page.
    outer: index of the innermost target that contains it in the document, or -1. paint: rank in painting order, what
    has a greater one lies on top.
    hit: a tap at its centre meets it, or another that opens the same page, or a tap on the free part of a field does;
    tried on the first screen (of its frame) and, in the top document, after scrolling to it, at twelve places at most.
    None where its centre did not come on the screen, or something pinned lay on it there. covered_by: the selector of
    what it meets instead, or of the pinned box that holds it (cover_pinned); cover_target: the index of the target that
    it meets instead, or -1. hidden: what lies in front is opaque, there and towards the corners, so that nobody sees
    the target either.
    look: None for what is neither a button nor drawn like one.
    """

    selector: str
    html: str
    box: Box
    tag: str
    role: str
    input_type: str
    name: str
    href: str
    action: str
    rects: list[Box]
    labels: list[Box]
    shown: list[Box] | None
    middle: tuple[float, float] | None
    covers: list[Box]
    drawn: bool
    inline: bool
    default_control: bool
    exposed: bool
    pinned: str
    layer: int
    scroller: int
    outer: int
    paint: int
    hit: bool | None
    covered_by: str
    cover_pinned: bool
    cover_target: int
    hidden: bool
    first_screen: bool
    look: Look | None


class TargetsEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """The targets of one frame, the first 20,000 of the document.

    windows: what can be seen at once of each scrolling box; None where nothing can. forms: the kinds of the visible
    fields of each form that has a button (an input's type, `select-one`, `textarea`).
    """

    targets: list[TargetEvidence]
    windows: list[Box | None]
    forms: list[list[str]]
    page_colour: Rgb
