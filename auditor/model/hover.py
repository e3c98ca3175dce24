"""What a mouse brings to light, and what of it a finger reaches."""

from __future__ import annotations

import msgspec

from auditor.model.subject import At


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
