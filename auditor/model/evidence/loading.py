"""What the `loading` probe saw."""

from __future__ import annotations

import msgspec

from auditor.model.geometry import Box


class FontFace(msgspec.Struct, frozen=True, kw_only=True):
    """A face that was loaded. display: its `font-display`: auto, block, swap, fallback or optional.

    letters: letters or digits are written in its family, not signs of icons alone. network: a file of it was fetched;
    False for one that its sheet holds itself (`data:`) or the device has (`local()`).
    """

    family: str
    display: str
    letters: bool = True
    network: bool = True


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
