"""axe-core's results, compressed in the page."""

from __future__ import annotations

import msgspec

from auditor.model.geometry import Box


class AxeNode(msgspec.Struct, frozen=True, kw_only=True):
    """One element that an axe rule judged. `outcome` is passed, failed or incomplete (axe's `passes` are only
    counted)."""

    rule: str
    outcome: str
    selector: str
    html: str
    box: Box | None
    data: dict[str, float | str | bool | None] = {}
    message: str = ""


class AxeEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """All nodes that failed or stayed incomplete, and how many passed, by rule."""

    version: str
    nodes: list[AxeNode]
    passed: dict[str, int]
