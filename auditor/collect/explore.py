"""Finds the way to a shop's payment page with a browser of its own, on the first device of the request and with its
first answer to the dialog that asks for consent."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from importlib.metadata import version

from auditor import __version__, devices, stations
from auditor.collect.browser.pool import BrowserPool, trusting
from auditor.collect.journey.exploring import Deciding, Exploration, Hearing
from auditor.collect.journey.paying import Telling
from auditor.collect.network import connections
from auditor.collect.network.spaces import connecting
from auditor.collect.options import CollectRequest, Listener
from auditor.collect.tasks import break_off, in_thread, started
from auditor.errors import CollectError
from auditor.model.funnel import Found
from auditor.model.journey import Journey
from auditor.model.scenario import Station
from auditor.model.snapshot import Snapshot, ToolVersions
from auditor.provision import ensure_chromium


async def explore(
    request: CollectRequest,
    journey: Journey,
    decide: Deciding,
    payment_sign: Telling,
    hear: Hearing,
    titles: Mapping[str, str],
    listener: Listener,
    stopping: asyncio.Event,
) -> Found:
    """The way from `journey.start`, as a journey of that name. Raises CollectError if its first page can't be opened
    or the run shall end, UsageError for an unknown device, ProvisionError without a browser."""
    chromium = await in_thread(ensure_chromium, listener.note)
    trusted = await _trust(request, journey.start)
    webdriver = request.visit.webdriver
    async with BrowserPool(chromium, trusted, webdriver=webdriver, public_only=request.public_only) as pool:
        device = devices.resolve(request.devices[0], pool.playwright.devices)
        (scenario,) = stations.scenarios([device], request.consents[:1])
        tools = ToolVersions(auditor=__version__, playwright=version("playwright"))
        exploration = Exploration(
            *(await pool.get(), journey, "funnel", scenario, request.options_of, tools, payment_sign, _nobody),
            forwarder=pool.forwarder,
        )
        walk = started(exploration.prepare(decide, hear, titles).explore())
        stop = asyncio.ensure_future(stopping.wait())
        try:
            await asyncio.wait({walk, stop}, return_when=asyncio.FIRST_COMPLETED)
            if not walk.done():
                raise CollectError("interrupted")
            return walk.result()
        finally:
            stop.cancel()
            await break_off(walk)


async def _trust(request: CollectRequest, url: str) -> tuple[str, ...]:
    if request.ca_file is None:
        return ()
    connect = connecting(public_only=request.public_only)
    found = await in_thread(connections.probe, url, request.ca_file, connections.TIMEOUT, connect)
    return trusting([found.spki] if found.spki else [])


async def _nobody(_station: Station, _snapshot: Snapshot) -> None:
    """Nothing is examined on the way."""
