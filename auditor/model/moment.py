"""Moments of a visit that are not its arrival: later, or further down the page."""

from __future__ import annotations

import msgspec

from auditor.model.evidence import Evidence
from auditor.model.subject import Moment
from auditor.model.tile import TextTile


class Fresh(msgspec.Struct, frozen=True):
    """Something that is seen at this moment and was not at the arrival. seconds: when it came, after the page was
    opened; None if that is not known. around: the selectors of what holds it, inside out."""

    selector: str
    seconds: float | None = None
    around: list[str] = []


class MomentEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """The page at another moment, as far as that shows something new.

    fresh: what is new. frames, tiles: as in Snapshot; its images are there, too, and their names begin with that of
    `moment` ("late-full-page").
    """

    moment: Moment
    fresh: list[Fresh]
    frames: list[Evidence]
    tiles: list[TextTile] = []
