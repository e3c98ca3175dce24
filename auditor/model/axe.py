"""axe-core's results, compressed in the page."""

from __future__ import annotations

import msgspec

from auditor.model.geometry import Box


class AxeNode(msgspec.Struct, frozen=True, kw_only=True):
    """One element that an axe rule looked at. `outcome` is passed, failed or incomplete.

    selector, box: as in every other evidence. html, message: "" where it passed. data: the plain values that axe
    measured, by its own names: for color-contrast contrastRatio, fgColor, bgColor, fontSize, fontWeight, messageKey.
    """

    rule: str
    outcome: str
    selector: str
    html: str = ""
    box: Box | None = None
    data: dict[str, float | str | bool | None] = {}
    message: str = ""


class AxeEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """What axe-core says of all frames. `unread`: selectors of frames that it could not run in, "" for the page."""

    version: str
    nodes: list[AxeNode]
    unread: list[str] = []
