"""A finer capture of a part of the page."""

from __future__ import annotations

import msgspec

from auditor.model.geometry import Box


class TextTile(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the page that was captured at `scale` pixels for a CSS px: images NAME-drawn and NAME-behind.

    lifted: selectors of the overlays that were taken away for it; [] where the page was as it is.
    scroller: index in its frame's TextsEvidence.scrollers of the box that had been scrolled for it, -1 for none; then
    `box` is where its content would be had that not been scrolled. frame: that frame's selector.
    moment: for something that moved between the captures of the page, which one of those taken of it since,
    counted from 1; 0 for all others.
    """

    name: str
    box: Box
    scale: float
    lifted: list[str] = []
    scroller: int = -1
    frame: str = ""
    moment: int = 0
