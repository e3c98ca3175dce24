"""What a finger can drag, and what else moves it."""

from __future__ import annotations

import msgspec

from auditor.model.subject import At


class DragTrial(msgspec.Struct, frozen=True):
    """Something in the top document that moved under a finger, by a script of the page.

    kind: "handle" on a track, or "slides" in a box. by: "tap" where a tap moved it, on its track or on a control beside
    it; "field" where a field beside it takes the value; "" where nothing did.
    """

    at: At
    name: str
    kind: str
    by: str
