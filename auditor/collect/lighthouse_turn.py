"""Lighthouse's turn, after the visits: side by side with them it would measure our own load."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

import msgspec

from auditor.collect.ending import Ending
from auditor.collect.engines import lighthouse
from auditor.collect.options import CollectRequest, Listener, VisitOptions
from auditor.collect.tasks import break_off, started
from auditor.errors import CollectError
from auditor.model.failure import Failure
from auditor.model.lighthouse import LighthouseEvidence
from auditor.model.scenario import Scenario, Station
from auditor.provision import Chromium, NodeTools
from auditor.store import Store

Visited = tuple[Station, Scenario, str]
"""A station that was audited, under which scenario, and the folder of its snapshot."""


class LighthouseTurn:
    """One run for each of the first addresses of a request, stored with its phone.

    stored: hears the folder of each snapshot that was amended. ending: the run's, which breaks Lighthouse off.
    """

    def __init__(
        self,
        request: CollectRequest,
        store: Store,
        listener: Listener,
        stored: Callable[[str], None],
        ending: Ending,
    ) -> None:
        self._request = request
        self._store = store
        self._listener = listener
        self._stored = stored
        self._ending = ending
        self._urls = frozenset(request.urls[: request.lighthouse_limit] if request.lighthouse else ())

    def options(self, station: Station, scenario: Scenario) -> VisitOptions:
        """The options of a visit, with Lighthouse disabled if it does not run: it answers no dialog."""
        options = self._request.options_of(station.url)
        if station.url in self._urls and scenario.consent == "untouched":
            return options
        return msgspec.structs.replace(options, disabled=options.disabled | {"lighthouse"})

    async def run(
        self, visited: Iterable[Visited], tools: NodeTools | None, chromium: Chromium, spki: tuple[str, ...]
    ) -> None:
        """Once for each address that is among `visited`; what can't be measured is said in its snapshot.

        tools: None where Lighthouse is not installed. spki: the keys that Chromium is to trust.
        """
        seen: set[str] = set()
        for station, scenario, folder in visited:
            phone = scenario.device.kind == "phone" and scenario.consent == "untouched"
            if not phone or station.url not in self._urls or station.url in seen:
                continue
            seen.add(station.url)
            try:
                if self._ending.wanted:
                    raise CollectError("interrupted")
                if tools is None:
                    raise CollectError("lighthouse-missing")
                self._amend(folder, await self._one(station, scenario, tools, chromium, spki), [])
            except CollectError as error:
                self._amend(folder, None, [Failure.at("lighthouse", error.code, **error.parameters)])
            self._stored(folder)

    async def _one(
        self, station: Station, scenario: Scenario, tools: NodeTools, chromium: Chromium, spki: tuple[str, ...]
    ) -> LighthouseEvidence:
        begun = time.monotonic()
        self._listener.page_started(station, scenario, "lighthouse")
        try:
            options = self.options(station, scenario)
            running = started(lighthouse.run(station.url, tools, chromium, options, spki=spki))
            try:
                if not await self._ending.unless_wanted(running):
                    raise CollectError("interrupted")
                return running.result()
            finally:
                await break_off(running)
        finally:
            self._listener.page_done(station, scenario, time.monotonic() - begun, "lighthouse")

    def _amend(self, folder: str, found: LighthouseEvidence | None, failures: list[Failure]) -> None:
        snapshot = self._store.load(folder)
        amended = msgspec.structs.replace(snapshot, lighthouse=found, failures=[*snapshot.failures, *failures])
        self._store.replace(folder, amended)
