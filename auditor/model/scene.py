"""What was on the screen at the moment at which something that was tried went wrong."""

from __future__ import annotations

import msgspec

from auditor.model.geometry import Box


class Cleared(msgspec.Struct, frozen=True):
    """A field that lost what was typed into it, and that."""

    box: Box
    text: str


class Elsewhere(msgspec.Struct, frozen=True):
    """Where words came up that were not on the screen. image: the same screen, scrolled to them. below: they stand
    further down, not further up."""

    image: str
    words: list[Box]
    below: bool


class Scene(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One screen. Boxes are CSS px from its top left corner, and may lie outside of it.

    image: its name in Snapshot.images. words: of an error. said: words in a box of the browser, which no picture shows,
    or on the button that is out of reach.
    field: the one that is meant. fields: all that one types into. tapped: where a finger was. cleared: what was typed
    and is gone. elsewhere: None if the words are on the screen, or there are none. keyboard: the CSS px of the screen's
    height that the on-screen keyboard leaves; 0 where it is not open. out_of_reach: what can't be brought into view
    beside it.
    """

    image: str
    words: list[Box] = []
    said: str = ""
    field: Box | None = None
    fields: list[Box] = []
    tapped: Box | None = None
    cleared: list[Cleared] = []
    elsewhere: Elsewhere | None = None
    keyboard: float = 0.0
    out_of_reach: list[Box] = []
