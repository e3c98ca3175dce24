"""The phases of an examination: each a context manager that gives the tab in which its steps are taken."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Final

from auditor.collect.browser.worlds import top_world
from auditor.collect.desk import Desk
from auditor.collect.page.freezing import frozen
from auditor.collect.plan import Phase
from auditor.collect.session import Tab
from auditor.collect.trials.clocked import clocked_page
from auditor.collect.trials.sealed import seal
from auditor.errors import CollectError


@asynccontextmanager
async def _as_it_is(desk: Desk) -> AsyncIterator[Tab]:
    yield desk.tab


@asynccontextmanager
async def _frozen(desk: Desk) -> AsyncIterator[Tab]:
    async with frozen(desk.cdp, desk.root):
        yield desk.tab


@asynccontextmanager
async def _clocked(desk: Desk) -> AsyncIterator[Tab]:
    if desk.asks_each_time:
        raise CollectError("consent-not-kept")  # what comes late would be the dialog that was answered
    # Not the address that is shown: a script may have written another one, for which no server need have an answer.
    asked = await (await top_world(desk.cdp)).evaluate("performance.getEntriesByType('navigation')[0]?.name")
    url, patient = str(asked or desk.tab.page.url), desk.network.is_idle()
    async with clocked_page(desk.session, url, settled_after=desk.settled_after, patient=patient) as clocked:
        desk.clocked = clocked
        try:
            yield clocked.tab
        finally:
            desk.clocked = None


@asynccontextmanager
async def _sealed(desk: Desk) -> AsyncIterator[Tab]:
    desk.close_logs()
    desk.sealed = await seal(desk.session, desk.cdp)
    yield desk.tab


PHASES: Final[Mapping[Phase, Callable[[Desk], AbstractAsyncContextManager[Tab]]]] = {
    "settled": _as_it_is,
    "frozen": _frozen,
    "thawed": _as_it_is,
    "clocked": _clocked,
    "sealed": _sealed,
}
