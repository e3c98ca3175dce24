"""Tabs that stay open from one visit to the next, for pages that leave nothing behind in them: examples of rules.

A context, a tab and a renderer of its own are more than half of what the visit of a page of ten elements costs.
"""

from __future__ import annotations

from typing import NamedTuple

from playwright.async_api import Browser, BrowserContext, Error, Page

from auditor.collect.network.forwarder import Forwarder
from auditor.collect.options import VisitOptions
from auditor.collect.session import Session
from auditor.model.device import Device
from auditor.model.scenario import Scenario


class _Kept(NamedTuple):
    context: BrowserContext
    page: Page


class KeptTabs:
    """What a session of `session` opened stays open when it is closed, for the next one under the same device.

    Only for pages that run no script and are sent no cookie, in visits that do nothing but read: then a page can't tell
    that it is not the first in its tab.
    """

    def __init__(self) -> None:
        self._idle: dict[Device, list[_Kept]] = {}

    def session(
        self, browser: Browser, url: str, scenario: Scenario, options: VisitOptions, _: Forwarder | None = None
    ) -> Session:
        """A session like any other, but for its first tab, which may have been another's; and no door is shut behind
        it."""
        return _KeptSession(self, browser, url, scenario, options)

    def take(self, browser: Browser, device: Device) -> _Kept | None:
        """A tab of `browser` under `device` that nobody uses; None if there is none."""
        idle = self._idle.get(device, [])
        while idle:
            kept = idle.pop()
            if kept.context.browser is browser and not kept.page.is_closed():
                return kept
        return None

    def put(self, kept: _Kept, device: Device) -> None:
        """Keeps a tab for whoever takes it next."""
        self._idle.setdefault(device, []).append(kept)


class _KeptSession(Session):
    def __init__(self, tabs: KeptTabs, browser: Browser, url: str, scenario: Scenario, options: VisitOptions) -> None:
        super().__init__(browser, url, scenario, options)
        self._kept = tabs
        self._waiting: Page | None = None

    async def _context(self) -> BrowserContext:
        kept = self._kept.take(self.browser, self.device)
        if kept is None:
            return await super()._context()
        self._waiting = kept.page
        return kept.context

    async def _page(self) -> Page:
        page, self._waiting = self._waiting, None
        return page or await super()._page()

    async def _end(self) -> None:
        if len(self._tabs) == 1 and not self._tabs[0].trouble.done():
            try:
                await self._tabs[0].leave()
            except Error:
                pass  # whatever it is, the tab is not given to others
            else:
                self._kept.put(_Kept(self.context, self._tabs[0].page), self.device)
                return
        await super()._end()
