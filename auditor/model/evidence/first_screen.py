"""What the `first_screen` probe saw."""

from __future__ import annotations

import msgspec

from auditor.model.geometry import Box
from auditor.model.subject import At


class MenuEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """A menu (a navigation landmark) that stands open there. shown: the part that the screen shows, CSS px."""

    at: At
    shown: Box


class FirstScreenEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """words: that can be read in the part of the first screen that this frame takes. menus: that stand open in it."""

    words: int
    menus: list[MenuEvidence] = []
