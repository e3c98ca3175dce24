"""What the user asked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import msgspec

from auditor.devices import DEFAULT_DEVICES


class VisitOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Options of every visit of a run.

    timeout: seconds for one visit. headers, basic_auth (user:password) are sent to the audited site's origin only.
    cookies: name, value. disabled: sources switched off ("lighthouse"). axe: whether to
    run axe-core too, as a cross-check.
    webdriver: whether pages are told, by navigator.webdriver, that a program visits them.
    images: whether to keep screenshots. examples: whether the page is an example of a rule, with marked elements.
    acts: which of the steps that act on the page to take, and which probes (probe:NAME) to run; None for all.
    """

    timeout: float = 30.0
    headers: dict[str, str] = {}
    cookies: dict[str, str] = {}
    basic_auth: str = ""
    disabled: frozenset[str] = frozenset()
    axe: bool = False
    webdriver: bool = False
    images: bool = True
    examples: bool = False
    acts: frozenset[str] | None = None

    def switched_off(self) -> list[str]:
        """The sources that the user did not want, sorted."""
        return sorted(self.disabled if self.axe else self.disabled | {"axe"})

    def secrets(self) -> list[str]:
        """Values that must not be stored."""
        password = self.basic_auth.partition(":")[2]
        found = [*self.headers.values(), *self.cookies.values(), self.basic_auth, password]
        # "Bearer abc": the token alone is the secret too.
        found += [value.split(" ", 1)[1] for value in self.headers.values() if " " in value]
        return [value for value in found if value]


class Listener(Protocol):
    """Who is told what happens while pages are collected."""

    def page_started(self, url: str, device: str) -> None:
        """A visit has begun."""

    def page_done(self, url: str, device: str, seconds: float) -> None:
        """A visit has ended."""

    def note(self, text: str) -> None:
        """Something that the user should know, such as what is being installed."""


class CollectRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What to collect: every URL on every device (names as `auditor.devices.resolve` takes them).

    lighthouse_limit: how many URLs, from the first, Lighthouse runs on; None for all. For others it is off.
    """

    urls: Sequence[str]
    devices: Sequence[str] = DEFAULT_DEVICES
    visit: VisitOptions = VisitOptions()
    lighthouse: bool = True
    lighthouse_limit: int | None = None
    concurrency: int = 2
    ca_file: Path | None = None
