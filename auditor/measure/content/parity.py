"""Compares what a page shows on a phone with what it shows on a tablet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from auditor.measure.content.sight import Sight
from auditor.model.facts.content.parity import ParityFacts
from auditor.model.subject import At

EXAMPLE = 60
"""Characters of the example."""


def measure_parity(sights: Sequence[Sight]) -> list[ParityFacts] | None:
    """Each page on each device, beside the one visit of another kind of device that shows most; None if what they show
    was measured on no page."""
    if not sights:
        return None
    pages: dict[object, list[Sight]] = defaultdict(list)
    for sight in sights:
        pages[sight.page].append(sight)
    found = []
    for group in pages.values():
        for sight in group:
            others = [each for each in group if each.device != sight.device]
            found.append(_facts(sight, max(others, key=lambda each: len(each.texts), default=None)))
    return found


def _facts(sight: Sight, other: Sight | None) -> ParityFacts:
    at = At(html=f"{sight.url} · {sight.scenario}")
    if other is None:
        return ParityFacts(at=at, scenario=sight.scenario, compared=False)
    gone = other.texts - sight.texts
    example = next((words for number, words in other.words.items() if number in gone), "")
    return ParityFacts(
        at=at,
        scenario=sight.scenario,
        compared=True,
        other=other.scenario,
        texts=float(len(other.texts)),
        missing=float(len(gone)),
        missing_share=100 * len(gone) / len(other.texts) if other.texts else 0.0,
        example=example[:EXAMPLE],
        lost_action=other.action if other.kind and not sight.kind else "",
    )
