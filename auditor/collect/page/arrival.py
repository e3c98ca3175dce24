"""How much of a page has arrived: whether it still shows what stands there until its content comes."""

from __future__ import annotations

import msgspec
from playwright.async_api import CDPSession, Error

from auditor.collect.browser.worlds import EvaluationError, top_world
from auditor.collect.page.bundle import script
from auditor.model.arrival import TEXT, Arrival

LITTLE = 120
"""Characters on the first screen of a page that is not there yet: a name, a line and "Loading …". unv."""

PICTURED = 0.1
"""The share of the first screen from which on pictures are content, and not a logo and icons. unv."""

SOME, MUCH = 0.02, 0.25
"""Shares of the first screen under placeholders: from the first on, a page that waits for an answer is waited for; from
the second on, it is no page to audit as long as it waits. unv."""

_LOOK = script("page/arrival")


async def look(session: CDPSession) -> Arrival | None:
    """What has arrived until now; None if the page does not say."""
    try:
        return msgspec.convert(await (await top_world(session)).json(_LOOK, TEXT, LITTLE), Arrival)
    except (Error, EvaluationError, msgspec.ValidationError):
        return None


def waits(seen: Arrival) -> bool:
    """Whether what is asked for may be what the customer is to see here."""
    little = seen.characters < LITTLE and seen.pictured < PICTURED
    return is_missing(seen) or little or seen.placeholders >= SOME


def is_missing(seen: Arrival) -> bool:
    """Whether the customer sees nothing of the page yet, or little else than placeholders."""
    nothing = seen.characters == 0 and seen.pictures == 0
    return nothing or seen.empty or seen.placeholders >= MUCH


def is_blank(seen: Arrival) -> bool:
    """Whether there is neither text nor a picture nor anything to do: a page that has not begun, if it ever does."""
    return seen.characters == 0 and seen.pictures == 0 and seen.controls == 0


def passes_on(seen: Arrival) -> bool:
    """Whether it looks like a page that only leads to another: a line of text, nothing to do, a script."""
    return seen.leaves and seen.characters < LITTLE
