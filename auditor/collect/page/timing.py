"""Reads the buffered performance entries of the visit."""

from __future__ import annotations

import msgspec

from auditor.collect.browser.worlds import World
from auditor.collect.page.bundle import script
from auditor.model.timing import Timing

_SOURCE = script("page/timing")


async def read(world: World) -> Timing:
    """LCP, FCP, CLS, TTFB, load and long tasks until now."""
    return msgspec.json.decode(await world.call(_SOURCE), type=Timing)
