"""What the `leftovers` probe saw."""

from __future__ import annotations

import msgspec

from auditor.model.subject import At


class LeftoverEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """An element whose own text, which can be seen, may be left over from a template. text: from a little before the
    first sign of that on, at most 160 characters."""

    at: At
    text: str
