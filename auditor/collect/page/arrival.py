"""How much of a page has arrived: whether it still shows what stands there until its content comes."""

from __future__ import annotations

import msgspec
from playwright.async_api import CDPSession, Error

from auditor.collect.browser.worlds import EvaluationError, top_world
from auditor.collect.page.bundle import script

LITTLE = 120
"""Characters on the first screen of a page that is not there yet: a name, a line and "Loading …". unv."""

SOME, MUCH = 0.02, 0.25
"""Shares of the first screen under placeholders: from the first on, a page that waits for an answer is waited for; from
the second on, it is no page to audit as long as it waits. unv."""

_LOOK = script("page/arrival")


class Arrival(msgspec.Struct, frozen=True, kw_only=True):
    """What there is on the first screen.

    characters: of text, LITTLE or a little more if there is more. pictures: of any kind, frames included. controls:
    links, buttons and fields of the whole document. placeholders: the share of the first screen under what calls itself
    a skeleton, placeholder, shimmer, loader or spinner, or is busy (aria-busy), and holds nothing. empty: there is a
    main part, with nothing in it. leaves: it has no control, and a script that may lead elsewhere.
    """

    characters: int
    pictures: int = 0
    controls: int = 0
    placeholders: float = 0.0
    empty: bool = False
    leaves: bool = False

    @property
    def waits(self) -> bool:
        """Whether what is asked for may be what the customer is to see here."""
        return self.is_missing or self.characters < LITTLE or self.placeholders >= SOME

    @property
    def is_missing(self) -> bool:
        """Whether the customer sees nothing of it yet, or little else than placeholders."""
        nothing = self.characters == 0 and self.pictures == 0
        return nothing or self.empty or self.placeholders >= MUCH

    @property
    def passes_on(self) -> bool:
        """Whether it looks like a page that only leads to another: a line of text, nothing to do, a script."""
        return self.leaves and self.characters < LITTLE


async def look(session: CDPSession) -> Arrival | None:
    """What has arrived until now; None if the page does not say."""
    try:
        return msgspec.convert(await (await top_world(session)).json(_LOOK, LITTLE), Arrival)
    except (Error, EvaluationError, msgspec.ValidationError):
        return None
