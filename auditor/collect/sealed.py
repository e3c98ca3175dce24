"""A page that nothing leaves: within it, what a tap sets off sends no request and loads no other page.

For trials on pages of real shops: a tap may order, log out, or go elsewhere. Requests are refused before they are sent,
those of windows that the page opens included. What an open WebSocket says is not held back: Chromium has no means to.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urldefrag

from playwright.async_api import BrowserContext, CDPSession, Error, Route

from auditor.collect.network import NetworkLog


class Seal:
    """What was tried to get out. `left` counts the attempts to show another page, in this window or a new one."""

    def __init__(self, page_frame: str, url: str) -> None:
        self.left = 0
        self._page_frame = page_frame
        self._url = url

    def requested(self, event: dict[str, Any]) -> None:
        """A link or a script wants another document."""
        url = str(event.get("url", ""))
        if event.get("frameId") == self._page_frame and not url.lower().startswith("javascript:"):
            self.left += 1

    def opened(self, _event: dict[str, Any]) -> None:
        """A window was opened."""
        self.left += 1

    def moved(self, event: dict[str, Any]) -> None:
        """A script wrote another address, as applications do that show their pages themselves. A fragment is none."""
        url = str(event.get("url", ""))
        if event.get("frameId") == self._page_frame and urldefrag(url).url != urldefrag(self._url).url:
            self.left += 1
            self._url = url


@asynccontextmanager
async def sealed(context: BrowserContext, session: CDPSession, network: NetworkLog) -> AsyncIterator[Seal]:
    """Refuses all requests of the context, and keeps them out of the log of what the page asked for."""
    frame = (await session.send("Page.getFrameTree"))["frameTree"]["frame"]
    seal = Seal(frame["id"], frame["url"])
    events = {
        "Page.frameRequestedNavigation": seal.requested,
        "Page.windowOpen": seal.opened,
        "Page.navigatedWithinDocument": seal.moved,
    }
    network.listens = False
    # A service worker would ask in the page's place.
    await session.send("Network.setBypassServiceWorker", {"bypass": True})
    await context.route("**/*", _refuse)
    try:
        for name, handler in events.items():
            session.on(name, handler)
        yield seal
    finally:
        for name, handler in events.items():
            session.remove_listener(name, handler)
        # It stays sealed: timers that a tap has set may go off until the page is closed.


async def _refuse(route: Route) -> None:
    try:
        await route.abort("aborted")  # "aborted" alone leaves the page as it is; any other reason shows one of Chromium's
    except Error:
        pass  # it has gone with its page
