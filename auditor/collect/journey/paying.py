"""Asks of the page as it stands whether it takes payment. What tells is handed in: collecting judges nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from playwright.async_api import Error

from auditor.collect.browser.worlds import EvaluationError, frame_tree
from auditor.collect.journey.window import Window
from auditor.collect.page.freezing import frozen
from auditor.collect.page.gather import gather
from auditor.collect.session import Session
from auditor.collect.visit import now
from auditor.errors import CollectError
from auditor.model.journey import PAYMENT_PROBES, PaymentSign, Tapped
from auditor.model.scenario import Scenario, Station
from auditor.model.snapshot import Snapshot, ToolVersions

Telling = Callable[[Snapshot, Tapped], PaymentSign]

UNKNOWN: Final[PaymentSign] = "unknown"


async def taking_payment(
    session: Session, window: Window, scenario: Scenario, tools: ToolVersions, tapped: Tapped, tell: Telling
) -> PaymentSign:
    """What `tell` says of the page in `window`, about to be touched at `tapped`.

    "unknown" if it can't be looked into.
    """
    try:
        return tell(await seen(session, window, scenario, tools, PAYMENT_PROBES), tapped)
    except (Error, EvaluationError, CollectError):
        return UNKNOWN


async def seen(
    session: Session, window: Window, scenario: Scenario, tools: ToolVersions, probes: Sequence[str]
) -> Snapshot:
    """What `probes` see of the page as it stands. Raises Error, EvaluationError or CollectError if it can't be looked
    into."""
    page, cdp = window.tab.page, window.tab.cdp
    root = await frame_tree(session.context, page, cdp)
    async with frozen(cdp, root):
        frames, failures = await gather(root, session.device, list(probes))
    station = Station("page", page.url)
    return Snapshot(
        station=station,
        scenario=scenario,
        final_url=page.url,
        started=now(),
        tools=tools,
        frames=frames,
        failures=failures,
    )
