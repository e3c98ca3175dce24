"""Follows which document the top frame shows: a page may send its customer on, by script or by a refresh."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any

from playwright.async_api import CDPSession

SOON = 5.0
"""Seconds: a customer who reads the page does not wait for a refresh that is announced for later."""

BEGUN = 5.0
"""Seconds in which another document, once it is asked for, may begin to come."""

MARGIN = 1.0
"""Seconds by which an announced refresh may be late."""

_REFRESHES = frozenset({"metaTagRefresh", "httpHeaderRefresh"})


class Documents:
    """The documents of one tab's top frame, told by CDP. `attach` comes before the first is asked for.

    moved: done as soon as another document has taken the place of the one that is followed. loader: CDP's name of the
    one that is shown. failed: whether it is Chromium's own, in place of one that could not be had.
    """

    def __init__(self) -> None:
        self.moved: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.loader = ""
        self.failed = False
        self._followed = ""
        self._due = 0.0
        self._main = ""
        self._session: CDPSession | None = None
        self._handlers: dict[str, Callable[[dict[str, Any]], None]] = {
            "Page.frameNavigated": self._navigated,
            "Page.frameScheduledNavigation": self._scheduled,
            "Page.frameRequestedNavigation": self._requested,
        }

    async def attach(self, session: CDPSession) -> None:
        """Starts following the tab that `session` speaks to."""
        self._session = session
        self._main = (await session.send("Page.getFrameTree"))["frameTree"]["frame"]["id"]
        for event, handler in self._handlers.items():
            session.on(event, handler)

    def close(self) -> None:
        """What becomes of the page from here on is our doing."""
        if self._session is not None:
            for event, handler in self._handlers.items():
                self._session.remove_listener(event, handler)
        self._due = 0.0

    def follow(self) -> None:
        """From here on the document that is shown is the one that is followed."""
        self._followed = self.loader
        self.moved = asyncio.get_running_loop().create_future()

    async def wait_for_announced(self, deadline: float) -> None:
        """Waits while the page has said that it will show another document soon; not beyond `deadline`
        (time.monotonic)."""
        while not self.moved.done() and time.monotonic() < min(self._due, deadline):
            await asyncio.sleep(0.05)

    def _navigated(self, params: dict[str, Any]) -> None:
        frame = params["frame"]
        if frame.get("parentId"):
            return
        self.loader, self._due = str(frame.get("loaderId", "")), 0.0
        self.failed = bool(frame.get("unreachableUrl"))
        self._followed = self._followed or self.loader
        if self.loader != self._followed and not self.moved.done():
            self.moved.set_result(None)

    def _scheduled(self, params: dict[str, Any]) -> None:
        delay = float(params.get("delay", 0))
        if params.get("frameId") == self._main and params.get("reason") in _REFRESHES and delay <= SOON:
            self._due = max(self._due, time.monotonic() + delay + MARGIN)

    def _requested(self, params: dict[str, Any]) -> None:
        leads = str(params.get("url", "")).lower().startswith(("http:", "https:"))
        if params.get("frameId") == self._main and leads and params.get("disposition", "currentTab") == "currentTab":
            self._due = max(self._due, time.monotonic() + BEGUN)
