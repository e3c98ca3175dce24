"""What came of turning the device, and of the edges that its camera and its gesture bar take."""

from __future__ import annotations

import msgspec

from auditor.model.subject import At


class Posture(msgspec.Struct, frozen=True):
    """The page in one orientation.

    characters: of the text that is rendered and not transparent. cover: selector of an opaque layer that lies over the
    whole viewport, "" without. rotated: the share, 0–1, of the characters that stand a quarter turn otherwise than in
    the first posture, of those that are rendered in both.
    """

    characters: int
    cover: str
    rotated: float = 0.0


class EdgeTarget(msgspec.Struct, frozen=True):
    """A target at an edge of the screen. `at` is where it stands at first.

    portrait, landscape: the share of its area, 0–1, that the camera, the round corners or the gesture bar take in that
    orientation, as far as it can't be scrolled away from there.
    """

    at: At
    name: str
    portrait: float
    landscape: float


class RotationEvidence(msgspec.Struct, frozen=True):
    """The page as it was loaded, on its side, and back again (None where there was no need to look).

    first: "portrait" or "landscape", whichever the device was in. edges: None where nothing cuts into the device's
    screen, that is not known, or the page keeps clear of the edges, as it does without `viewport-fit=cover`.
    """

    first: str
    before: Posture
    turned: Posture
    back: Posture | None
    edges: list[EdgeTarget] | None
