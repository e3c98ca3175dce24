"""Pictures that move by themselves."""

from __future__ import annotations

import msgspec

from auditor.model.subject import At


class AnimatedPicture(msgspec.Struct, frozen=True, kw_only=True):
    """An `img` that can be seen and whose file has several frames (GIF, APNG, WebP).

    seconds: how long it moves, all its rounds together; None where it never stops.
    """

    at: At
    seconds: float | None
