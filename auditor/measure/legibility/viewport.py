"""Facts about the viewport, from the `viewport` probe in the top document."""

from __future__ import annotations

from auditor.measure.legibility.viewport_content import follows_device, largest_zoom
from auditor.measure.page.scale import top_viewport
from auditor.model.evidence.viewport import ViewportEvidence
from auditor.model.facts.legibility.viewport import ContentWidthFacts, MetaViewportFacts, ViewportMetaFacts
from auditor.model.snapshot import Snapshot
from auditor.model.subject import At

MOST_NAMED = 5
"""Elements that are named."""

CHROMIUM_MOST = 5.0
"""How many times Chromium enlarges a page at most, whatever it asks for."""

SAME_ZOOM = 0.01
"""Zooms nearer to each other are one."""


def measure_viewport_metas(snapshot: Snapshot) -> list[ViewportMetaFacts] | None:
    """Each viewport meta of the top document; those of frames say nothing of the page."""
    viewport = top_viewport(snapshot)
    if viewport is None:
        return None
    counts = _obeyed(viewport)
    return [
        ViewportMetaFacts(
            at=meta.at, content=meta.content, largest_zoom=largest_zoom(meta.content), obeyed=index == counts
        )
        for index, meta in enumerate(viewport.metas)
    ]


def _obeyed(viewport: ViewportEvidence) -> int:
    """Of several metas the last that agrees with what the browser did, or the last."""
    last = len(viewport.metas) - 1
    if viewport.allowed_zoom is None:
        return last
    zooms = [min(largest_zoom(meta.content), CHROMIUM_MOST) for meta in viewport.metas]
    agree = [index for index, zoom in enumerate(zooms) if abs(zoom - viewport.allowed_zoom) < SAME_ZOOM]
    return agree[-1] if agree else last


def measure_meta_viewport(snapshot: Snapshot) -> list[MetaViewportFacts] | None:
    """The viewport that the page asks for and gets."""
    viewport = top_viewport(snapshot)
    if viewport is None:
        return None
    meta = viewport.metas[_obeyed(viewport)] if viewport.metas else None
    return [
        MetaViewportFacts(
            at=meta.at if meta else At(),
            content=meta.content if meta else "",
            follows_device=meta is not None and follows_device(meta.content),
            layout_width=viewport.client_width,
        )
    ]


def measure_content_width(snapshot: Snapshot) -> list[ContentWidthFacts] | None:
    """The width of the content against that of the layout."""
    viewport = top_viewport(snapshot)
    if viewport is None:
        return None
    cut_off = max((each.by for each in viewport.cut_off or ()), default=0.0)
    reachable = _reachable_width(viewport)
    content_width = max(reachable, viewport.client_width + cut_off)
    overflow = content_width - viewport.client_width
    sticking = (viewport.cut_off or []) + (viewport.sticking_out if reachable > viewport.client_width else [])
    return [
        ContentWidthFacts(
            at=sticking[0].at if sticking else At(),
            layout_width=viewport.client_width,
            content_width=content_width,
            overflow=overflow,
            cut_off=cut_off,
            widest=[each.at.selector for each in sticking[:MOST_NAMED]],
        )
    ]


def _reachable_width(viewport: ViewportEvidence) -> float:
    """How far to the side a finger gets.

    Where the viewport hides its overflow nothing scrolls, but a touch screen may still be zoomed out to the whole
    layout and moved about in it: Chromium does so unless `html` and `body` both hide it, and tells by its innerWidth.
    """
    if viewport.overflow_x in {"hidden", "clip"}:
        return max(viewport.client_width, min(viewport.inner_width, viewport.scroll_width))
    return max(viewport.client_width, viewport.scroll_width)
