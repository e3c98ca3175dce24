"""What a browser keeps of a site from one visit to the next, in the format of Playwright's `storage_state`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

import msgspec

from auditor.model.url import host, split

TELLING = 12
"""Characters from which on a stored value may be what lets one in; shorter ones are words such as "accepted"."""


Name = Annotated[str, msgspec.Meta(pattern=r"^[^\x00-\x1f\x7f;=]+$")]
Plain = Annotated[str, msgspec.Meta(pattern=r"^[^\x00-\x1f\x7f;]*$")]
"""What Chromium takes as a cookie's name, and as its value."""


class StoredCookie(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """A cookie. expires: seconds since 1970, -1 for one of the session."""

    name: Name
    value: Plain
    domain: Annotated[str, msgspec.Meta(pattern=r"^\.?[^\s/:;.][^\s/;]*$")]
    path: Annotated[str, msgspec.Meta(pattern=r"^/[^\x00-\x1f\x7f;]*$")] = "/"
    expires: float = -1
    http_only: bool = False
    secure: bool = False
    same_site: Literal["Strict", "Lax", "None"] = "Lax"


class Entry(msgspec.Struct, frozen=True):
    """A key of local storage."""

    name: str
    value: str


class OriginState(msgspec.Struct, frozen=True, kw_only=True):
    """Local storage of an origin, and IndexedDB as Playwright writes it."""

    origin: Annotated[str, msgspec.Meta(pattern=r"^https?://[^\s/]+$")]
    local_storage: list[Entry] = msgspec.field(default_factory=list, name="localStorage")
    indexed_db: list[Any] = msgspec.field(default_factory=list, name="indexedDB")


class StorageState(msgspec.Struct, frozen=True, kw_only=True):
    """Cookies of any site, local storage by origin."""

    cookies: list[StoredCookie] = []
    origins: list[OriginState] = []

    def __bool__(self) -> bool:
        return bool(self.cookies or self.origins)

    def belongs_to(self, url: str) -> bool:
        """Whether any of it is for the host of `url`."""
        name = host(url)
        domains = [cookie.domain.lower().lstrip(".") for cookie in self.cookies]
        fits = any(name == domain or name.endswith("." + domain) for domain in domains if domain)
        return fits or name in [split(each.origin).hostname for each in self.origins]

    def with_local_storage(self, origin: str, entries: Mapping[str, str]) -> StorageState:
        """With `entries` in the local storage of `origin`, over what is there."""
        if not entries:
            return self
        known = next((each for each in self.origins if each.origin == origin), OriginState(origin=origin))
        kept = [entry for entry in known.local_storage if entry.name not in entries]
        stored = [*kept, *(Entry(name, value) for name, value in entries.items())]
        changed = msgspec.structs.replace(known, local_storage=stored)
        return msgspec.structs.replace(self, origins=[*(each for each in self.origins if each is not known), changed])

    def secrets(self) -> list[str]:
        """Values that must not be stored anywhere else: those long enough to let one in."""
        stored = [cookie.value for cookie in self.cookies]
        for entry in (entry for origin in self.origins for entry in origin.local_storage):
            stored += [entry.value, *_texts_in(entry.value)]
        return [value for value in dict.fromkeys(stored) if len(value) >= TELLING]


def _texts_in(value: str) -> list[str]:
    """The strings in JSON that a shop stores as one value: a token stands among them."""
    if not value.lstrip().startswith(("{", "[")):
        return []
    try:
        pending: list[Any] = [msgspec.json.decode(value)]
    except msgspec.DecodeError:
        return []
    found: list[str] = []
    while pending:
        item = pending.pop()
        if isinstance(item, str):
            found.append(item)
        elif isinstance(item, dict):
            pending += item.values()
        elif isinstance(item, list):
            pending += item
    return found
