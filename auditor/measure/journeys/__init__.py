"""Measures journeys: by which function each of their collections is measured."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from auditor.measure.journeys import going_back, journeys
from auditor.measure.journeys.stop import Stop
from auditor.model.subject import Subject

SITE_MEASURES: dict[str, Callable[[Sequence[Stop]], Sequence[Subject] | None]] = {
    "journeys": journeys.measure_journeys,
    "going_back": going_back.measure_going_back,
}
"""From what all stations say."""
