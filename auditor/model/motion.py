"""What moved by itself on a page that nobody touched."""

from __future__ import annotations

from typing import Literal

import msgspec

from auditor.model.evidence.layers import Control
from auditor.model.geometry import Box


class Carousel(msgspec.Struct, frozen=True, kw_only=True):
    """A box whose content was replaced or moved on by itself, again and again.

    kind: "slides" where one content gives way to another, "continuous" where it drifts through its box. changes: looks
    at which it had changed. last: the last of them, s from the start of the navigation. controls: buttons in and right
    around it.
    """

    selector: str
    html: str
    box: Box
    kind: Literal["slides", "continuous"]
    changes: int
    last: float
    controls: list[Control]


class MotionEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """A second load of the page, watched in virtual time. observed: until when, s from the start of the navigation; 0
    where nothing on the page can turn, so that it was not loaded again."""

    observed: float
    carousels: list[Carousel] = []
