"""Facts about text that was never meant for customers, from the `leftovers` probe."""

from __future__ import annotations

from auditor.measure.content.leftover_words import KINDS
from auditor.model.evidence.leftovers import LeftoverEvidence
from auditor.model.facts.content.leftovers import LeftoverFacts
from auditor.model.snapshot import Snapshot

LONGEST = 60
"""Characters of the words that are shown."""


def measure_leftovers(snapshot: Snapshot) -> list[LeftoverFacts] | None:
    """The places in all frames, in the order of the page; None where those of the top document were not gathered."""
    if not snapshot.frames or snapshot.frames[0].leftovers is None:
        return None
    found = (_facts(place) for frame in snapshot.frames for place in frame.leftovers or [])
    return [each for each in found if each is not None]


def _facts(place: LeftoverEvidence) -> LeftoverFacts | None:
    for kind, pattern in KINDS:
        match = pattern.search(place.text)
        if match:
            return LeftoverFacts(at=place.at, kind=kind, words=match[0].strip()[:LONGEST])
    return None
