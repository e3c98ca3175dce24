"""The collections of legibility."""

from __future__ import annotations

from auditor.model.facts.collection import KIND_STEPS, Collection
from auditor.model.facts.legibility.contrast import FieldEdgeFacts, GraphicFacts, TextContrastFacts
from auditor.model.facts.legibility.text import (
    ParagraphFacts,
    ScrolledTextFacts,
    TextFacts,
    TextStretchFacts,
    TextWeightFacts,
    TypographyFacts,
)
from auditor.model.facts.legibility.text_fit import (
    ChangedTextFacts,
    FixedSpacingFacts,
    NarrowFacts,
    WholeTextFacts,
    ZoomedTextFacts,
)
from auditor.model.facts.legibility.viewport import ContentWidthFacts, MetaViewportFacts, ViewportMetaFacts
from auditor.model.steps import Step

MOMENTS: tuple[Step, ...] = ("scrolled", "late")
"""Steps that find more of what is judged by how it looks."""

COLLECTIONS = (
    Collection("viewport_metas", ViewportMetaFacts, ("probe:viewport",)),
    Collection("meta_viewport", MetaViewportFacts, ("probe:viewport",)),
    Collection("content_width", ContentWidthFacts, ("probe:viewport",)),
    Collection("typography", TypographyFacts, ("probe:texts", "probe:viewport")),
    Collection("texts", TextFacts, ("probe:texts", "probe:viewport")),
    Collection("text_weights", TextWeightFacts, ("probe:texts", "probe:viewport")),
    Collection("capital_texts", TextStretchFacts, ("probe:texts",)),
    Collection("italic_texts", TextStretchFacts, ("probe:texts",)),
    Collection("paragraphs", ParagraphFacts, ("probe:texts", "probe:viewport")),
    Collection("scrolled_texts", ScrolledTextFacts, ("probe:texts",)),
    Collection("whole_texts", WholeTextFacts, ("probe:text_fit",)),
    Collection("enlarged_texts", ChangedTextFacts, ("text-resize", "probe:text_fit")),
    Collection("spaced_texts", ChangedTextFacts, ("text-spacing", "probe:text_fit")),
    Collection("fixed_spacings", FixedSpacingFacts, ("probe:text_fit",)),
    Collection("zoomed_texts", ZoomedTextFacts, ("narrow", "probe:text_fit")),
    Collection("narrow_page", NarrowFacts, ("narrow",)),
    Collection(
        "text_contrasts",
        TextContrastFacts,
        # Prices and the main action have a role of their own; drawings are hidden with the glyphs.
        ("without-glyphs", "full-page", "probe:texts", *KIND_STEPS, *MOMENTS),
    ),
    Collection("graphics", GraphicFacts, ("without-glyphs", "full-page", "probe:graphics", *MOMENTS)),
    Collection("field_edges", FieldEdgeFacts, ("without-glyphs", "probe:targets", *MOMENTS)),
)
