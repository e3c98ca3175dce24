"""Measures legibility: by which function each of its collections is measured."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from auditor.measure.legibility import contrast, field_edges, graphics, paragraphs, text_fit, typography, viewport
from auditor.model.snapshot import Snapshot
from auditor.model.subject import Subject

MEASURES: dict[str, Callable[[Snapshot], Sequence[Subject] | None]] = {
    "viewport_metas": viewport.measure_viewport_metas,
    "meta_viewport": viewport.measure_meta_viewport,
    "content_width": viewport.measure_content_width,
    "typography": typography.measure_typography,
    "texts": typography.measure_texts,
    "text_weights": typography.measure_text_weights,
    "capital_texts": typography.measure_capital_texts,
    "italic_texts": typography.measure_italic_texts,
    "paragraphs": paragraphs.measure_paragraphs,
    "scrolled_texts": paragraphs.measure_scrolled_texts,
    "whole_texts": text_fit.measure_whole_texts,
    "enlarged_texts": text_fit.measure_enlarged_texts,
    "spaced_texts": text_fit.measure_spaced_texts,
    "fixed_spacings": text_fit.measure_fixed_spacings,
    "zoomed_texts": text_fit.measure_zoomed_texts,
    "narrow_page": text_fit.measure_narrow_page,
    "text_contrasts": contrast.measure_text_contrasts,
    "graphics": graphics.measure_graphics,
    "field_edges": field_edges.measure_field_edges,
}
