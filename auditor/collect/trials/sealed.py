"""A second load of the page from which nothing leaves: a tap there sends no request and shows no other page.

For trials on pages of real shops: a tap may order, log out, or go elsewhere. Once the page has loaded, requests are
refused before they are sent, those of windows that it opens included. What an open WebSocket says is not held back:
Chromium has no means to. A page of its own also because a tab was seen to crash under a mouse that comes and goes on a
page that has been probed: that would cost the whole visit.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar
from urllib.parse import urldefrag

from playwright.async_api import BrowserContext, CDPSession, Error, Page, Route
from playwright.async_api import TimeoutError as PlaywrightTimeoutError

from auditor.collect.browser.emulation import emulate
from auditor.collect.browser.worlds import EvaluationError, World, frame_tree, top_world
from auditor.collect.network.headers import send_to_origin
from auditor.collect.page.gather import gather
from auditor.model.device import Device

Result = TypeVar("Result")

LOAD_TIMEOUT, IDLE_TIMEOUT = 6.0, 2.0
"""Seconds for the load, and then for the network to fall idle: scripts attach their listeners meanwhile."""


class Sealed:
    """A page that can't leave. `left` counts its attempts to show another page, in this window or a new one. `world` is
    its top frame's, in which the probes' library is at hand."""

    world: World

    def __init__(self, context: BrowserContext, page: Page, session: CDPSession) -> None:
        self.context = context
        self.page = page
        self.session = session
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


async def in_sealed_page(
    context: BrowserContext,
    measured: Page,
    device: Device,
    headers: dict[str, str],
    work: Callable[[Sealed], Awaitable[Result]],
) -> Result:
    """Loads the address of `measured` once more and does `work` there.

    Raises:
        EvaluationError: it can't be loaded again, or its tab crashed. The measured page is none the worse for it.
    """

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
        page = await context.new_page()
    except Error as error:
        raise EvaluationError(str(error)) from error
    asides: set[asyncio.Task[None]] = set()

    def aside(doing: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(_quietly(doing))
        asides.add(task)
        task.add_done_callback(asides.discard)

    def give_up(_page: Page) -> None:
        crashed.cancel()

    crashed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    page.on("dialog", lambda dialog: aside(dialog.dismiss()))
    page.on("popup", lambda popup: aside(popup.close()))
    page.on("crash", give_up)

    async def whole() -> Result:
        sealed = await _load(context, page, measured.url, device, headers)
        await context.route("**/*", refuse)
        await sealed.close_off()
        root = await frame_tree(context, page, sealed.session)
        await gather(root, device, [])  # the library, and closed shadow roots
        sealed.world = await top_world(sealed.session)
        return await work(sealed)

    task = asyncio.ensure_future(whole())
    try:
        waits: set[asyncio.Future[Any]] = {task, crashed}
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            raise EvaluationError("its tab crashed")
        return task.result()
    except Error as error:
        raise EvaluationError(str(error)) from error
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        # First the page, whose timers may still want to send something, then the seal.
        await _quietly(asyncio.wait_for(page.close(), 2))
        await _quietly(context.unroute("**/*", refuse))


async def _load(context: BrowserContext, page: Page, url: str, device: Device, headers: dict[str, str]) -> Sealed:
    session = await context.new_cdp_session(page)
    await session.send("Page.enable")
    await emulate(session, device)
    if headers:
        await send_to_origin(session, url, headers)
    try:
        response = await page.goto(url, wait_until="load", timeout=LOAD_TIMEOUT * 1000)
        if response is not None and response.status >= 400:
            raise EvaluationError(f"HTTP {response.status} when loaded again")
        await page.wait_for_load_state("networkidle", timeout=IDLE_TIMEOUT * 1000)
    except PlaywrightTimeoutError:
        pass  # what has not loaded by now is tried as it is
    return Sealed(context, page, session)


def _is_of(route: Route, page: Page) -> bool:
    try:
        return route.request.frame.page == page
    except Error:
        return False  # of a window that is only just being opened


async def _quietly(work: Awaitable[Any]) -> None:
    """Does what may have been done already: what a page opened, it may have closed itself."""
    try:
        await work
    except (Error, TimeoutError):
        pass
