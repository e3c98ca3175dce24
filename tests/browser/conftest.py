"""One browser for all tests of a process, in an event loop of its own."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterator
from typing import Any, TypeVar

import pytest

from auditor.collect.browser.pool import BrowserPool
from auditor.collect.options import VisitOptions
from auditor.collect.visit import Visit
from auditor.devices import resolve
from auditor.model.scenario import Consent
from auditor.model.snapshot import Snapshot, ToolVersions
from auditor.provision import ensure_chromium
from auditor.stations import scenarios, stations

Result = TypeVar("Result")
Run = Callable[[Coroutine[Any, Any, Result]], Result]
Visitor = Callable[..., Snapshot]
Answerer = Callable[..., Snapshot]


@pytest.fixture(scope="session")
def run() -> Iterator[Run[Any]]:
    """Runs a coroutine in an event loop that all tests share."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    yield lambda work: asyncio.run_coroutine_threadsafe(work, loop).result(120)
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


@pytest.fixture(scope="session")
def pool(run: Run[Any]) -> Iterator[BrowserPool]:
    """A browser."""
    chromium = ensure_chromium(print)

    async def start() -> BrowserPool:
        return await BrowserPool(chromium).__aenter__()

    pool = run(start())
    yield pool
    run(pool.__aexit__(None, None, None))


@pytest.fixture(scope="session")
def visit(run: Run[Any], pool: BrowserPool) -> Visitor:
    """Visits a URL: `visit(url, device="phone", **options)`."""

    def go(url: str, device: str = "phone", **options: Any) -> Snapshot:
        async def once() -> Snapshot:
            (station,) = stations([url])
            (scenario,) = scenarios([resolve(device, pool.playwright.devices)])
            tools = ToolVersions(auditor="test")
            browser = await pool.get()
            work = Visit(browser, station, scenario, VisitOptions(**options), tools, forwarder=pool.forwarder)
            return await work.run()

        return run(once())

    return go


@pytest.fixture(scope="session")
def under(run: Run[Any], pool: BrowserPool) -> Answerer:
    """Visits a URL on a phone after an answer to the dialog that asks for consent: `under(url, "refused")`."""

    def go(url: str, consent: Consent, **options: Any) -> Snapshot:
        async def once() -> Snapshot:
            (station,) = stations([url])
            (scenario,) = scenarios([resolve("phone", pool.playwright.devices)], [consent])
            asked = VisitOptions(**{"plan": frozenset({"page"}), "images": False, **options})
            tools = ToolVersions(auditor="test")
            browser = await pool.get()
            return await Visit(browser, station, scenario, asked, tools, forwarder=pool.forwarder).run()

        return run(once())

    return go
