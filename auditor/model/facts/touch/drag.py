"""Facts about what is moved by dragging."""

from __future__ import annotations

from auditor.model.subject import Subject


class DragFacts(Subject, frozen=True, kw_only=True):
    """Something in the top document that moves under a finger by the page's own script.

    name: the accessible name, or the words in it.
    drag_kind: "handle" for what moves along a track, such as a slider's; "slides" for a box of which the content is
    pushed aside. alternative: "tap" where a tap on the track or on a control beside it moved it as well, "field" where
    a field beside it takes the value, "" where neither does.
    """

    name: str | None = None
    drag_kind: str | None = None
    alternative: str | None = None
