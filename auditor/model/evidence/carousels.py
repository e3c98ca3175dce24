"""What the `carousels` probe saw."""

from __future__ import annotations

from typing import Literal

import msgspec

from auditor.model.geometry import Box


class CarouselCandidate(msgspec.Struct, frozen=True, kw_only=True):
    """A box that may turn by itself.

    kind: "named" by its author or library, a "track" of slides that overflows, a "stack" of pictures of which one is
    shown, an endless "animation".
    """

    selector: str
    html: str
    box: Box
    kind: Literal["named", "track", "stack", "animation"]
