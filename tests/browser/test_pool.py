"""The browsers of a run: one after the other."""

from __future__ import annotations

import asyncio

import pytest

from auditor.collect.browser import pool as pools
from auditor.collect.browser.pool import BrowserPool
from auditor.provision import ensure_chromium


def test_another_browser_takes_over_after_so_many_visits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "VISITS", 2)
    monkeypatch.setattr(pools, "IDLE", 0.01)

    async def main() -> None:
        async with BrowserPool(ensure_chromium(print)) as pool:
            first = await pool.get()
            context = await first.new_context()
            assert await pool.get() is first
            second = await pool.get()
            assert second is not first
            assert first.is_connected()  # a visit is still under way in it
            gone = asyncio.Event()
            first.on("disconnected", lambda _: gone.set())
            await context.close()
            await asyncio.wait_for(gone.wait(), 60)
            assert second.is_connected()
            assert await pool.get() is second

    asyncio.run(main())
