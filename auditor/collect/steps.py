"""The steps of an examination that read the page, each one thing: what it does is in the modules it calls.

Those that try something are in trials/, a module each. The order of all is in plan.py.
"""

from __future__ import annotations

import time

from auditor.collect.browser.worlds import frame_tree, top_world
from auditor.collect.captures import screenshots
from auditor.collect.captures.text_tiles import capture_texts
from auditor.collect.desk import Desk
from auditor.collect.engines import axe
from auditor.collect.network.cookies import read_cookies
from auditor.collect.page import timing
from auditor.collect.page.blank import shows_nothing
from auditor.collect.page.gather import gather
from auditor.collect.page.scrolling import scroll_through
from auditor.collect.page.settling import QUIET, TWO_FRAMES, quiet
from auditor.collect.page.zooming import with_allowed_zoom
from auditor.errors import CollectError
from auditor.model.evidence import Evidence
from auditor.model.failure import Failure

AFTER_SCROLL = 2.0
"""Seconds in which the page may become quiet again after it was scrolled through."""


async def read_timing(desk: Desk) -> None:
    """Before anything is captured: a capture beyond the viewport may move what is fixed, as no customer sees it."""
    desk.given["timing"] = await timing.read(await top_world(desk.cdp))


async def first_screen(desk: Desk) -> None:
    """What the customer sees first."""
    desk.images["first-screen"] = await screenshots.first_screen(desk.cdp, desk.device)


async def scroll(desk: Desk) -> None:
    """Through the page and back, so that what loads lazily is there; then until it is quiet again."""
    desk.network.phase = "scroll"
    try:
        asked = desk.network.count
        if await scroll_through(await top_world(desk.cdp)):
            seconds = QUIET if desk.network.count > asked else TWO_FRAMES
            until = min(desk.deadline, time.monotonic() + AFTER_SCROLL)
            await quiet(desk.tab.page, desk.cdp, desk.network, until, seconds)
    finally:
        desk.network.phase = "later"


async def frames(desk: Desk) -> None:
    """The tree of frames, which all that follows asks."""
    desk.root = await frame_tree(desk.session.context, desk.tab.page, desk.cdp)


async def full_page(desk: Desk) -> None:
    """The page as it lies."""
    desk.images["full-page"], cut_at = await screenshots.full_page(desk.cdp, desk.device)
    if cut_at is not None:
        desk.failures.append(Failure.at("full-page", "page-too-tall", limit=str(cut_at)))


async def probes(desk: Desk) -> None:
    """Boxes and texts of the same moment. A page that shows nothing is not audited; an example of a rule may show as
    little as it needs."""
    found, failures = await gather(desk.root, desk.device, sorted(desk.probes), named=desk.options.named)
    desk.failures += failures
    if not desk.options.examples and await _shows_nothing(desk, found, failures):
        desk.refused = CollectError("blank-page")
    else:
        desk.frames = desk.given["frames"] = await with_allowed_zoom(desk.cdp, desk.root, found)
        desk.final_url = desk.tab.page.url


async def without_glyphs(desk: Desk) -> None:
    """What is behind the text."""
    work = capture_texts(desk.cdp, desk.root, desk.frames or [], desk.device, desk.images["full-page"])
    desk.given["tiles"], images = await work
    desk.images |= images


async def run_axe(desk: Desk) -> None:
    """axe-core, as a cross-check."""
    desk.given["axe"] = await axe.run(desk.root, desk.frames or [])


async def cookies(desk: Desk) -> None:
    """The cookies that the page has by now."""
    desk.given["cookies"] = await read_cookies(desk.cdp, desk.network, desk.options.cookies)


async def _shows_nothing(desk: Desk, found: list[Evidence], failures: list[Failure]) -> bool:
    capture = desk.images.get("full-page")
    screen = desk.images.get("first-screen")
    return await shows_nothing(desk.cdp, desk.device, found, failures, desk.given.get("timing"), capture, screen)
