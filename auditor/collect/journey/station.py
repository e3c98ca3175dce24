"""A station of a journey: the page that the walk has come to, examined in place.

First what leaves the page as it was, so that the walk goes on from there. What acts on the page, or loads it anew, is
done only if the walk ends there; else what would be measured from it is untested, with the reason `journey`.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Collection
from typing import Any

from playwright.async_api import Browser, Error

from auditor.collect.browser.worlds import EvaluationError, top_world
from auditor.collect.desk import Desk
from auditor.collect.examination import Examination
from auditor.collect.journey.window import Window
from auditor.collect.network.forwarder import Forwarder
from auditor.collect.options import VisitOptions
from auditor.collect.page.navigation import code_of
from auditor.collect.plan import TABLE, plan
from auditor.collect.session import Session
from auditor.collect.visit import MOVES, Visit, not_audited
from auditor.errors import CollectError
from auditor.model.failure import Failure
from auditor.model.scenario import Scenario, Station
from auditor.model.snapshot import Snapshot, ToolVersions
from auditor.model.steps import Step

ACTS: frozenset[Step] = frozenset(
    row.name for row in TABLE if row.phase in {"clocked", "sealed"} or row.name in {"narrow", "rotate"}
)
"""Steps that act on the page, load it anew, or give it another size, of which its scripts take note."""

RELOADS: frozenset[Step] = frozenset(row.name for row in TABLE if row.phase == "clocked")
SEALED: frozenset[Step] = frozenset(row.name for row in TABLE if row.phase == "sealed")

_ASKED_ANEW = """(() => {
  const entry = performance.getEntriesByType("navigation")[0];
  return Boolean(entry) && entry.name.split("#")[0] === location.href.split("#")[0];
})()"""
"""Whether the address that is shown is the one that was asked for: no script has written another."""


_SCROLL = """(to) => {
  if (to) scrollTo({ left: to[0], top: to[1], behavior: "instant" });
  return [scrollX, scrollY];
}"""


class StationVisit(Visit):
    """Examines the page in `window` as `station`. First `in_place`, then `finish` if the walk ends there.

    same_document: whether an earlier station was a state of the same document, whose loading is not this one's.
    """

    def __init__(
        self,
        browser: Browser,
        station: Station,
        scenario: Scenario,
        options: VisitOptions,
        tools: ToolVersions,
        session: Session,
        window: Window,
        *,
        same_document: bool = False,
        forwarder: Forwarder | None = None,
    ) -> None:
        super().__init__(browser, station, scenario, options, tools, forwarder=forwarder)
        self.session = session
        self.window = window
        self.same_document = same_document
        self.plan, self.later = plan(options, walked=True).parted(ACTS)
        self.network = window.network
        self._status = 0
        self._examination: Examination | None = None

    async def in_place(self) -> Snapshot:
        """The page as it stands, by what leaves it as it was; one that is not audited with its reason."""
        try:
            place = await self._scrolled()
            snapshot = await self._stays()
            if _gave_up(snapshot) and await self.window.tab.answers():
                snapshot = await self._stays()  # a machine with too much to do looks like a page that does not answer
            await self._scrolled(place)
            return snapshot
        except CollectError as error:
            return self._lost(error)
        except (Error, TimeoutError) as error:
            return self._lost(code_of(error))

    async def _scrolled(self, to: list[float] | None = None) -> list[float] | None:
        """Where the page is scrolled to, after it was scrolled `to`; None if it does not say."""
        try:
            world = await top_world(self.window.tab.cdp)
            return list(await asyncio.wait_for(world.call(_SCROLL, to), 2.0))
        except (Error, EvaluationError, TimeoutError):
            return None

    async def finish(self, *, as_it_came: bool) -> Snapshot | None:
        """The same station with what acts on its page, which is not put back; None if nothing more can be measured.

        as_it_came: whether nothing was done on the page since its document came: only then a load of its own shows the
        same.
        """
        before = self._examination
        if before is None or before.desk.tab.trouble.done():
            return None
        desk = before.desk
        left_out = set() if as_it_came and await self._is_asked_by_address() else set(RELOADS)
        if self.session.door is None:
            left_out |= SEALED  # nothing would keep what is tried from reaching the server
        _, wanted = self.later.parted(ACTS - left_out)
        if not wanted.rows:
            return None
        taken = {row.name for row in wanted.rows}
        desk.failures[:] = [each for each in desk.failures if not (each.code == "journey" and each.step in taken)]
        desk.deadline = time.monotonic() + self.options.timeout
        if not await self._examined(Examination(desk, wanted, before.taken)):
            desk.failures += _untried(taken)
        return self._snapshot(self._status, desk)

    async def _stays(self) -> Snapshot:
        """As `Visit._in_time`, but of the document that is there."""
        documents = self.window.documents
        for _ in range(MOVES + 1):
            documents.follow()
            self.network = self.window.heard()
            deadline = time.monotonic() + self.options.timeout
            desk = Desk(self.session, self.window.tab, self.network, deadline, self.plan.probes, documents)
            await self.window.tab.cdp.send("Audits.disable")  # what it reported of this page it says again
            snapshot = await self._one_document(desk, is_first=False)
            desk.mixed.close()
            if snapshot is not None:
                return snapshot
        raise CollectError("keeps-moving", url=self.window.tab.page.url[:200])

    async def _examined(self, examination: Examination) -> bool:
        desk = examination.desk
        if self._examination is None:
            desk.failures += _untried({row.name for row in self.later.rows})
        stayed = await super()._examined(examination)
        self._examination = examination if stayed else None
        return stayed

    def _snapshot(self, status: int, desk: Desk) -> Snapshot:
        self._status = status
        if self.same_document and desk.given.pop("timing", None) is not None:
            desk.failures.append(Failure.at("timing", "journey"))
        return super()._snapshot(status, desk)

    def _lost(self, error: CollectError) -> Snapshot:
        self._examination = None
        return not_audited(self.station, self.scenario, self.options, self.tools, error)

    async def _is_asked_by_address(self) -> bool:
        """Whether the page is the answer to a question for its address, and not to a form that was sent."""
        status = self.network.method_of(self.window.documents.loader)
        try:
            asked: Any = await asyncio.wait_for((await top_world(self.window.tab.cdp)).evaluate(_ASKED_ANEW), 2.0)
        except (Error, EvaluationError, TimeoutError):
            return False
        return status == "GET" and bool(asked)


def _untried(names: Collection[Step]) -> list[Failure]:
    return [Failure.at(name, "journey") for name in sorted(names)]


def _gave_up(snapshot: Snapshot) -> bool:
    return not snapshot.audited and any(failure.code == "unresponsive" for failure in snapshot.failures)
