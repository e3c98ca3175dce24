"""One visit: one URL on one device, from the navigation to a Snapshot. The order of the steps is the design's."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Coroutine
from datetime import UTC, datetime
from typing import Any, TypeVar

import msgspec
from playwright.async_api import Browser, BrowserContext, CDPSession, Dialog, Error, Page

from auditor.collect import axe, bundle, evidence, motion, screenshots, timing, trials
from auditor.collect.cookies import read_cookies
from auditor.collect.freeze import frozen
from auditor.collect.headers import origin, send_to_origin
from auditor.collect.keyboard import tab_through
from auditor.collect.mixed import MixedContentLog
from auditor.collect.navigation import code_of, navigate
from auditor.collect.network import NetworkLog
from auditor.collect.options import VisitOptions
from auditor.collect.redact import Redactor, without_cookie_values
from auditor.collect.scroll import scroll_through
from auditor.collect.settle import quiet, settle
from auditor.collect.text_tiles import capture_texts
from auditor.collect.turn import turn
from auditor.collect.worlds import EvaluationError, frame_tree, top_world
from auditor.errors import CollectError
from auditor.model.device import Device
from auditor.model.failure import Failure
from auditor.model.snapshot import Snapshot, ToolVersions
from auditor.model.trials import Trials
from auditor.model.url import is_loopback

Result = TypeVar("Result")

STEP_DEADLINE = 15.0
"""Seconds that one step may take, within the visit's own deadline."""

TRIAL_DEADLINE = 5.0
"""Seconds for each change of the page that is tried; a page that takes longer to lay out keeps its other facts."""

SETTLE_SHARE = 0.6
"""How much of a visit's time the page may take to load and stand still; the rest is for measuring it as it is."""

DIALOG_LIMIT = 20
"""Dialogs that a page may open before it counts as a loop that no customer would get out of."""


class Visit:
    """Collects one URL on one device. Use `run` once."""

    def __init__(self, browser: Browser, url: str, device: Device, options: VisitOptions, tools: ToolVersions) -> None:
        self.browser = browser
        self.url = url
        self.device = device
        self.options = options
        self.tools = tools
        self.failures: list[Failure] = []
        self.network = NetworkLog()
        self.mixed = MixedContentLog()
        self.started = now()
        self.deadline = time.monotonic() + options.timeout
        self._fatal: asyncio.Future[CollectError] = asyncio.get_running_loop().create_future()
        self._asides: set[asyncio.Task[None]] = set()
        self._dialogs = 0

    async def run(self) -> Snapshot:
        """The snapshot; one with `audited` False and the reason where the page could not be loaded."""
        context: BrowserContext | None = None
        visit: asyncio.Task[Snapshot] | None = None
        self.browser.on("disconnected", self._on_disconnected)
        try:
            context = await asyncio.wait_for(self._context(), STEP_DEADLINE)
            visit = asyncio.ensure_future(self._visit(context))
            visit.add_done_callback(_seen)
            # The steps have deadlines of their own; this one is for a page whose process no longer answers at all.
            waits: set[asyncio.Future[Any]] = {visit, self._fatal}
            await asyncio.wait(waits, timeout=self.options.timeout + STEP_DEADLINE, return_when=asyncio.FIRST_COMPLETED)
            if self._fatal.done():
                raise self._fatal.result()
            if not visit.done():
                raise CollectError("unresponsive")
            return visit.result()
        except CollectError as error:
            return not_audited(self.url, self.device, self.options, self.tools, error)
        except (Error, TimeoutError) as error:
            return not_audited(self.url, self.device, self.options, self.tools, code_of(error))
        finally:
            if visit is not None and not visit.done():
                visit.cancel()
                await asyncio.wait({visit}, timeout=2)
            # The browser outlives the visit: a hundred visits must not leave a hundred listeners.
            self.browser.remove_listener("disconnected", self._on_disconnected)
            if context is not None:
                try:
                    await asyncio.wait_for(context.close(), 5)
                except (Error, TimeoutError):
                    pass  # a context whose page hangs is closed with the browser

    async def _context(self) -> BrowserContext:
        device = self.device
        credentials: Any = None
        if self.options.basic_auth:
            user, _, password = self.options.basic_auth.partition(":")
            credentials = {"username": user, "password": password, "origin": origin(self.url)}
        context = await self.browser.new_context(
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
            await context.add_cookies(
                [{"name": name, "value": value, "url": self.url} for name, value in self.options.cookies.items()]
            )
        return context

    async def _visit(self, context: BrowserContext) -> Snapshot:
        page = await context.new_page()
        page.on("dialog", self._on_dialog)
        page.on("crash", lambda _: self._fail(CollectError("tab-crashed")))
        page.on("popup", lambda popup: self._aside(_close(popup)))
        session = await context.new_cdp_session(page)
        await session.send("Page.enable")
        await screenshots.emulate(session, self.device)
        await self.network.attach(session)
        await self.mixed.attach(session)
        if self.options.headers:
            await send_to_origin(session, self.url, self.options.headers)
        response = await navigate(page, self.url, self.deadline)
        return await self._measure(page, context, session, response.status)

    async def _measure(self, page: Page, context: BrowserContext, session: CDPSession, status: int) -> Snapshot:
        collected: dict[str, Any] = {}
        images: dict[str, bytes] = {}
        patience = time.monotonic() + self.left() * SETTLE_SHARE
        self.failures += await self._step("settle", settle(page, session, self.network, patience), self.left()) or []
        await self._responsive(session)
        # Before anything is captured: a capture beyond the viewport may move what is fixed, as no customer sees it.
        collected["timing"] = await self._step("timing", self._timing(session))
        if self.options.images:
            first = await self._step("first-screen", screenshots.first_screen(session, self.device))
            if first:
                images["first-screen"] = first
        self.network.phase = "scroll"
        if await self._step("scroll", self._scroll(session)):
            limit = min(self.deadline, time.monotonic() + 2)
            await self._step("settle", quiet(page, session, self.network, limit))
        self.network.phase = "later"
        root = await self._step("frames", frame_tree(context, page, session))
        if root is None:
            raise CollectError("unresponsive")
        async with frozen(session, root):
            if self.options.images:
                captured = await self._step("full-page", screenshots.full_page(session, self.device))
                if captured:
                    images["full-page"] = captured[0]
                    if captured[1]:
                        self.failures.append(
                            Failure("full-page", "page-too-tall", {"limit": str(screenshots.HEIGHT_LIMIT)})
                        )
            gathered = await self._step(
                "probes", evidence.gather(root, self.device, bundle.probe_names(examples=self.options.examples))
            )
            if gathered:
                collected["frames"] = gathered[0]
                self.failures += gathered[1]
                if "full-page" in images:
                    work = capture_texts(session, root, gathered[0], self.device, images["full-page"])
                    texts = await self._step("without-glyphs", work)
                    if texts:
                        collected["tiles"] = texts[0]
                        images |= texts[1]
            if self.options.axe:
                collected["axe"] = await self._step("axe", axe.run(root, collected.get("frames", [])))
            if gathered:
                collected["trials"] = await self._step("trials", trials.restyled(root, self.device), TRIAL_DEADLINE)
        collected["cookies"] = await self._step("cookies", read_cookies(session, self.network, self.options.cookies))
        if "frames" in collected:
            watching = motion.watch(context, page.url, self.device, self.options.headers, collected["frames"])
            collected["motion"] = await self._step("motion", watching)
            narrow = await self._step("narrow", trials.narrowed(session, root, self.device), TRIAL_DEADLINE)
            collected["trials"] = msgspec.structs.replace(collected["trials"] or Trials(), narrow=narrow)
            turning = turn(session, self.device, collected["frames"])
            collected["turned"] = await self._step("turned", turning, TRIAL_DEADLINE)
            # The last: the page may react to what takes the focus, and is not measured any more.
            collected["focus_stops"] = await self._step("keyboard", tab_through(session), TRIAL_DEADLINE)
        return self._snapshot(page.url, status, collected, images)

    async def _timing(self, session: CDPSession) -> Any:
        return await timing.read(await top_world(session))

    async def _scroll(self, session: CDPSession) -> int:
        return await scroll_through(await top_world(session))

    async def _responsive(self, session: CDPSession) -> None:
        """A page that runs for ever in its own script can't be measured at all: said once, not step by step."""
        try:
            await asyncio.wait_for(
                session.send("Runtime.evaluate", {"expression": "1"}), max(2.0, min(10.0, self.left()))
            )
        except TimeoutError as error:
            raise CollectError("unresponsive") from error

    async def _step(self, name: str, work: Awaitable[Result], limit: float | None = None) -> Result | None:
        """Runs one step. One that fails costs only its own facts: None, and a Failure that says which and why."""
        seconds = max(1.0, min(STEP_DEADLINE if limit is None else limit, self.left()))
        try:
            return await asyncio.wait_for(work, seconds)
        except TimeoutError:
            self.failures.append(Failure(name, "step-timeout", {"seconds": f"{seconds:.0f}"}))
        except (Error, EvaluationError, msgspec.DecodeError, ValueError, KeyError) as error:
            if isinstance(error, Error) and code_of(error).code in {"tab-crashed", "browser-died"}:
                raise
            reason = (str(error).strip().splitlines() or [""])[0][:200]
            self.failures.append(Failure(name, "step-failed", {"reason": reason}))
        return None

    def left(self) -> float:
        """Seconds until the visit's deadline."""
        return max(0.0, self.deadline - time.monotonic())

    def _snapshot(self, final_url: str, status: int, collected: dict[str, Any], images: dict[str, bytes]) -> Snapshot:
        redactor = Redactor(self.options.secrets())
        found_axe = collected.get("axe")
        if found_axe is not None:
            self.tools = msgspec.structs.replace(self.tools, axe_core=found_axe.version)
        snapshot = Snapshot(
            url=self.url,
            final_url=final_url,
            device=self.device,
            started=self.started,
            tools=self.tools,
            disabled=self.options.switched_off(),
            failures=self.failures,
            status=status,
            loopback=is_loopback(final_url),
            requests=[without_cookie_values(request) for request in self.network.requests()],
            insecure_requests=self.mixed.requests(),
            **{name: value for name, value in collected.items() if value is not None},
        )
        return msgspec.structs.replace(redactor.struct(snapshot), images=images)

    def _on_disconnected(self, _browser: Browser) -> None:
        self._fail(CollectError("browser-died"))

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
