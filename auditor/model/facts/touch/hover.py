"""Facts about what shows under a mouse."""

from __future__ import annotations

from auditor.model.subject import Subject


class HoverFacts(Subject, frozen=True, kw_only=True):
    """An element of the top document over which a mouse brings content to light; of several alike, one.

    Content is what has words or takes a tap, not a colour, an underline or a second picture. name: the element's
    accessible name. reveals: the content's words, up to 160 characters; loses: those of what a finger does not reach.
    pieces: number of links, buttons, fields and texts that come to light. controls: those that are no mere texts.
    reachable: 0–1, the share of the pieces that stand elsewhere on the page (a link to the same address, the same
    words, the same button beside it) or were shown by a tap on the element or on a control for it, without leaving the
    page. elsewhere: 0–1, the share of the former. leaves: the tap led to another page, as it does in Chrome for
    Android; Safari on iOS may take a first tap for hovering. alike: number of such elements on the page.
    """

    name: str | None = None
    reveals: str | None = None
    loses: str | None = None
    pieces: float | None = None
    controls: float | None = None
    reachable: float | None = None
    elsewhere: float | None = None
    leaves: bool | None = None
    alike: float | None = None
