"""One browser context of one scenario, and the tabs in it: what signs in, what answers dialogs, what notices a crash.

Nothing else opens tabs.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, cast

import msgspec
from playwright.async_api import Browser, BrowserContext, CDPSession, Dialog, Error, Page, ProxySettings
from playwright.async_api import StorageState as PlaywrightState

from auditor.collect.browser.emulation import emulate
from auditor.collect.network.door import Door
from auditor.collect.network.forwarder import Forwarder
from auditor.collect.network.headers import send_to_origin
from auditor.collect.options import VisitOptions
from auditor.collect.page.permissions import note_permissions
from auditor.collect.tasks import break_off, started
from auditor.errors import CollectError
from auditor.model.device import Device
from auditor.model.scenario import Scenario
from auditor.model.url import origin

DIALOG_LIMIT = 20
"""Dialogs that a page may open while one thing is done, before it counts as a loop that no customer gets out of."""

ANSWER_DEADLINE = 5.0
"""Seconds in which an empty tab answers."""

CLOSE_DEADLINE = 3.0
"""Seconds for a tab or a context to close; the process of one whose page hangs is ended then."""


class Tab:
    """A tab. `cdp` is a CDP session of our own for its page.

    trouble: done as soon as the tab can't be used any more (`tab-crashed`, `browser-died`), or its page opens dialogs
    without end (`dialog-loop`).
    """

    def __init__(self, page: Page, cdp: CDPSession) -> None:
        self.page = page
        self.cdp = cdp
        self.trouble: asyncio.Future[CollectError] = asyncio.get_running_loop().create_future()
        self._dialogs = 0
        self._asides: set[asyncio.Task[None]] = set()
        page.on("crash", self._on_crash)
        page.on("dialog", self._on_dialog)
        page.on("popup", self._on_popup)

    @property
    def lost(self) -> bool:
        """Whether the tab can't be used any more."""
        return self.trouble.done() and self.trouble.result().code != "dialog-loop"

    def fail(self, error: CollectError) -> None:
        """Notes why the tab is in trouble; the first reason counts, but what is lost is lost."""
        if self.trouble.done() and not self.lost:
            self.trouble = asyncio.get_running_loop().create_future()
        if not self.trouble.done():
            self.trouble.set_result(error)

    def calm(self) -> None:
        """Counts dialogs from none again: what is done next has not opened those of before."""
        self._dialogs = 0
        if self.trouble.done() and not self.lost:
            self.trouble = asyncio.get_running_loop().create_future()

    async def answers(self) -> bool:
        """Whether the tab still works, which a message to it shows; that it crashed may be told only later."""
        asked = started(self.cdp.send("Runtime.evaluate", {"expression": "1"}))
        waits: set[asyncio.Future[Any]] = {asked, self.trouble}
        await asyncio.wait(waits, timeout=ANSWER_DEADLINE, return_when=asyncio.FIRST_COMPLETED)
        if not asked.done():
            asked.cancel()
            return False
        return asked.exception() is None and not self.lost

    async def close(self) -> None:
        """Closes the tab, unless it is gone or hangs."""
        await _quietly(asyncio.wait_for(self.page.close(), CLOSE_DEADLINE))

    def crash(self) -> None:
        """Ends the process of a page that does not let itself be closed, or it would take the processor from all that
        come after it. Chromium does that in a thread that no script of the page can hold up."""
        self._aside(_quietly(asyncio.wait_for(self.cdp.send("Page.crash"), CLOSE_DEADLINE)))

    async def leave(self) -> None:
        """Gives the page up as it stands, for another Tab: what was emulated for this one is so no longer."""
        self.page.remove_listener("crash", self._on_crash)
        self.page.remove_listener("dialog", self._on_dialog)
        self.page.remove_listener("popup", self._on_popup)
        await self.cdp.detach()

    def _on_crash(self, _page: Page) -> None:
        self.fail(CollectError("tab-crashed"))

    def _on_popup(self, popup: Page) -> None:
        popup.on("popup", self._on_popup)  # it may open another before it is closed
        self._aside(popup.close())

    def _on_dialog(self, dialog: Dialog) -> None:
        self._dialogs += 1
        if self._dialogs > DIALOG_LIMIT:
            self.fail(CollectError("dialog-loop"))
        self._aside(dialog.dismiss())

    def _aside(self, work: Coroutine[Any, Any, Any]) -> None:
        """Starts work that nobody waits for. asyncio keeps only weak references to its tasks."""
        task = asyncio.get_running_loop().create_task(_quietly(work))
        self._asides.add(task)
        task.add_done_callback(self._asides.discard)


class Session:
    """A browser context under `scenario`, signed in to the origin of `url` as `options` say. `open` comes first.

    `scenario` and `options` stay at hand for whoever opens another tab. forwarder: gives it its door into the network.
    door: None until it is open, without a forwarder, and where a proxy of the machine's own leaves no room for it: then
    `seal` has nothing to shut. stuck: whether it could not be closed, and goes on in the browser.
    """

    def __init__(
        self,
        browser: Browser,
        url: str,
        scenario: Scenario,
        options: VisitOptions,
        forwarder: Forwarder | None = None,
    ) -> None:
        self.browser = browser
        self.url = url
        self.scenario = scenario
        self.options = options
        self.context: BrowserContext
        self.door: Door | None = None
        self._forwarder = forwarder
        self._tabs: list[Tab] = []
        self._opened = False
        self.stuck = False

    @property
    def device(self) -> Device:
        """The device that is emulated."""
        return self.scenario.device

    async def open(self) -> None:
        """Makes the context. Raises Playwright's Error if the browser has gone, or the machine has no port left."""
        self.browser.on("disconnected", self._on_disconnected)
        if self._forwarder is not None:
            try:
                self.door = await self._forwarder.door(self.url)
            except OSError as error:
                raise Error(f"no port for a browser context ({error})") from error
        self.context = await self._context()
        self._opened = True

    async def open_tab(self, *, emulated: bool = True) -> Tab:
        """An empty tab, whose CDP session emulates the device too if `emulated`; the user's headers go with what it
        asks of the audited site. Raises Playwright's Error if the browser has gone."""
        page = await self._page()
        tab = Tab(page, await self.context.new_cdp_session(page))
        self._tabs.append(tab)
        await tab.cdp.send("Page.enable")
        if emulated:
            await emulate(tab.cdp, self.device)
            await note_permissions(tab.cdp)
        if self.options.headers:
            await send_to_origin(tab.cdp, self.url, self.options.headers)
        return tab

    async def seal(self) -> None:
        """From here on nothing leaves the context, whatever asks for it: no request, no message on an open connection.

        For good, and for all tabs. Without a door it does nothing (`door` is None).
        """
        if self._forwarder is not None and self.door is not None:
            await self._forwarder.shut(self.door)

    async def close(self) -> None:
        """Closes the context with all its tabs. What a page would send while it is closed is not sent."""
        # The browser outlives the session: a hundred visits must not leave a hundred listeners.
        self.browser.remove_listener("disconnected", self._on_disconnected)
        await self.seal()
        if self._opened:
            await self._end()
        if self._forwarder is not None and self.door is not None:
            await self._forwarder.free(self.door)

    async def _context(self) -> BrowserContext:
        device = self.device
        state = self.options.state_for(self.url)
        context = await self.browser.new_context(
            viewport={"width": device.viewport_width, "height": device.viewport_height},
            screen={"width": device.screen_width, "height": device.screen_height},
            user_agent=device.user_agent,
            device_scale_factor=device.scale,
            is_mobile=device.is_mobile,
            has_touch=device.has_touch,
            accept_downloads=False,
            http_credentials=self._credentials(),
            proxy=self._proxy(),
            storage_state=cast("PlaywrightState", msgspec.to_builtins(state)) if state else None,
        )
        if self.options.cookies:
            await context.add_cookies(
                [
                    {"name": name, "value": value, "url": f"{origin(self.url)}/"}
                    for name, value in self.options.cookies.items()
                ]
            )
        return context

    async def _end(self) -> None:
        closing = started(self.context.close())
        await asyncio.wait({closing}, timeout=CLOSE_DEADLINE)
        if not closing.done():
            for tab in self._tabs:
                tab.crash()
            await asyncio.wait({closing}, timeout=CLOSE_DEADLINE)
        self.stuck = not closing.done()
        await break_off(closing, 0.0)

    async def _page(self) -> Page:
        return await self.context.new_page()

    def _proxy(self) -> ProxySettings | None:
        """The door. Chromium goes past its proxy to loopback unless it is told not to."""
        if self.door is None:
            return None
        return {"server": f"socks5://127.0.0.1:{self.door.port}", "bypass": "<-loopback>"}

    def _credentials(self) -> Any:
        if not self.options.basic_auth:
            return None
        user, _, password = self.options.basic_auth.partition(":")
        return {"username": user, "password": password, "origin": origin(self.url)}

    def _on_disconnected(self, _browser: Browser) -> None:
        for tab in self._tabs:
            tab.fail(CollectError("browser-died"))


async def _quietly(work: Any) -> None:
    """Does what may have been done already: what a page opened, it may have closed itself."""
    try:
        await work
    except (Error, TimeoutError):
        pass
