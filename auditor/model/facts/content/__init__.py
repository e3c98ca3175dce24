"""The collections of content."""

from __future__ import annotations

from auditor.model.facts.collection import KIND_STEPS, Collection
from auditor.model.facts.content.axe import AxeFacts
from auditor.model.facts.content.carousels import CarouselFacts
from auditor.model.facts.content.controls import ControlFacts
from auditor.model.facts.content.files import OwnFileFacts
from auditor.model.facts.content.first_screen import FirstScreenFacts, ProductFacts
from auditor.model.facts.content.media import AnimatedPictureFacts, MediaFacts
from auditor.model.facts.content.overlays import BarsFacts, OverlayFacts
from auditor.model.facts.content.page import PageFacts

COLLECTIONS = (
    Collection("page", PageFacts, KIND_STEPS),
    Collection("overlays", OverlayFacts, ("probe:layers", "probe:document", "late")),
    Collection("bars", BarsFacts, ("probe:layers", "probe:document")),
    Collection("carousels", CarouselFacts, ("motion", "probe:carousels")),
    Collection("media", MediaFacts, ("probe:media",)),
    Collection("animated_pictures", AnimatedPictureFacts, ("animations",)),
    Collection("first_screen", FirstScreenFacts, ("probe:first_screen",)),
    Collection("product", ProductFacts, KIND_STEPS),
    Collection("own_files", OwnFileFacts, ("probe:files", "network")),
    Collection("controls", ControlFacts, ("probe:controls",)),
    Collection("axe", AxeFacts, ("axe",)),
)
