"""Waits until a page stands still: load, fonts, quiet network, quiet layout. Meanwhile the probes are made ready."""

from __future__ import annotations

import asyncio
import time
from typing import NamedTuple

from playwright.async_api import CDPSession, Error, Page
from playwright.async_api import TimeoutError as PlaywrightTimeoutError

from auditor.collect.browser.worlds import EvaluationError, top_world
from auditor.collect.network.log import NetworkLog
from auditor.collect.options import VisitOptions
from auditor.collect.page import bundle
from auditor.collect.page.arrival import is_blank, is_missing, look, passes_on, waits
from auditor.collect.page.bundle import script
from auditor.collect.page.waiting import wait_as_asked
from auditor.errors import CollectError
from auditor.model.arrival import Arrival
from auditor.model.failure import Failure

QUIET = 0.1
"""Seconds without a request, and without a change of layout from frame to frame, after which a page counts as quiet."""

TWO_FRAMES = 0.034
"""Seconds of quiet that do for a page which something was done to and which asked for nothing since."""

AFTER_LOAD = 5.0
"""Seconds after the load event in which the page may become quiet, before it is measured as it stands."""

INTERIM = 3.0
"""Seconds after loading in which a page that looks as if it only led to another may do so, and one that shows nothing
may begin: about what a visit takes."""

NAMED = 3
"""Addresses that are named of those that have not answered."""

_LOOK_AGAIN = 0.1

FADING = 3.0
"""Seconds that a page whose layout is quiet is waited for while something fades, or a loading screen covers it: a page
that fades for ever is measured as it stands."""

_QUIET_LAYOUT = script("page/quiet_layout")


class Settled(NamedTuple):
    """failures: what the page still waited for. seen: what is there, unless the page does not say. after: seconds since
    its load."""

    failures: list[Failure]
    seen: Arrival | None
    after: float


async def settle(
    page: Page, session: CDPSession, network: NetworkLog, options: VisitOptions, deadline: float
) -> Settled:
    """Returns when the page stands still or `deadline` (time.monotonic) is near.

    What the user wants waited for comes first. A page that shows nothing yet, or placeholders, is waited for as long as
    an answer is to come. Raises CollectError if it still is such a page at the deadline, or what the user waits for is
    not there.
    """
    try:
        await page.wait_for_load_state("load", timeout=max(1, (deadline - time.monotonic()) * 1000))
    except PlaywrightTimeoutError:
        return Settled([Failure.at("settle", "load-timeout"), *_still_open(network)], await look(session), 0.0)
    loaded = time.monotonic()
    await wait_as_asked(page, options, deadline)
    until = min(deadline, time.monotonic() + AFTER_LOAD)
    failures, _ = await asyncio.gather(quiet(page, session, network, until), _make_ready(session))
    if options.examples:
        return Settled(failures, None, time.monotonic() - loaded)
    more, seen = await _arrive(page, session, network, deadline)
    return Settled([*failures, *more, *_still_open(network)], seen, time.monotonic() - loaded)


async def _arrive(
    page: Page, session: CDPSession, network: NetworkLog, deadline: float
) -> tuple[list[Failure], Arrival | None]:
    """Waits for the content of a page that has none yet, and for one that leads to another to do so."""
    failures: list[Failure] = []
    was_blank = False
    begun, interim = time.monotonic(), min(deadline, time.monotonic() + INTERIM)
    while (seen := await look(session)) is not None:
        if network.awaits_content() and waits(seen):
            if time.monotonic() >= deadline:
                _check_arrived(seen, network, time.monotonic() - begun)
                break
            asked = network.content_done
            while network.awaits_content() and network.content_done == asked and time.monotonic() < deadline:
                await asyncio.sleep(_LOOK_AGAIN)
            failures = await quiet(page, session, network, min(deadline, time.monotonic() + AFTER_LOAD))
        elif (is_blank(seen) or passes_on(seen)) and time.monotonic() < interim:
            was_blank = was_blank or is_blank(seen)
            await asyncio.sleep(_LOOK_AGAIN)
        elif was_blank and not is_blank(seen):
            was_blank = False
            failures = await quiet(page, session, network, min(deadline, time.monotonic() + AFTER_LOAD))
        else:
            break
    return failures, seen


def _check_arrived(seen: Arrival, network: NetworkLog, seconds: float) -> None:
    """Raises CollectError if what is there is not the page but its placeholder."""
    if is_missing(seen):
        url = next(iter(network.open_addresses()), "")
        raise CollectError("content-missing", url=url[:200], seconds=f"{seconds:.0f}")


def _still_open(network: NetworkLog) -> list[Failure]:
    """That the wait ended before everything had come, and what had not."""
    urls = network.open_addresses()
    if not urls:
        return []
    named = ", ".join(url[:120] for url in dict.fromkeys(urls[:NAMED]))
    return [Failure.at("settle", "requests-open", count=str(len(urls)), urls=named)]


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
