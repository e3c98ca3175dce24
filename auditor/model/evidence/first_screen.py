"""What the `first_screen` probe saw."""

from __future__ import annotations

import msgspec


class FirstScreenEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """words: that can be read in the part of the first screen that this frame takes."""

    words: int
