"""Opens a page, answers the dialog that asks for consent, and leaves the browser as it is for the visit proper."""

from __future__ import annotations

import time
from typing import NamedTuple

from playwright.async_api import Error

from auditor.collect.consent import autoconsent
from auditor.collect.consent.choosing import Move, Wanted, next_move
from auditor.collect.consent.reader import Dialogs, Reader
from auditor.collect.network.log import NetworkLog
from auditor.collect.options import SETTLE_SHARE
from auditor.collect.page.navigation import navigate
from auditor.collect.page.settling import quiet, settle
from auditor.collect.session import Session, Tab
from auditor.errors import CollectError
from auditor.model.url import origin
from auditor.provision.autoconsent import Autoconsent

APPEARANCE = 3.0
"""Seconds after a page has come to rest in which its dialog may appear: consent scripts load late, or wait for a
second or two so as to disturb less."""

TRIES = ((False, 0.8), (False, 2.0), (True, 3.0))
"""How a control is pressed until its dialog goes, or shows more: by a script, or else by a finger, and how many seconds
it then has. Some dialogs fade, others ask a server first, and what has only just appeared may miss the first tap."""

LATER = 0.3
"""Seconds after which a dialog came late: one that comes again may take so much longer."""

GOING = 2.0
"""Seconds in which a dialog that autoconsent has answered goes."""

MOVES = 6
"""Presses of one dialog; no consent script of those that were tried takes more than three."""

STORED = 2.0
"""Seconds in which the page may tell its server of the answer before it is loaded anew."""

_KEPT_LOADS = "service_workers,cache_storage"


class Answered(NamedTuple):
    """What came of a dialog. asked: whether there was one. by_rule: whether autoconsent knew it. after: seconds from
    when the page had come to rest until it was seen."""

    asked: bool
    by_rule: bool
    after: float


async def answer(session: Session, tab: Tab, wanted: Wanted, tool: Autoconsent | None = None) -> Answered:
    """Opens the session's page and answers its dialog, if it has one. The browser then holds what the page stored, but
    none of the files that it loaded: what comes next is loaded as on a first visit.

    tool: what knows the dialogs of consent scripts; what it has no rule for, and all without it, is read by its words.
    Raises CollectError if the page can't be opened, or its dialog can't be answered (`consent-unanswered`).
    """
    network = NetworkLog()
    await network.attach(tab.cdp, session.door)
    deadline = time.monotonic() + session.options.timeout
    try:
        await navigate(tab.page, session.url, deadline, session.door)
        until = time.monotonic() + (deadline - time.monotonic()) * SETTLE_SHARE
        await settle(tab.page, tab.cdp, network, session.options, until)
        reader = Reader(session, tab)
        settled = time.monotonic()
        found = await reader.read_until(bool, min(APPEARANCE, max(0.0, deadline - settled)))
        after = time.monotonic() - settled if found else 0.0
        told = await autoconsent.answer(session, tab, wanted, tool) if tool is not None else "unknown"
        if told == "answered":
            found = await reader.read_until(lambda left: not left, GOING)
        elif told == "failed":
            found = await reader.read()
            if not found:
                raise CollectError("consent-unanswered")
        asked = told != "unknown" or bool(found)
        if found:
            await _answer(reader, found, wanted, deadline)
        if asked:
            await quiet(tab.page, tab.cdp, network, min(deadline, time.monotonic() + STORED))
    finally:
        network.close()
    await _forget_loads(tab)
    return Answered(asked=asked, by_rule=told != "unknown", after=after)


async def asks_again(session: Session, tab: Tab, answered: Answered, tool: Autoconsent | None = None) -> bool:
    """Whether the page asks for consent once more, although it was answered. A dialog that came late is waited for."""
    if await Reader(session, tab).read_until(bool, answered.after + LATER if answered.after > LATER else 0.0):
        return True
    return answered.by_rule and tool is not None and await autoconsent.asks(session, tab, tool)


async def answer_once_more(session: Session, tab: Tab, wanted: Wanted, network: NetworkLog, deadline: float) -> None:
    """Answers the dialog of a page that has forgotten the answer, where it stands: its customers do so on each page.

    Raises CollectError: `consent-not-kept` if it can't be seen whether it goes, as of one that only autoconsent knows;
    `consent-unanswered` if it can't be answered.
    """
    reader = Reader(session, tab)
    found = await reader.read()
    if not found:
        raise CollectError("consent-not-kept")
    await _answer(reader, found, wanted, deadline)
    await quiet(tab.page, tab.cdp, network, min(deadline, time.monotonic() + STORED))


async def _answer(reader: Reader, found: Dialogs, wanted: Wanted, deadline: float) -> None:
    opened = False
    for _ in range(MOVES):
        move = next_move(found, wanted, opened=opened)
        if move is None or time.monotonic() >= deadline:
            break
        left = await _made(reader, move, found)
        if left is None:
            break
        if not left:
            if move.opens:
                break  # what was opened is nothing that we can read
            return
        opened, found = opened or move.opens, left
    raise CollectError("consent-unanswered", dialog=_called(found))


async def _made(reader: Reader, move: Move, before: Dialogs) -> Dialogs | None:
    """The dialogs that are left after a move; None if it changed nothing."""
    for tick in move.ticks:
        await reader.press(move.dialog, tick, directly=True)
    for directly, seconds in TRIES:
        await reader.press(move.dialog, move.control, directly=directly)
        after = await reader.read_until(_Changed(before, opens=move.opens), seconds)
        if after is not None and _shown(after) != _shown(before):
            return after
    return None


class _Changed:
    """Whether dialogs have gone, unless another shall open, or are others than before and the same at two looks: one
    that slides in, or fades, shows more or fewer of its controls each time."""

    def __init__(self, before: Dialogs, *, opens: bool) -> None:
        self._before = self._last = _shown(before)
        self._opens = opens

    def __call__(self, found: Dialogs) -> bool:
        last, self._last = self._last, _shown(found)
        return (not found and not self._opens) or self._last == last != self._before


def _shown(found: Dialogs) -> list[tuple[str, list[str]]]:
    return [(each.box.selector, [control.name for control in each.box.controls if control.seen]) for each in found]


def _called(found: Dialogs) -> str:
    return found[0].box.text[:80] if found else ""


async def _forget_loads(tab: Tab) -> None:
    """Cached answers and service workers go: the next load is measured like that of a first visit."""
    try:
        await tab.cdp.send("Network.clearBrowserCache")
        await tab.cdp.send("Storage.clearDataForOrigin", {"origin": origin(tab.page.url), "storageTypes": _KEPT_LOADS})
    except Error:
        pass  # about:blank, and other pages that have no origin, keep nothing
