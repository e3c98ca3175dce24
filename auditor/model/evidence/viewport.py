"""What the `viewport` probe saw."""

from __future__ import annotations

import msgspec

from auditor.model.subject import At


class ViewportMeta(msgspec.Struct, frozen=True):
    """A `<meta name="viewport">` that has a `content`."""

    at: At
    content: str


class StickingOut(msgspec.Struct, frozen=True):
    """An element that makes the page wider than its viewport: `by` so many CSS px of the layout."""

    at: At
    by: float


class ViewportEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """The viewport of one document. Lengths in CSS px of its layout.

    page_scale: CSS px of the screen for one of the layout, as the page is shown at first (the visual viewport's scale):
    below 1 where the browser shrinks a layout that is wider than the screen. 1 in sub-frames.
    client_width: the width that the page is laid out in. scroll_width: of all its content, seen or not.
    inner_width: what the screen shows when it is zoomed out as far as the page allows (Chromium's `innerWidth`).
    overflow_x: the used `overflow-x` of the viewport. sticking_out: the elements that reach furthest out, at most five.
    cut_off: elements whose text, fields or buttons the page, or a box as wide as it, hides beyond the end of its lines
    where no scroll reaches them, furthest first, at most five; [] in sub-frames.
    reaching: after a change, elements whose text, fields or buttons lie beyond the edge where a scroll sideways reaches
    them, by how many px those do, furthest first, at most five; what needs two dimensions, is fixed or placed wholly
    beside the page is left out. None where it was not asked.
    following: after the screen was made narrower, the indexes (TextFit) of texts whose size became smaller by just as
    much; None where it was not. allowed_zoom: how many times the browser let the page be enlarged, tried where it has
    several viewport metas; None elsewhere.
    """

    metas: list[ViewportMeta]
    page_scale: float
    client_width: float
    scroll_width: float
    inner_width: float
    overflow_x: str
    sticking_out: list[StickingOut]
    cut_off: list[StickingOut] | None = None
    reaching: list[StickingOut] | None = None
    following: list[int] | None = None
    allowed_zoom: float | None = None
