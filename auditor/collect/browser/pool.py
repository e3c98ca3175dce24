"""One browser for the run; started again when it dies."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Coroutine, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import Any

from playwright.async_api import Browser, Error, Playwright, async_playwright

from auditor.collect import machine
from auditor.collect.browser.memory import MemoryGuard
from auditor.collect.network.forwarder import Forwarder
from auditor.collect.tasks import started
from auditor.errors import ProvisionError
from auditor.provision import Chromium, sandbox_args, start_failure
from auditor.warden import Warden

# Without these, Chromium asks its maker's servers for updates and models while a page is measured, and a page that is
# laid out in the background or has its timers throttled is not the page a customer sees.
ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-features=Translate,MediaRouter,OptimizationHints,InterestFeedContentSuggestions",
    "--disable-site-isolation-trials",
    "--hide-scrollbars",
    # As phones do with windows that nobody asked for; one that opens itself would never come to rest.
    "--block-new-web-contents",
    "--mute-audio",
    "--force-color-profile=srgb",
    "--font-render-hinting=none",
    # A finger and nothing that hovers. Touch emulation says so, too, but Chromium switches it off during a capture
    # beyond the viewport, and a page would be captured, and left behind, with the layout that it keeps for a mouse.
    "--blink-settings=primaryPointerType=2,availablePointerTypes=2,primaryHoverType=1,availableHoverTypes=1",
    # WebRTC sends UDP past every proxy, unless it is told not to.
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
)

LOOK_UP_NOTHING = (
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1, EXCLUDE [::1]"
)
"""Names are looked up by the forwarder. Chromium looks some up besides, and a name can carry a message."""

ORDINARY = ("--disable-blink-features=AutomationControlled",)
"""Leaves navigator.webdriver false, as it is for a customer: consent banners and shops hide from what says true."""

START_DEADLINE = 180.0
"""Seconds for the browser to start. One that can't start ends at once; on a machine where ten others want the processor
it takes a minute, and then, started again, it still has pages to audit."""


def trusting(keys: Sequence[str]) -> tuple[str, ...]:
    """The arguments by which Chromium, which takes no authority's file, accepts the certificates with these SPKI
    hashes: Python verified them."""
    return (f"--ignore-certificate-errors-spki-list={','.join(keys)}",) if keys else ()


VISITS = 200
"""Visits after which another browser takes over: what Chromium keeps of closed contexts adds up."""

CLOSE_DEADLINE = 3.0
"""Seconds for a browser, and for its driver, to close by itself."""

IDLE = 20.0
"""Seconds after which a retired browser is looked at: longer than a visit takes to open its context."""


class BrowserPool:
    """Starts the browser on first use, and anew after a crash. An async context manager, after which neither a process
    nor a profile is left; nor if this process is killed within it.

    webdriver: whether pages are told that they are visited by a program. public_only: whether they may reach the public
    internet alone. visits: how many go on at a time. forwarder: by what its contexts reach the network. memory: what
    ends a page that takes too much of it.
    """

    def __init__(
        self,
        chromium: Chromium,
        extra_args: tuple[str, ...] = (),
        *,
        webdriver: bool = False,
        public_only: bool = False,
        visits: int = 1,
    ) -> None:
        self._chromium = chromium
        self.forwarder = Forwarder(public_only=public_only)
        # A proxy of this machine's own must be found by its name.
        names = () if self.forwarder.upstream.is_there else (LOOK_UP_NOTHING,)
        self._args = [*ARGUMENTS, *names, *(() if webdriver else ORDINARY), *extra_args]
        self._lock = asyncio.Lock()
        self._browser: Browser | None = None
        self._pids: dict[Browser, int] = {}
        self._served = 0
        self._retired: list[Browser] = []
        self._asides: set[asyncio.Task[None]] = set()
        self._manager = async_playwright()
        self._warden = Warden()
        self.memory = MemoryGuard(machine.browser_memory(visits))
        self.playwright: Playwright

    async def __aenter__(self) -> BrowserPool:
        try:
            self._warden.__enter__()
        except OSError as error:
            raise ProvisionError(f"There is no room for temporary files ({error.strerror}).") from error
        try:
            with _environment(self._warden.environment):
                self.playwright = await self._manager.start()
        except BaseException:
            self._warden.__exit__()
            raise
        self._aside(self.memory.watch(self._running))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            for task in self._asides:
                task.cancel()
            for browser in [*self._retired, *([self._browser] if self._browser is not None else [])]:
                await _close(browser)
            await self.forwarder.stop()
            await _in_time(self.playwright.stop())
        finally:
            await asyncio.to_thread(self._warden.__exit__)

    async def get(self) -> Browser:
        """A browser that is connected, and has not served so many visits that its memory matters."""
        async with self._lock:
            self._served += 1
            if self._served > VISITS and self._browser is not None:
                self._retire(self._browser)
            if self._browser is None or not self._browser.is_connected():
                try:
                    self._browser = await self.playwright.chromium.launch(
                        executable_path=self._chromium.path,
                        args=self._args,
                        chromium_sandbox=not sandbox_args(),
                        timeout=START_DEADLINE * 1000,
                        # Signals are ours to hear: what is measured by then is still asked for.
                        handle_sigint=False,
                        handle_sigterm=False,
                        handle_sighup=False,
                    )
                except Error as error:
                    sentence = await asyncio.to_thread(start_failure, self._chromium)
                    reason = str(error).strip().splitlines()[0]
                    raise ProvisionError(
                        sentence or f"{self._chromium.path} does not start ({reason}). `auditor doctor` says more."
                    ) from error
                if pid := await self._pid(self._browser):
                    self._pids[self._browser] = pid
            return self._browser

    def discard(self, browser: Browser) -> None:
        """Ends a browser that does not do what it is told, with all that goes on in it, from outside."""
        pid = self._pids.pop(browser, None)
        if browser is self._browser:
            self._browser = None
        if pid is not None and browser.is_connected():
            with suppress(OSError):
                os.kill(pid, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)

    async def check(self) -> None:
        """Lets go of the browser if it does not answer: Playwright may hear of its end later than a page of it did."""
        async with self._lock:
            browser = self._browser
            if browser is None:
                return
            try:
                session = await asyncio.wait_for(browser.new_browser_cdp_session(), CLOSE_DEADLINE)
                await session.detach()
            except (Error, TimeoutError):
                self.discard(browser)

    def _running(self) -> list[int]:
        """The browsers' own processes, as far as they are ours: a number may be given to another program."""
        return [pid for browser, pid in self._pids.items() if browser.is_connected()]

    async def _pid(self, browser: Browser) -> int | None:
        """The browser's own process; None if it does not say."""
        try:
            session = await browser.new_browser_cdp_session()
            processes = (await session.send("SystemInfo.getProcessInfo"))["processInfo"]
            await session.detach()
        except Error:
            return None
        return next((int(each["id"]) for each in processes if each["type"] == "browser"), None)

    def _retire(self, browser: Browser) -> None:
        """Takes no more visits in `browser`, which is closed once the last of them has ended."""
        self._browser, self._served = None, 1
        self._retired.append(browser)
        self._aside(self._close_when_idle(browser))

    def _aside(self, work: Coroutine[Any, Any, None]) -> None:
        """Starts work that goes on beside the visits until the pool closes."""
        task = started(work)
        self._asides.add(task)
        task.add_done_callback(self._asides.discard)

    async def _close_when_idle(self, browser: Browser) -> None:
        while browser.is_connected():
            await asyncio.sleep(IDLE)  # a visit may have been given it and not have opened its context yet
            if not browser.contexts:
                await _close(browser)
        self._retired.remove(browser)

    async def version(self) -> str:
        """Chromium's version, such as 141.0.7390.37."""
        return (await self.get()).version


async def _close(browser: Browser) -> None:
    if browser.is_connected():
        await _in_time(browser.close())


async def _in_time(work: Coroutine[Any, Any, None]) -> None:
    try:
        await asyncio.wait_for(work, CLOSE_DEADLINE)
    except (Error, TimeoutError):
        pass  # it is on its way out; the warden ends what is left of it


@contextmanager
def _environment(values: Mapping[str, str]) -> Iterator[None]:
    """Within it programs are started with `values`: Playwright gives its driver the environment that it finds."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
