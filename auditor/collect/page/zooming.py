"""How far the browser lets a page be enlarged: tried where the page says it twice, for only the browser knows.

Chromium takes the viewport meta that it read last; a script that changes the first of two makes that the last.
"""

from __future__ import annotations

import msgspec
from playwright.async_api import CDPSession, Error

from auditor.collect.browser.worlds import EvaluationError, FrameNode
from auditor.model.evidence import Evidence

FURTHEST = 10.0
"""More than any browser allows: Chromium 5 times, Safari 10."""

_SCALE = "visualViewport.scale"


async def with_allowed_zoom(session: CDPSession, root: FrameNode, frames: list[Evidence]) -> list[Evidence]:
    """The evidence of all frames, that of the top one with what is allowed if it has several viewport metas."""
    viewport = frames[0].viewport if frames else None
    if viewport is None or len({meta.content for meta in viewport.metas}) < 2 or root.world is None:
        return frames
    try:
        before = await root.world.evaluate(_SCALE)
        await session.send("Emulation.setPageScaleFactor", {"pageScaleFactor": FURTHEST})
        allowed = float(await root.world.evaluate(_SCALE))
        await session.send("Emulation.setPageScaleFactor", {"pageScaleFactor": before})
    except (Error, EvaluationError, TypeError):
        return frames  # which one counts is then told by their order
    top = msgspec.structs.replace(frames[0], viewport=msgspec.structs.replace(viewport, allowed_zoom=allowed))
    return [top, *frames[1:]]
