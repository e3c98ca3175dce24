"""Facts about the first screen."""

from __future__ import annotations

from auditor.model.facts.content.first_screen import FirstScreenFacts
from auditor.model.snapshot import Snapshot


def measure_first_screen(snapshot: Snapshot) -> list[FirstScreenFacts] | None:
    """The first screen, its frames included; None where the top document could not be read."""
    if not snapshot.frames or snapshot.frames[0].first_screen is None:
        return None
    words = sum(frame.first_screen.words for frame in snapshot.frames if frame.first_screen is not None)
    return [FirstScreenFacts(words=float(words))]
