"""Facts about overlays: how much they cover, and the way out."""

from __future__ import annotations

import re

from auditor.measure.content import overlay_words as words
from auditor.measure.content.layers import BLOCKED, Overlay, layers_of
from auditor.model.evidence.layers import Control
from auditor.model.facts.content.overlays import OverlayFacts
from auditor.model.geometry import Box
from auditor.model.snapshot import Snapshot
from auditor.model.subject import At
from auditor.wording import fold

LANGUAGES = frozenset({"en", "fr", "de", "es", "it", "nl", "pt"})
"""Languages whose words for closing, refusing and accepting are known."""

CORNER = 0.25
"""A small square without a name in this outer quarter of the top of a panel is where a cross is expected."""

ICON = 64.0
"""CSS px up to which a square is an icon's."""

_TO_THE_SHOP = re.compile(
    r"\b(?:site|web\w*|browser|navigat\w+|shopping|shop|store|achats|boutique|visit\w*|tienda|negozio|winkel|loja|kaufen)\b"
)


def measure_overlays(snapshot: Snapshot) -> list[OverlayFacts] | None:
    """What covers part of the first screen, largest first; None where it could not be read."""
    layers = layers_of(snapshot)
    if layers is None:
        return None
    document = snapshot.frames[0].document
    language = document.language if document else ""
    return [_facts(overlay, language) for overlay in layers.overlays]


def _facts(overlay: Overlay, language: str) -> OverlayFacts:
    ways = [control for control in overlay.controls if _leads_out(control, overlay)]
    best = max(ways, key=lambda control: min(control.box.width, control.box.height), default=None)
    known = not language or language.lower().split("-")[0] in LANGUAGES
    tellable = best is not None or (overlay.complete and overlay.kind != "loading" and known)
    side = min(best.box.width, best.box.height) if best else 0.0
    return OverlayFacts(
        at=At(overlay.main.selector, overlay.main.html, overlay.box),
        kind=overlay.kind,
        legal=overlay.kind in words.LEGAL,
        share=100 * overlay.share,
        blocks=overlay.blocked >= BLOCKED,
        locked=overlay.locked,
        words=float(overlay.words),
        way_out=(best.name if best else "") if tellable else None,
        way_out_side=side if tellable else None,
    )


def _leads_out(control: Control, overlay: Overlay) -> bool:
    """Whether a control makes its overlay go away. Saying yes ends a question, but an offer only leads further in."""
    if words.closes(control.name, control.hints) or words.refuses(control.name):
        return True
    if not fold(control.name):
        return _in_corner(control.box, overlay.box)
    if overlay.kind in {"newsletter", "app", "chat", "sign-in"}:
        return words.enters(control.name) and bool(_TO_THE_SHOP.search(fold(control.name)))
    return words.accepts(control.name) or words.enters(control.name)


def _in_corner(box: Box, panel: Box) -> bool:
    if max(box.width, box.height) > ICON or not 0.6 <= box.width / max(box.height, 1.0) <= 1.67:
        return False
    x, y = box.x + box.width / 2, box.y + box.height / 2
    at_top = panel.y - ICON <= y <= panel.y + max(ICON, CORNER * panel.height)
    at_side = x <= panel.x + CORNER * panel.width or x >= panel.right - CORNER * panel.width
    return at_top and at_side
