"""What the `loading` probe saw."""

from __future__ import annotations

import msgspec

from auditor.model.geometry import Box


class FontFace(msgspec.Struct, frozen=True, kw_only=True):
    """A face that was loaded. display: its `font-display`: auto, block, swap, fallback or optional."""

    family: str
    display: str


class BlockingScript(msgspec.Struct, frozen=True, kw_only=True):
    """A script of the head that the first paint waited for."""

    selector: str
    html: str
    box: Box | None
    url: str


class LoadingEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """Fonts and scripts of one document."""

    fonts: list[FontFace]
    blocking_scripts: list[BlockingScript]
