"""The collections of speed."""

from __future__ import annotations

from auditor.model.facts.collection import Collection
from auditor.model.facts.speed.resources import FontFacts, HeadScriptFacts, ImageFacts, ResourceFacts
from auditor.model.facts.speed.speed import LighthouseFacts, TimingFacts, TransferFacts

COLLECTIONS = (
    Collection("timing", TimingFacts, ("timing",)),
    Collection("transfer", TransferFacts, ("network",)),
    Collection("lighthouse", LighthouseFacts, ("lighthouse",)),
    Collection("resources", ResourceFacts, ("network",)),
    Collection("images", ImageFacts, ("probe:images", "network")),
    Collection("fonts", FontFacts, ("probe:loading", "network")),
    Collection("head_scripts", HeadScriptFacts, ("probe:loading",)),
)
