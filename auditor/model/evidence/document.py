"""What the `document` probe saw."""

from __future__ import annotations

import msgspec


class DocumentEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """A document as a whole. Lengths in CSS px. body, body_classes: the name and the classes of its <body>, as many as
    a shop's software writes."""

    title: str
    language: str
    elements: int
    depth: int
    client_width: float
    client_height: float
    scroll_width: float
    scroll_height: float
    body: str = ""
    body_classes: list[str] = []
