"""Facts about the document as a whole, from the `document` probe."""

from __future__ import annotations

from auditor.measure.page.kind import page_kind
from auditor.model.facts.content.page import PageFacts
from auditor.model.snapshot import Snapshot


def measure_page(snapshot: Snapshot) -> list[PageFacts] | None:
    """The page itself; None where the top document could not be read."""
    documents = [frame.document for frame in snapshot.frames if frame.document is not None]
    if not snapshot.frames or snapshot.frames[0].document is None:
        return None
    kind = page_kind(snapshot)
    return [
        PageFacts(
            kind=kind.name if kind else None,
            elements=float(sum(document.elements for document in documents)),
            depth=float(max(document.depth for document in documents)),
            screens=snapshot.frames[0].document.scroll_height / snapshot.device.viewport_height,
        )
    ]
