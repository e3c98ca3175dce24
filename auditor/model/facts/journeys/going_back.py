"""Going back on a journey."""

from __future__ import annotations

from auditor.model.subject import Subject


class GoingBackFacts(Subject, frozen=True, kw_only=True):
    """A purchase of the site on which something was typed, under one scenario, walked to go back in it.

    journey, scenario: which. lost_entries: the names of fields that were empty after going back to them; None if that
    could not be done at any of its stations.
    """

    journey: str | None = None
    scenario: str | None = None
    lost_entries: list[str] | None = None
