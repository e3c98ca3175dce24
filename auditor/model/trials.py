"""The trials of a visit, their names and what they found: the page is changed as its reader may change it, or touched.

A trial that is undone again, and asked how texts fit meanwhile, fills a field of Trials; any other a field of Snapshot.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from auditor.model.evidence.layers import Control
from auditor.model.evidence.text_fit import TextFitEvidence
from auditor.model.evidence.viewport import ViewportEvidence
from auditor.model.geometry import Box
from auditor.model.subject import At

TrialStep = Literal[
    "text-resize",
    "text-spacing",
    "scrolled",
    "motion",
    "late",
    "narrow",
    "rotate",
    "drag",
    "hover",
    "keyboard",
    "typing",
    "forms",
    "canaries",
]
"""One for each step that tries something, in the order of the visit."""


class Trials(msgspec.Struct, frozen=True, kw_only=True):
    """How texts fit, by frame (Evidence.selector), after a change that was undone again; None where it was not
    tried.

    enlarged: all text at 200 %, as a phone's text size does it. spaced: WCAG 1.4.12's line height, paragraph, letter
    and word spacing. narrow: the viewport of the top document at 320 CSS px.
    """

    enlarged: dict[str, TextFitEvidence] | None = None
    spaced: dict[str, TextFitEvidence] | None = None
    narrow: ViewportEvidence | None = None


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


class Posture(msgspec.Struct, frozen=True):
    """The page in one orientation.

    characters: of the text that is rendered and not transparent. cover: selector of an opaque layer that lies over the
    whole viewport, "" without. rotated: the share, 0–1, of the characters that stand a quarter turn otherwise than in
    the first posture, of those that are rendered in both. standing: selectors of covers of earlier postures that are
    still on the screen, whether or not they fill it.
    """

    characters: int
    cover: str
    rotated: float = 0.0
    standing: list[str] = []


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


class FocusStop(msgspec.Struct, frozen=True):
    """An element of the top document that took the focus by the Tab key.

    covered_by: the selector of the fixed or sticky content under which all of it lies that is on the screen, or "".
    """

    at: At
    name: str
    role: str
    covered_by: str


class DragTrial(msgspec.Struct, frozen=True):
    """Something in the top document that moved under a finger, by a script of the page.

    kind: "handle" on a track, or "slides" in a box. by: "tap" where a tap moved it, on its track or on a control beside
    it; "field" where a field beside it takes the value; "" where nothing did.
    """

    at: At
    name: str
    kind: str
    by: str


class HoverTrial(msgspec.Struct, frozen=True):
    """An element of the top document over which a mouse shows something that was not to be seen.

    A piece is a link, button or field, or a text with words in it. name: the element's own words. alike: how many like
    it there are on the page; one was tried. revealed, lost: words of the first eight pieces, and of those that neither
    stand elsewhere on the page nor came by a tap. pieces: their number. controls: those that are links, buttons or
    fields. elsewhere: those that stand elsewhere. tapped: those that a tap showed, on the element or on a control close
    by, and that were still there after it. leaves: the tap on the element led to another page. tried: False where it
    could not be tapped.
    """

    at: At
    name: str
    alike: int
    revealed: list[str]
    lost: list[str]
    pieces: int
    controls: int
    elsewhere: int
    tapped: int
    leaves: bool
    tried: bool


class TypingTrial(msgspec.Struct, frozen=True):
    """A field of the top document in which words lie until something is typed; it, or one that is built alike, was
    typed into.

    words: those of its placeholder, or of a label that lies over it (`of`). stays: they could still be read, in the
    label or around the field, after the focus had left again.
    """

    selector: str
    words: str
    of: Literal["placeholder", "label"]
    stays: bool
