"""A second load of the page from which nothing leaves: a tap there sends no request and shows no other page.

For trials on pages of real shops: a tap may order, log out, or go elsewhere. Once the page has loaded, requests are
refused before they are sent, those of windows that it opens included. What an open WebSocket says is not held back:
Chromium has no means to. A page of its own also because a tab was seen to crash under a mouse that comes and goes on a
page that has been probed: that would cost the whole visit.
"""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urldefrag

from playwright.async_api import Error, Page, Route
from playwright.async_api import TimeoutError as PlaywrightTimeoutError

from auditor.collect.browser.worlds import EvaluationError, World, frame_tree, top_world
from auditor.collect.network.log import NetworkLog
from auditor.collect.page.gather import gather
from auditor.collect.page.settling import QUIET
from auditor.collect.session import Session, Tab

LOAD_TIMEOUT, IDLE_TIMEOUT = 6.0, 2.0
"""Seconds for the load, and then for the network to fall quiet, as at the first load: scripts attach their listeners
meanwhile."""


class Sealed:
    """A page that can't leave. `left` counts its attempts to show another page, in this window or a new one. `world` is
    its top frame's, in which the probes' library is at hand."""

    world: World

    def __init__(self, tab: Tab) -> None:
        self.tab = tab
        self.session = tab.cdp
        self.left = 0
        self._url = ""
        self._frame = ""

    async def close_off(self) -> None:
        """From here on nothing is sent."""
        frame = (await self.session.send("Page.getFrameTree"))["frameTree"]["frame"]
        self._frame, self._url = frame["id"], frame["url"]
        self.session.on("Page.frameRequestedNavigation", self._requested)
        self.session.on("Page.windowOpen", self._opened)
        self.session.on("Page.navigatedWithinDocument", self._moved)
        # A service worker would ask in the page's place.
        await self.session.send("Network.enable")
        await self.session.send("Network.setBypassServiceWorker", {"bypass": True})

    def _requested(self, event: dict[str, Any]) -> None:
        """A link or a script wants another document."""
        if event.get("frameId") == self._frame and not str(event.get("url", "")).lower().startswith("javascript:"):
            self.left += 1

    def _opened(self, _event: dict[str, Any]) -> None:
        self.left += 1

    def _moved(self, event: dict[str, Any]) -> None:
        """A script wrote another address, as applications do that show their pages themselves. A fragment is none."""
        url = str(event.get("url", ""))
        if event.get("frameId") == self._frame and urldefrag(url).url != urldefrag(self._url).url:
            self.left += 1
            self._url = url


@asynccontextmanager
async def sealed_page(session: Session, measured: Page) -> AsyncIterator[Sealed]:
    """Loads the address of `measured` once more; within it nothing that happens there is sent.

    Raises:
        EvaluationError: it can't be loaded again. The measured page is none the worse for it.
    """
    context = session.context

    async def refuse(route: Route) -> None:
        try:
            if _is_of(route, measured):
                await route.fallback()
            else:
                # "aborted" alone leaves the page as it is; any other reason shows an error page of Chromium's.
                await route.abort("aborted")
        except Error:
            pass  # it has gone with its page

    try:
        tab = await session.open_tab()
    except Error as error:
        raise EvaluationError(str(error)) from error
    try:
        yield await _seal(session, tab, measured.url, refuse)
    finally:
        # First the page, whose timers may still want to send something, then the seal.
        await tab.close()
        try:
            await context.unroute("**/*", refuse)
        except Error:
            pass  # the context has gone, too


async def _seal(session: Session, tab: Tab, url: str, refuse: Callable[[Route], Coroutine[Any, Any, None]]) -> Sealed:
    try:
        await _load(tab, url)
        await session.context.route("**/*", refuse)
        sealed = Sealed(tab)
        await sealed.close_off()
        root = await frame_tree(session.context, tab.page, tab.cdp)
        await gather(root, session.device, [])  # the library, and closed shadow roots
        sealed.world = await top_world(tab.cdp)
    except Error as error:
        raise EvaluationError(str(error)) from error
    return sealed


async def _load(tab: Tab, url: str) -> None:
    log = NetworkLog()
    await log.attach(tab.cdp)
    try:
        response = await tab.page.goto(url, wait_until="load", timeout=LOAD_TIMEOUT * 1000)
        if response is not None and response.status >= 400:
            raise EvaluationError(f"HTTP {response.status} when loaded again")
        await log.quiet(QUIET, time.monotonic() + IDLE_TIMEOUT)
    except PlaywrightTimeoutError:
        pass  # what has not loaded by now is tried as it is


def _is_of(route: Route, page: Page) -> bool:
    try:
        return route.request.frame.page == page
    except Error:
        return False  # of a window that is only just being opened
