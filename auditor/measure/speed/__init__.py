"""Measures speed: by which function each of its collections is measured."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from auditor.measure.speed import resources, speed
from auditor.model.snapshot import Snapshot
from auditor.model.subject import Subject

MEASURES: dict[str, Callable[[Snapshot], Sequence[Subject] | None]] = {
    "timing": speed.measure_timing,
    "transfer": speed.measure_transfer,
    "lighthouse": speed.measure_lighthouse,
    "resources": resources.measure_resources,
    "images": resources.measure_images,
    "fonts": resources.measure_fonts,
    "head_scripts": resources.measure_head_scripts,
}
