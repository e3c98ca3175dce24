"""One visit: one URL on one device, from a fresh context to a Snapshot, whatever happens meanwhile."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Coroutine
from contextlib import AbstractAsyncContextManager, nullcontext
from datetime import UTC, datetime
from typing import Any

import msgspec
from playwright.async_api import Browser, BrowserContext, Dialog, Error, Page

from auditor.collect import screenshots
from auditor.collect.headers import origin, send_to_origin
from auditor.collect.mixed import MixedContentLog
from auditor.collect.navigation import code_of, navigate
from auditor.collect.network import NetworkLog
from auditor.collect.options import VisitOptions
from auditor.collect.redact import Redactor, without_cookie_values
from auditor.collect.steps import Steps
from auditor.errors import CollectError
from auditor.model.device import Device
from auditor.model.failure import Failure
from auditor.model.snapshot import Snapshot, ToolVersions
from auditor.model.url import is_loopback

CONTEXT_DEADLINE = 15.0
"""Seconds for a fresh context, and what a visit is given beyond its time before it counts as unresponsive."""

DIALOG_LIMIT = 20
"""Dialogs that a page may open before it counts as a loop that no customer would get out of."""


class Visit:
    """Collects one URL on one device. Use `run` once.

    turn: entered when the tab is open, and left before it is closed: visits that share one take turns at what matters.
    snapshot: what it gave, as soon as it is there.
    """

    def __init__(
        self,
        browser: Browser,
        url: str,
        device: Device,
        options: VisitOptions,
        tools: ToolVersions,
        turn: AbstractAsyncContextManager[object] | None = None,
    ) -> None:
        self.browser = browser
        self.url = url
        self.device = device
        self.options = options
        self.tools = tools
        self.network = NetworkLog()
        self.mixed = MixedContentLog()
        self.turn = turn or nullcontext()
        self.started = now()
        self.deadline = 0.0
        self.snapshot: Snapshot | None = None
        self._context: BrowserContext | None = None
        self._steps: Steps | None = None
        self._status = 0
        self._waiting = True
        self._lost = False
        self._fatal: asyncio.Future[CollectError] = asyncio.get_running_loop().create_future()
        self._asides: set[asyncio.Task[None]] = set()
        self._dialogs = 0

    async def run(self) -> Snapshot:
        """The snapshot; one with `audited` False and the reason where the page could not be loaded."""
        self.browser.on("disconnected", self._on_disconnected)
        try:
            page = await asyncio.wait_for(self._open(), CONTEXT_DEADLINE)
            async with self.turn:
                self.snapshot = await self._in_time(await self._alive(page))
            return self.snapshot
        except CollectError as error:
            return not_audited(self.url, self.device, self.options, self.tools, error)
        except (Error, TimeoutError) as error:
            return not_audited(self.url, self.device, self.options, self.tools, code_of(error))
        finally:
            # The browser outlives the visit: a hundred visits must not leave a hundred listeners.
            self.browser.remove_listener("disconnected", self._on_disconnected)
            await self._close()

    async def _alive(self, page: Page) -> Page:
        """The tab, or a new one if it went while it waited, for the fault of another page."""
        try:
            # Tabs that share a process hear of its end one after the other: this one may be the last.
            await asyncio.wait_for(page.evaluate("1"), CONTEXT_DEADLINE)
        except (Error, TimeoutError):
            self._lost = True
        self._waiting = False
        if not self._lost:
            return page
        await self._close()
        return await asyncio.wait_for(self._open(), CONTEXT_DEADLINE)

    async def _close(self) -> None:
        if self._context is not None:
            try:
                await asyncio.wait_for(self._context.close(), 5)
            except (Error, TimeoutError):
                pass  # a context whose page hangs is closed with the browser

    async def _in_time(self, page: Page) -> Snapshot:
        """The snapshot, as far as it came if the page, its tab or the browser gives up in a late step.

        Raises CollectError or Error if that happens before the probes have answered.
        """
        self.started = now()
        self.deadline = time.monotonic() + self.options.timeout
        try:
            return await self._to_its_end(page)
        except (CollectError, Error) as error:
            if self._steps is None or not self._steps.probed:
                raise
            failed = error if isinstance(error, CollectError) else code_of(error)
            self._steps.failures.append(Failure(self._steps.running, failed.code, failed.parameters))
            return self._snapshot(page.url, self._steps)

    async def _to_its_end(self, page: Page) -> Snapshot:
        """The snapshot with all steps. Raises CollectError or Error if the page, its tab or the browser gives up."""
        visit = asyncio.ensure_future(self._visit(page))
        visit.add_done_callback(_seen)
        try:
            # The steps have deadlines of their own; this one is for a page whose process no longer answers at all.
            waits: set[asyncio.Future[Any]] = {visit, self._fatal}
            await asyncio.wait(
                waits, timeout=self.options.timeout + CONTEXT_DEADLINE, return_when=asyncio.FIRST_COMPLETED
            )
            if self._fatal.done():
                raise self._fatal.result()
            if not visit.done():
                raise CollectError("unresponsive")
            return visit.result()
        finally:
            if not visit.done():
                visit.cancel()
                await asyncio.wait({visit}, timeout=2)

    async def _open(self) -> Page:
        """An empty tab of the device."""
        device = self.device
        credentials: Any = None
        if self.options.basic_auth:
            user, _, password = self.options.basic_auth.partition(":")
            credentials = {"username": user, "password": password, "origin": origin(self.url)}
        self._context = await self.browser.new_context(
            viewport={"width": device.viewport_width, "height": device.viewport_height},
            screen={"width": device.screen_width, "height": device.screen_height},
            user_agent=device.user_agent,
            device_scale_factor=device.scale,
            is_mobile=device.is_mobile,
            has_touch=device.has_touch,
            accept_downloads=False,
            http_credentials=credentials,
        )
        if self.options.cookies:
            await self._context.add_cookies(
                [{"name": name, "value": value, "url": self.url} for name, value in self.options.cookies.items()]
            )
        page = await self._context.new_page()
        page.on("crash", lambda _: self._on_crash())
        return page

    async def _visit(self, page: Page) -> Snapshot:
        context = page.context
        page.on("dialog", self._on_dialog)
        page.on("popup", lambda popup: self._aside(_close(popup)))
        session = await context.new_cdp_session(page)
        await session.send("Page.enable")
        await screenshots.emulate(session, self.device)
        await self.network.attach(session)
        await self.mixed.attach(session)
        if self.options.headers:
            await send_to_origin(session, self.url, self.options.headers)
        response = await navigate(page, self.url, self.deadline)
        self._status = response.status
        self._steps = Steps(context, page, session, self.device, self.options, self.network, self.deadline)
        await self._steps.run()
        return self._snapshot(page.url, self._steps)

    def _snapshot(self, final_url: str, steps: Steps) -> Snapshot:
        found = {name: value for name, value in steps.collected.items() if value is not None}
        tools = self.tools
        if "axe" in found:
            tools = msgspec.structs.replace(tools, axe_core=found["axe"].version)
        snapshot = Snapshot(
            url=self.url,
            final_url=final_url,
            device=self.device,
            started=self.started,
            tools=tools,
            disabled=self.options.switched_off(),
            webdriver=self.options.webdriver,
            failures=steps.failures,
            status=self._status,
            loopback=is_loopback(final_url),
            requests=[without_cookie_values(request) for request in self.network.requests()],
            insecure_requests=self.mixed.requests(),
            **found,
        )
        return msgspec.structs.replace(Redactor(self.options.secrets()).struct(snapshot), images=steps.images)

    def _on_disconnected(self, _browser: Browser) -> None:
        self._fail(CollectError("browser-died"))

    def _on_crash(self) -> None:
        """What goes while it waits is opened anew: see `_alive`."""
        if self._waiting:
            self._lost = True
        else:
            self._fail(CollectError("tab-crashed"))

    def _on_dialog(self, dialog: Dialog) -> None:
        self._dialogs += 1
        if self._dialogs > DIALOG_LIMIT:
            self._fail(CollectError("dialog-loop"))
        self._aside(_dismiss(dialog))

    def _aside(self, work: Coroutine[Any, Any, None]) -> None:
        """Starts work that nobody waits for. asyncio keeps only weak references to its tasks."""
        task = asyncio.get_running_loop().create_task(work)
        self._asides.add(task)
        task.add_done_callback(self._asides.discard)

    def _fail(self, error: CollectError) -> None:
        if not self._fatal.done():
            self._fatal.set_result(error)


def not_audited(url: str, device: Device, options: VisitOptions, tools: ToolVersions, error: CollectError) -> Snapshot:
    """The snapshot of a page that could not be audited: only the reason."""
    redactor = Redactor(options.secrets())
    parameters = {name: redactor.text(value) for name, value in error.parameters.items()}
    return Snapshot(
        url=redactor.text(url),
        final_url=redactor.text(url),
        device=device,
        started=now(),
        tools=tools,
        audited=False,
        disabled=options.switched_off(),
        webdriver=options.webdriver,
        failures=[Failure("navigate", error.code, parameters)],
        loopback=is_loopback(url),
    )


def now() -> str:
    """The time in ISO 8601, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _seen(task: asyncio.Task[Any]) -> None:
    """Takes note of how a task ended: what went wrong stands in the snapshot, asyncio need not print it."""
    if not task.cancelled():
        task.exception()


async def _dismiss(dialog: Dialog) -> None:
    try:
        await dialog.dismiss()
    except Error:
        pass  # the page closed it itself


async def _close(popup: Page) -> None:
    try:
        await popup.close()
    except Error:
        pass  # it closed itself
