"""What the `code` probe saw."""

from __future__ import annotations

from typing import Literal

import msgspec

from auditor.model.subject import At


class CodeEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """A script or style sheet from a file. url: absolute, without query and fragment. integrity: as declared."""

    at: At
    kind: Literal["script", "style"]
    url: str
    integrity: str
