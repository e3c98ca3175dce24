"""What the user asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

import msgspec

from auditor.devices import DEFAULT_DEVICES
from auditor.errors import UsageError, nearest
from auditor.model.journey import Journey
from auditor.model.pages import PageSettings, settings_of
from auditor.model.payment import PaymentBaseline
from auditor.model.scenario import CONSENTS, Consent, Scenario, Station
from auditor.model.storage_state import StorageState
from auditor.model.url import origin
from auditor.storage_states import check_belongs

FORBIDDEN = frozenset(
    [
        "accept-charset",
        "accept-encoding",
        "access-control-request-headers",
        "access-control-request-method",
        "connection",
        "content-length",
        "date",
        "dnt",
        "expect",
        "host",
        "keep-alive",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
        "via",
    ]
)
"""Headers that belong to the browser, as the Fetch standard names them ("forbidden request-header"), but for those that
a user may have a reason to set (Cookie, Origin, Referer)."""

HOST_PATTERN = re.compile(r"(?:\*\.)?[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})*")
"""A host, or all hosts in a domain."""

LONGEST_COOKIE = 4096
"""Bytes of name and value (RFC 6265bis, 5.6)."""

TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
"""What the name of a header or a cookie is made of (RFC 9110, 5.6.2)."""

SETTLE_SHARE = 0.6
"""How much of a visit's time the page may take to load and stand still; the rest is for measuring it as it is."""


class VisitOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Options of every visit of a run. Raises UsageError for a wait that the timeout leaves no room for, and for
    headers and cookies that no browser sends.

    timeout: seconds for one visit. wait_for: a CSS selector, "" for none: the page is examined once something that it
    selects is visible. wait: seconds that the page is left alone after it has loaded. headers, basic_auth
    (user:password) are sent to the audited site's origin only. cookies: name, value. state: what the browser has kept
    of earlier visits; local_storage: name, value, of the audited origin, over it. typed: what a journey types that is a
    secret. disabled: sources switched off
    ("lighthouse"). axe: whether to run axe-core too, as a cross-check.
    webdriver: whether pages are told, by navigator.webdriver, that a program visits them.
    providers: payment providers of the user's own, name → hosts of their frames and pages ("*." for any sub-domain).
    payment_baseline: the scripts and headers of payment pages that the user has accepted.
    images: whether to keep screenshots. examples: whether the page is an example of a rule, with marked elements.
    named: CSS selectors whose elements the user named, to leave them out or to set aside what they show.
    plan: the collections of facts (rules' `over:`) that the visit is made for; None for all. Only the steps that these
    are measured from are taken, and those that give the report its pictures.
    """

    timeout: float = 30.0
    wait_for: str = ""
    wait: float = 0.0
    headers: dict[str, str] = {}
    cookies: dict[str, str] = {}
    basic_auth: str = ""
    state: StorageState = StorageState()
    local_storage: dict[str, str] = {}
    typed: tuple[str, ...] = ()
    disabled: frozenset[str] = frozenset()
    axe: bool = False
    webdriver: bool = False
    providers: dict[str, list[str]] = {}
    payment_baseline: PaymentBaseline | None = None
    images: bool = True
    examples: bool = False
    named: tuple[str, ...] = ()
    plan: frozenset[str] | None = None

    def __post_init__(self) -> None:
        longest = self.timeout * SETTLE_SHARE
        if not 0 <= self.wait <= longest:
            raise UsageError(
                f"A wait of {self.wait:g} s is not possible: of a visit of {self.timeout:g} s (timeout), "
                f"{longest:g} s are for loading and waiting."
            )

        for name, value in self.headers.items():
            _check_header(name, value)
        for name, value in self.cookies.items():
            _check_cookie(name, value)
        for name, hosts in self.providers.items():
            _check_provider(name, hosts)
        _check_text("The user name and password", self.basic_auth)
        _check_text("What is waited for", self.wait_for)

    def switched_off(self) -> list[str]:
        """The sources that the user did not want, sorted."""
        return sorted(self.disabled if self.axe else self.disabled | {"axe"})

    def made_for(self) -> list[str] | None:
        """`plan` as a snapshot has it, sorted."""
        return None if self.plan is None else sorted(self.plan)

    def accepted_of(self, url: str) -> PaymentBaseline | None:
        """`payment_baseline` with what it knows of the page at `url` alone."""
        whole = self.payment_baseline
        pages = [page for page in whole.pages if page.url == url] if whole else []
        return msgspec.structs.replace(whole, pages=pages) if whole else None

    def secrets(self) -> list[str]:
        """Values that must not be stored."""
        user, _, password = self.basic_auth.partition(":")
        # https://TOKEN@host/: without a password the name is what lets one in.
        found = [*self.headers.values(), *self.cookies.values(), self.basic_auth, password or user]
        # "Bearer abc": the token alone is the secret too.
        found += [value.split(" ", 1)[1] for value in self.headers.values() if " " in value]
        found += [*self.state.secrets(), *self.local_storage.values(), *self.typed]
        return [value for value in found if value]

    def state_for(self, url: str) -> StorageState:
        """What the browser has kept when it opens `url`."""
        return self.state.with_local_storage(origin(url), self.local_storage)


def _check_header(name: str, value: str) -> None:
    if not TOKEN.fullmatch(name):
        raise UsageError(f"{name[:60]!r} is not the name of a header.")
    if name.lower() in FORBIDDEN or name.lower().startswith(("proxy-", "sec-")):
        raise UsageError(f"The header {name} can't be set: browsers write it themselves.")
    if any(not 32 <= ord(character) <= 255 or ord(character) == 127 for character in value):
        raise UsageError(f"The value of the header {name} holds characters that no header can have.")


def _check_cookie(name: str, value: str) -> None:
    if not TOKEN.fullmatch(name):
        raise UsageError(f"{name[:60]!r} is not the name of a cookie.")
    if any(ord(character) < 32 or ord(character) == 127 or character == ";" for character in value):
        raise UsageError(f"The value of the cookie {name} holds a semicolon or control characters.")
    _check_text(f"The value of the cookie {name}", value)
    if len(f"{name}{value}".encode()) > LONGEST_COOKIE:
        raise UsageError(f"The cookie {name} is longer than the {LONGEST_COOKIE} bytes that browsers keep.")


def _check_provider(name: str, hosts: list[str]) -> None:
    for host in hosts:
        if not HOST_PATTERN.fullmatch(host):
            raise UsageError(
                f"The payment provider {name[:60]!r} can't have the host {host[:60]!r}: a host is like "
                "pay.example.com, or *.example.com for all in it."
            )


def _check_text(what: str, text: str) -> None:
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise UsageError(f"{what} is not UTF-8 text.")


class Listener(Protocol):
    """Who is told what happens while pages are collected.

    engine: "" for a visit of ours, else the program that loads the station once more by itself ("lighthouse").
    """

    def page_started(self, station: Station, scenario: Scenario, engine: str = "") -> None:
        """A visit has begun."""

    def page_done(self, station: Station, scenario: Scenario, seconds: float, engine: str = "") -> None:
        """A visit has ended."""

    def note(self, text: str) -> None:
        """Something that the user should know, such as what is being installed."""


class Unheard:
    """A listener that tells nobody."""

    def page_started(self, station: Station, scenario: Scenario, engine: str = "") -> None: ...

    def page_done(self, station: Station, scenario: Scenario, seconds: float, engine: str = "") -> None: ...

    def note(self, text: str) -> None: ...


class CollectRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What to collect: every URL on every device (names as `auditor.devices.resolve` takes them), after every answer to
    the dialog that asks for consent.

    Raises UsageError if the settings of a page, or an answer, can't be used. pages: what holds for single pages, the
    first that fits; over `visit`. credentials: URL → user:password, for those that were given with them; in place of
    `visit.basic_auth`.
    lighthouse_limit: how many URLs, from the first, Lighthouse runs on; None for all. For others it is off.
    journeys: walked once under each scenario, after the URLs.
    concurrency: visits at a time; None for what the machine can make. wait_for_server: seconds that a server may take
    until it answers, before the first visit. public_only: whether nothing but the public internet may be reached, by
    any page or by us; Lighthouse, whose browser finds its own way, must then be off.
    """

    urls: Sequence[str]
    devices: Sequence[str] = DEFAULT_DEVICES
    consents: Sequence[Consent] = ("untouched",)
    visit: VisitOptions = VisitOptions()
    journeys: Sequence[Journey] = ()
    pages: Sequence[PageSettings] = ()
    credentials: Mapping[str, str] = {}
    lighthouse: bool = True
    lighthouse_limit: int | None = None
    concurrency: int | None = None
    ca_file: Path | None = None
    wait_for_server: float = 0.0
    public_only: bool = False

    def __post_init__(self) -> None:
        if self.public_only and self.lighthouse:
            raise UsageError("--public-only leaves Lighthouse out: its browser finds its own way into the network.")
        if self.public_only and self.wait_for_server:
            raise UsageError("--wait-for-server is for a server of your own, --public-only for those of others.")
        for url in self.addresses:
            for name in self.options_of(url).cookies:
                if name.lower().startswith(("__host-", "__secure-")) and not url.startswith("https:"):
                    raise UsageError(f"The cookie {name} can only be set on an https:// address, not on {url[:120]}.")
        check_belongs(self.visit.state, self.addresses)
        for consent in self.consents:
            if consent not in CONSENTS:
                raise UsageError(
                    f"Unknown consent {consent!r}.{nearest(consent, CONSENTS)} Valid: {', '.join(CONSENTS)}."
                )

    @property
    def addresses(self) -> list[str]:
        """The URLs, and where the journeys start."""
        return [*self.urls, *(journey.start for journey in self.journeys)]

    @property
    def visits(self) -> int | None:
        """How many there will be; None if only a journey tells, on its way."""
        stations = [journey.stations for journey in self.journeys]
        if None in stations:
            return None
        lost = sum(journey.end is not None and not journey.end.reached for journey in self.journeys)
        places = len(self.urls) + sum(each or 0 for each in stations) + lost
        return places * len(self.devices) * len(set(self.consents))

    def options_of(self, url: str) -> VisitOptions:
        """The options of the visits of `url`: as its page is set, with its own password."""
        page = settings_of(url, self.pages)
        return msgspec.structs.replace(
            self.visit,
            wait_for=self.visit.wait_for if page.wait_for is None else page.wait_for,
            wait=self.visit.wait if page.wait is None else page.wait,
            basic_auth=self.credentials.get(url, self.visit.basic_auth),
        )

    def looking_for(self, selectors: Sequence[str]) -> CollectRequest:
        """The same request, with what lies in the elements of `selectors` noted."""
        return msgspec.structs.replace(self, visit=msgspec.structs.replace(self.visit, named=tuple(selectors)))

    def made_for(self, collections: frozenset[str]) -> CollectRequest:
        """The same request for nothing but what is measured in `collections`."""
        visit = msgspec.structs.replace(self.visit, plan=collections)
        return msgspec.structs.replace(self, visit=visit, lighthouse=self.lighthouse and "lighthouse" in collections)
