"""The collections of content."""

from __future__ import annotations

from auditor.model.facts.collection import KIND_STEPS, Collection, of_the_kind
from auditor.model.facts.content.axe import AxeFacts
from auditor.model.facts.content.carousels import CarouselFacts
from auditor.model.facts.content.files import OwnFileFacts
from auditor.model.facts.content.first_screen import FirstScreenFacts, MenuFacts, ProductFacts
from auditor.model.facts.content.leftovers import LeftoverFacts
from auditor.model.facts.content.looks import LookFacts
from auditor.model.facts.content.media import AnimatedPictureFacts, MediaFacts
from auditor.model.facts.content.overlays import BarsFacts, OverlayFacts
from auditor.model.facts.content.page import PageFacts
from auditor.model.facts.content.parity import ParityFacts
from auditor.model.facts.content.screen import ChoicesFacts, ScreenPictureFacts, TextStylesFacts
from auditor.model.facts.content.tables import PriceTableFacts

COLLECTIONS = (
    Collection("page", PageFacts, of_the_kind("probe:document")),
    Collection("overlays", OverlayFacts, ("probe:layers", "probe:document", "late")),
    Collection("bars", BarsFacts, ("probe:layers", "probe:document")),
    Collection("carousels", CarouselFacts, ("motion", "probe:carousels")),
    Collection("media", MediaFacts, ("probe:media",)),
    Collection("animated_pictures", AnimatedPictureFacts, ("animations",)),
    Collection("first_screen", FirstScreenFacts, ("probe:first_screen",)),
    Collection("menus", MenuFacts, ("probe:first_screen",)),
    Collection("screen_picture", ScreenPictureFacts, ("first-screen",)),
    Collection("looks", LookFacts, ("first-screen", "probe:texts", *KIND_STEPS)),
    Collection("text_styles", TextStylesFacts, ("probe:texts",)),
    Collection("choices", ChoicesFacts, ("probe:targets", "probe:viewport")),
    Collection("leftovers", LeftoverFacts, ("probe:leftovers",)),
    Collection("product", ProductFacts, of_the_kind("probe:product")),
    Collection("price_tables", PriceTableFacts, ("probe:product",)),
    Collection("own_files", OwnFileFacts, ("probe:files", "network")),
    Collection("axe", AxeFacts, ("axe",)),
)

SITE_COLLECTIONS = (Collection("parity", ParityFacts, ("probe:texts", *KIND_STEPS, "navigate")),)
