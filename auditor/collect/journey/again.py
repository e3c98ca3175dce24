"""Walks a journey again to each of its stations, and does there what acts on a page: the first walk goes on from it.

Dear: as many walks as there are stations, and one that goes back to what was filled in. So it is asked for.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec

from auditor.collect.journey.walk import Arrived, Walk
from auditor.collect.tasks import break_off, started
from auditor.model.scenario import Station
from auditor.model.snapshot import Snapshot
from auditor.model.way import Way


class WalkAgain:
    """What a first walk has `kept`, mended by others. made: makes a walk that hands on what it examines.
    unless_stopped: waits for a walk; false if the run shall end."""

    def __init__(
        self, made: Callable[[Arrived], Walk], unless_stopped: Callable[[asyncio.Future[Any]], Awaitable[bool]]
    ) -> None:
        self._made = made
        self._unless_stopped = unless_stopped
        self.kept: list[tuple[Station, Snapshot]] = []

    async def keep(self, station: Station, snapshot: Snapshot) -> None:
        """Of the first walk."""
        self.kept.append((station, snapshot))

    async def walk(self, still: Callable[[], bool]) -> None:
        """Walks again while `still` is true. What another walk does not come to stays as it was."""
        for place, (station, snapshot) in enumerate(self.kept):
            if still() and snapshot.audited and any(failure.code == "journey" for failure in snapshot.failures):
                self.kept[place] = (station, await self._at(station, snapshot))
        if still() and any(step.kind == "fill" for _, each in self.kept for step in (each.way or Way()).steps):
            await self._back()

    async def _at(self, station: Station, snapshot: Snapshot) -> Snapshot:
        found: list[Snapshot] = []

        async def arrived(where: Station, seen: Snapshot) -> None:
            if where.number == station.number and seen.audited:
                found.append(seen)

        await self._run(self._made(arrived), station.number)
        return msgspec.structs.replace(found[-1], way=snapshot.way) if found else snapshot

    async def _back(self) -> None:
        async def arrived(_where: Station, _seen: Snapshot) -> None:
            """Nothing is examined."""

        walk = self._made(arrived)
        await self._run(walk, 0)
        for place, (station, snapshot) in enumerate(self.kept):
            if station.number in walk.lost and snapshot.way is not None:
                way = msgspec.structs.replace(snapshot.way, lost=walk.lost[station.number])
                self.kept[place] = (station, msgspec.structs.replace(snapshot, way=way))

    async def _run(self, walk: Walk, number: int) -> None:
        running = started(walk.run_to(number))
        try:
            if await self._unless_stopped(running):
                await asyncio.wait({running})
        finally:
            await break_off(running)
