"""Facts about the viewport: whether the page fits the device and may be enlarged."""

from __future__ import annotations

from typing import ClassVar

from auditor.model.subject import Subject


class ViewportMetaFacts(Subject, frozen=True, kw_only=True):
    """One `<meta name="viewport">` with a `content`.

    content: as written. largest_zoom: how many times the page lets itself be enlarged: its maximum-scale, 10 (the most
    that can be asked for) where it sets none, 1 where user-scalable forbids it. Where browsers read a content that is
    not well formed in different ways, the strictest reading. obeyed: the browser goes by it; of several by one, most
    often the last.
    """

    content: str | None = None
    largest_zoom: float | None = None
    obeyed: bool | None = None


class MetaViewportFacts(Subject, frozen=True, kw_only=True):
    """The viewport that the page asks for: of its metas the one that the browser obeys.

    content: of that meta, "" for none. follows_device: it sets the layout's width to the device's, by
    `width=device-width` or by an initial-scale without a width. layout_width: the width that the browser laid the page
    out in, CSS px.
    """

    page_wide: ClassVar[bool] = True

    content: str | None = None
    follows_device: bool | None = None
    layout_width: float | None = None


class ContentWidthFacts(Subject, frozen=True, kw_only=True):
    """How wide the content of the page is against its layout. The subject's place is the element that sticks out most.

    layout_width, content_width: CSS px of the layout; content is what a finger can bring into view, and text, fields
    and buttons that are hidden beyond the edge (`overflow-x: hidden`), not what else is. overflow: the second less the
    first, not under 0. cut_off: how far such text, fields or buttons reach beyond the edge, 0 for none.
    widest: selectors of the elements that are cut off or stick out, furthest first, at most five.
    """

    page_wide: ClassVar[bool] = True

    layout_width: float | None = None
    content_width: float | None = None
    overflow: float | None = None
    cut_off: float | None = None
    widest: list[str] | None = None
