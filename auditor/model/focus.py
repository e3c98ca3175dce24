"""What the Tab key came to."""

from __future__ import annotations

import msgspec

from auditor.model.subject import At


class FocusStop(msgspec.Struct, frozen=True):
    """An element of the top document that took the focus by the Tab key.

    covered_by: the selector of the fixed or sticky content under which all of it lies that is on the screen, or "".
    """

    at: At
    name: str
    role: str
    covered_by: str
