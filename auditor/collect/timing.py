"""Reads the buffered performance entries of the visit."""

from __future__ import annotations

from pathlib import Path

import msgspec

from auditor.collect.worlds import World
from auditor.model.timing import Timing

_SOURCE = (Path(__file__).parent / "timing.js").read_text(encoding="utf-8")


async def read(world: World) -> Timing:
    """LCP, FCP, CLS, TTFB, load and long tasks until now."""
    return msgspec.json.decode(await world.call(_SOURCE.strip()), type=Timing)
