"""Lifts what covers the first screen off the frozen page, and lays it back."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Error

from auditor.collect.browser.worlds import EvaluationError, World
from auditor.collect.page.bundle import script

LEAST = 0.15
"""Share of the first screen that a fixed box must cover to be lifted: less is a bar, which the page makes room for."""

LEAST_SHOWN = 0.1
"""The same share for the report's pictures of what lies under it, which would else show a bar and not the fault."""

_LIFT = script("captures/lift_overlays")
_LOWER = script("captures/lower_overlays")


@asynccontextmanager
async def lifted_overlays(world: World, least: float = LEAST) -> AsyncIterator[list[str]]:
    """Within it, what covers `least` of the first screen of the top document is gone; gives its selectors."""
    try:
        yield json.loads(await world.call(_LIFT, least))
    finally:
        try:
            await world.call(_LOWER)
        except (Error, EvaluationError):
            pass  # the page is gone, and its overlays with it
