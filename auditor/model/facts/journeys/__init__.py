"""The collections of journeys."""

from __future__ import annotations

from auditor.model.facts.collection import Collection
from auditor.model.facts.journeys.going_back import GoingBackFacts
from auditor.model.facts.journeys.journey import JourneyFacts

SITE_COLLECTIONS = (
    Collection(
        "journeys",
        JourneyFacts,
        (
            "navigate", "probe:ordering", "probe:fields", "probe:forms", "probe:targets", "probe:product",
            "probe:viewport", "probe:document",
        ),
    ),
    Collection(
        "going_back", GoingBackFacts, ("going-back", "navigate", "probe:fields", "probe:forms")
    ),
)  # fmt: skip
"""Facts about a journey as a whole, from all its stations under one scenario."""
