"""What the user says of single pages: `[[pages]]` in the configuration file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated

import msgspec

from auditor.model.url import split

LONGEST_WAIT = 600
"""Seconds: no visit lasts longer."""


class PageSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """What holds for the pages whose path and query fit `url`, in which `*` stands for any characters.

    wait_for: a CSS selector; the page is examined once something that it selects is visible. wait: seconds that a page
    is left alone after it has loaded. None leaves either as it is for all pages. thresholds: quality or category → the
    number, 0–100, under which such a page does not pass. skip: rules and categories that are not judged there.
    """

    url: str
    wait_for: str | None = None
    wait: Annotated[float, msgspec.Meta(ge=0, le=LONGEST_WAIT)] | None = None
    thresholds: dict[str, Annotated[float, msgspec.Meta(ge=0, le=100)]] = {}
    skip: list[str] = []

    def fits(self, url: str) -> bool:
        """Whether this is said of the page at `url`."""
        return url_fits(self.url, url)


def url_fits(pattern: str, url: str) -> bool:
    """Whether the path and query of `url` fit `pattern`, in which `*` stands for any characters."""
    parts = split(url)
    address = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    expression = ".*".join(re.escape(part) for part in re.split(r"\*+", pattern))
    return re.fullmatch(expression, address, re.DOTALL) is not None


def settings_of(url: str, pages: Iterable[PageSettings]) -> PageSettings:
    """The first of `pages` that fits `url`; one that says nothing if there is none."""
    return next((page for page in pages if page.fits(url)), PageSettings(url=""))
