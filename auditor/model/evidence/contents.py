"""What the `contents` probe saw."""

from __future__ import annotations

import msgspec


class ContentsEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """Whether anything that is visible in a document holds something for the eye, its sub-frames not counted.

    holds: text, a picture (of its style too) or a control. plays: a film or a plug-in, which other browsers may show.
    """

    holds: bool
    plays: bool
