"""What the user sets aside: `[[ignore]]` in the configuration file."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Annotated, Literal

import msgspec

from auditor.model.pages import url_fits

Words = Annotated[str, msgspec.Meta(min_length=1)]

State = Literal["used", "unused", "expired", "not-tried"]
"""used: it set something aside. unused: it could have, and nothing fits it. expired: its date has passed. not-tried: no
page that it fits was audited, or its rule was not judged."""


class Ignore(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """Findings that are shown as set aside and count nowhere.

    rule: a rule or a category, "" for all. selector: a CSS selector: what is found on its elements, and in them. url:
    path and query, `*` stands for anything. reason: why, for whoever reads the report. until: the last day on which it
    holds.
    """

    rule: str = ""
    selector: str = ""
    url: str = ""
    reason: Words
    until: date | None = None

    def is_over(self, today: date) -> bool:
        """Whether its date has passed."""
        return self.until is not None and today > self.until

    def fits_page(self, url: str) -> bool:
        """Whether it is said of the page at `url`; "" is the site as a whole."""
        return not self.url or (bool(url) and url_fits(self.url, url))

    def fits_rule(self, names: Collection[str]) -> bool:
        """Whether it is said of the rule of these names: its id, its former ids, its category."""
        return not self.rule or self.rule in names


class ExceptionUse(msgspec.Struct, frozen=True, kw_only=True):
    """What became of an exception; its fields are as it has them, "" for what it leaves open. findings: how many it
    set aside, over all pages and scenarios."""

    rule: str
    selector: str
    url: str
    reason: str
    until: str
    state: State
    findings: int = 0
