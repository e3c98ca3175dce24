"""Goes back to what was filled in, as a customer does who wants to look something up, and comes forth again."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Final

from playwright.async_api import Error, Page

from auditor.collect.journey.acting import located
from auditor.collect.journey.finding import TO_FILL
from auditor.errors import CollectError
from auditor.model.journey import Fill

LOADED: Final = 10_000
"""Milliseconds in which the page before may come: as long as a step has."""

FOUND: Final = 2.0
"""Seconds in which the first field must be there again; the page is loaded by then."""

_HELD = """(field) => field.matches("input, textarea, select") ? field.value : null"""


async def lost_entries(page: Page, filled: Sequence[Fill]) -> list[str] | None:
    """The names of those that are empty after going back; None if none of them is on the page before. Passwords are
    never kept. The page is then the one that it was. Raises CollectError if it can't be come back to."""
    here = page.url
    try:
        if await page.go_back(wait_until="load", timeout=LOADED) is None and page.url == here:
            return None
        lost, found = [], 0
        for step in filled:
            value = await _value(page, step)
            if value is not None:
                found += 1
                if not value.strip():
                    lost.append(str(step.on)[:80])
        await page.go_forward(wait_until="load", timeout=LOADED)
    except Error as error:
        raise CollectError("journey-stayed") from error
    if page.url != here:
        raise CollectError("journey-stayed")
    return lost if found else None


async def _value(page: Page, step: Fill) -> str | None:
    """What the field holds that the step is on; None if it is not there, or keeps nothing on purpose."""
    try:
        handle = await located(page, step.on, time.monotonic() + FOUND, TO_FILL)
        kind = (await handle.get_attribute("type") or "").lower()
        return None if kind in {"password", "checkbox", "radio"} else await handle.evaluate(_HELD)
    except (CollectError, Error):
        return None
