"""Visits of the pages, as many at a time as the machine can."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from auditor.collect.browser.pool import BrowserPool
from auditor.collect.machine import concurrency
from auditor.collect.options import VisitOptions
from auditor.collect.visit import Visit
from auditor.devices import resolve
from auditor.model.scenario import Scenario
from auditor.model.snapshot import Snapshot, ToolVersions
from auditor.provision import ensure_chromium
from auditor.stations import scenarios, stations


async def visit_each(
    addresses: Sequence[str], devices: Sequence[str], plan: frozenset[str], hear: Callable[[int, Snapshot], None]
) -> None:
    """Visits each address on each device for what the plan names; `hear` gets its place among the addresses, and what
    came of it, in whatever order."""
    options = VisitOptions(plan=plan, images=False)
    tools = ToolVersions(auditor="calibrate")
    turn = asyncio.Semaphore(concurrency())
    async with BrowserPool(ensure_chromium(print)) as pool:

        async def visit(place: int, scenario: Scenario) -> None:
            (station,) = stations([addresses[place]])
            async with turn:
                browser = await pool.get()
                snapshot = await Visit(browser, station, scenario, options, tools, forwarder=pool.forwarder).run()
            hear(place, snapshot)

        known = [resolve(name, pool.playwright.devices) for name in devices]
        async with asyncio.TaskGroup() as visits:
            for place in range(len(addresses)):
                for scenario in scenarios(known):
                    visits.create_task(visit(place, scenario))
