"""Waits until a page stands still: load, fonts, quiet network, quiet layout. Meanwhile the probes are made ready."""

from __future__ import annotations

import asyncio
import time

from playwright.async_api import CDPSession, Error, Page
from playwright.async_api import TimeoutError as PlaywrightTimeoutError

from auditor.collect.browser.worlds import EvaluationError, top_world
from auditor.collect.network.log import NetworkLog
from auditor.collect.page import bundle
from auditor.collect.page.bundle import script
from auditor.model.failure import Failure

QUIET = 0.1
"""Seconds without a request, and without a change of layout from frame to frame, after which a page counts as quiet."""

TWO_FRAMES = 0.034
"""Seconds of quiet that do for a page which something was done to and which asked for nothing since."""

AFTER_LOAD = 5.0
"""Seconds after the load event in which the page may become quiet, before it is measured as it stands."""

FADING = 3.0
"""Seconds that a page whose layout is quiet is waited for while something fades, or a loading screen covers it: a page
that fades for ever is measured as it stands."""

_QUIET_LAYOUT = script("page/quiet_layout")


async def settle(page: Page, session: CDPSession, network: NetworkLog, deadline: float) -> list[Failure]:
    """Returns when the page stands still or `deadline` (time.monotonic) is near; what it still waited for, if
    anything."""
    try:
        await page.wait_for_load_state("load", timeout=max(1, (deadline - time.monotonic()) * 1000))
    except PlaywrightTimeoutError:
        return [Failure.at("settle", "load-timeout")]
    until = min(deadline, time.monotonic() + AFTER_LOAD)
    failures, _ = await asyncio.gather(quiet(page, session, network, until), _make_ready(session))
    return failures


async def quiet(
    page: Page, session: CDPSession, network: NetworkLog, deadline: float, seconds: float = QUIET
) -> list[Failure]:
    """Waits until network and layout have been quiet for `seconds`, at the same time."""
    while True:
        left = deadline - time.monotonic()
        if left <= 0:
            return [Failure.at("settle", "never-settled")]
        layout, requests = await asyncio.gather(
            _quiet_layout(session, left, seconds), network.quiet(seconds, deadline), return_exceptions=False
        )
        if layout and requests and await network.quiet(seconds / 2, time.monotonic()):
            return []
        if time.monotonic() >= deadline or page.is_closed():
            return [Failure.at("settle", "never-settled")]


async def _make_ready(session: CDPSession) -> None:
    """Compiles the probes while the page has nothing to do."""
    try:
        await asyncio.wait_for((await top_world(session)).evaluate(bundle.install()), AFTER_LOAD)
    except (Error, EvaluationError, TimeoutError):
        pass  # the page has navigated on, or is busy: they are installed when they are needed


async def _quiet_layout(session: CDPSession, limit: float, seconds: float) -> bool:
    try:
        world = await top_world(session)
        return bool(
            await asyncio.wait_for(
                world.call(_QUIET_LAYOUT, seconds * 1000, limit * 1000, FADING * 1000, wait=True), limit + 1
            )
        )
    except (Error, EvaluationError):
        return False  # the page has navigated on: look at the new document
    except TimeoutError:
        return False
