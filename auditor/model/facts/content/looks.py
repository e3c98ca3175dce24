"""Facts about where the eye goes on the first screen."""

from __future__ import annotations

from auditor.model.subject import Subject


class LookFacts(Subject, frozen=True, kw_only=True):
    """The main action, and when the eye comes to it on the first screen; no subject where there is none that is clear.

    The eye is followed by a model, not by people: what differs from its surround in lightness, colour or edges draws it
    (Itti, Koch & Niebur 1998), large text more than small, the top more than the bottom.

    name: of the main action. free: most of it is in the first screen, and nothing covers it; of another one nothing
    else is known. met: one of the first ten glances sees it sharply, or what is right beside it. first: the number of
    that glance, 11 where it is none of the ten. points: where the glances fall, in their order: x and y of each, CSS px
    from the upper left corner of the page.
    """

    name: str | None = None
    free: bool | None = None
    met: bool | None = None
    first: float | None = None
    points: list[float] | None = None
