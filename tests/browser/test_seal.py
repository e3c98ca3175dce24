"""Nothing leaves a session that is sealed, by whatever means a page tries, not even while it is closed.

Each page is opened twice, in a sealed session and in an open one; what it does it does in the sealed one first. When
the server of the open one has heard of it, the other server has had its time.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import NamedTuple

import pytest
from playwright.async_api import Error

from auditor.collect.browser.pool import BrowserPool
from auditor.collect.options import VisitOptions
from auditor.collect.session import Session, Tab
from auditor.devices import resolve
from auditor.stations import scenarios
from tests.browser.conftest import Run, Visitor
from tests.browser.leaking import LEAKS, SILENT, LeakSite
from tests.site import Site, page

PATIENCE = 20.0
"""Seconds in which what is not held back must have arrived."""

AT_A_TIME = 4


class Heard(NamedTuple):
    """What reached the servers after the page had been told to act, closing included."""

    sealed: list[str]
    open: list[str]


@asynccontextmanager
async def opened(pool: BrowserPool, url: str) -> AsyncIterator[tuple[Session, Tab]]:
    (scenario,) = scenarios([resolve("phone", pool.playwright.devices)])
    session = Session(await pool.get(), url, scenario, VisitOptions(), pool.forwarder)
    try:
        await session.open()
        tab = await session.open_tab()
        await tab.page.goto(url)
        await tab.page.evaluate("async () => { await window.ready; }")
        yield session, tab
    finally:
        await session.close()


async def act(tab: Tab, name: str) -> None:
    with suppress(Error):  # the page may be on its way to another
        await (tab.page.hover("#p") if name.endswith("hover") else tab.page.evaluate("() => { window.act(); }"))


async def until_heard(lines: list[str], already: int, deadline: float) -> bool:
    """Whether more came than connections, which alone say nothing."""
    while not (heard := [line for line in lines[already:] if line != "connection"]) and time.monotonic() < deadline:
        await asyncio.sleep(0.02)
    return bool(heard)


async def try_out(pool: BrowserPool, name: str) -> Heard:
    witness = "fetch-later-on" if name in SILENT else name
    async with LeakSite() as sealed, LeakSite() as free:
        async with (
            opened(pool, f"{sealed.origin}/{name}") as (session, tab),
            opened(pool, f"{free.origin}/{witness}") as (_, other),
        ):
            await session.seal()
            before, before_free = len(sealed.lines), len(free.lines)
            await act(tab, name)
            await act(other, witness)
            if not name.startswith(("pagehide", "hidden", "fetch-later-at")):
                await until_heard(free.lines, before_free, time.monotonic() + PATIENCE)
            await tab.close()
            await other.close()
            await until_heard(free.lines, before_free, time.monotonic() + PATIENCE)
        return Heard(sealed.lines[before:], [line for line in free.lines[before_free:] if line != "connection"])


@pytest.fixture(scope="module")
def heard(run: Run[dict[str, Heard]], pool: BrowserPool) -> dict[str, Heard]:
    """All pages, a few at a time."""

    async def everything() -> dict[str, Heard]:
        slots = asyncio.Semaphore(AT_A_TIME)

        async def one(name: str) -> Heard:
            async with slots:
                return await try_out(pool, name)

        return dict(zip(LEAKS, await asyncio.gather(*map(one, LEAKS)), strict=True))

    return run(everything())


@pytest.mark.parametrize("name", LEAKS)
def test_nothing_leaves_a_sealed_session(heard: dict[str, Heard], name: str) -> None:
    assert heard[name].open  # or the page does not do what it is there for
    assert heard[name].sealed == []


def test_what_comes_in_on_an_open_connection_still_does(run: Run[None], pool: BrowserPool) -> None:
    """A page that finds its socket closed says so to its visitor, and is not the page that was measured any more."""

    async def see() -> None:
        async with LeakSite() as site, opened(pool, f"{site.origin}/websocket") as (session, tab):
            await session.seal()
            seen = (
                "() => new Promise((done) => { s.onclose = () => done('closed'); s.onmessage = () => done('heard'); })"
            )
            assert await tab.page.evaluate(seen) == "heard"

    run(see())


def test_a_page_says_nothing_while_its_tabs_are_closed(visit: Visitor) -> None:
    farewell = "navigator.sendBeacon('/gone', 'x')"
    script = f"for (const type of ['pagehide', 'visibilitychange']) addEventListener(type, () => {farewell})"
    with Site({"/": page(f"<p>Vases</p><script>{script}</script>")}) as site:
        assert visit(f"{site.origin}/").audited
        asked = [asked.path for asked in site.asked]
    assert asked.count("/") == 2  # the second load's tab was closed, too
    assert "/gone" not in asked


def test_other_sessions_go_on(run: Run[None], pool: BrowserPool) -> None:
    async def see() -> None:
        async with (
            LeakSite() as site,
            opened(pool, f"{site.origin}/fetch") as (session, _),
            opened(pool, f"{site.origin}/fetch") as (_, tab),
        ):
            await session.seal()
            before = len(site.lines)
            await act(tab, "fetch")
            assert await until_heard(site.lines, before, time.monotonic() + PATIENCE)

    run(see())


def test_a_page_of_the_internet_does_not_reach_this_machine(run: Run[None], pool: BrowserPool) -> None:
    """Chromium sees no addresses behind a proxy, so that its own check of this does not work there."""

    async def see() -> None:
        (scenario,) = scenarios([resolve("phone", pool.playwright.devices)])
        async with LeakSite() as site:
            session = Session(await pool.get(), "http://192.0.2.1/", scenario, VisitOptions(), pool.forwarder)
            try:
                await session.open()
                tab = await session.open_tab()
                with pytest.raises(Error):
                    await tab.page.goto(f"{site.origin}/fetch")
                assert site.lines == []
            finally:
                await session.close()

    run(see())


def test_nothing_is_left_behind(run: Run[None], pool: BrowserPool) -> None:
    async def see() -> None:
        async with LeakSite() as site:
            async with opened(pool, f"{site.origin}/websocket") as (session, _):
                door = session.door
                assert door is not None
                assert door.connections > 0
            assert door.connections == 0

    run(see())
