"""What became of unmistakable values that were typed into a page's fields and not sent."""

from __future__ import annotations

from typing import Literal

import msgspec

from auditor.model.subject import At

CanaryKind = Literal["card", "email", "password", "tel", "text"]

Disguise = Literal["plain", "encoded", "base64", "hex", "md5", "sha1", "sha256", "sha512", "keystrokes"]
"""How a value was written. encoded: URL-encoded or with escapes. keystrokes: character by character."""

Store = Literal["cookie", "localStorage", "sessionStorage", "indexedDB", "address"]
"""address: the page's own, which is handed on by links and the Referer header."""


class Sighting(msgspec.Struct, frozen=True, kw_only=True):
    """A place in which a value was seen.

    url: of the request, or of the document whose storage it is; without query and fragment. kind: Chromium's type of
    the request in lower case, "websocket" of a message, "" of a storage. store: "" of a request. key: of the storage.
    """

    url: str
    how: Disguise
    kind: str = ""
    store: Store | Literal[""] = ""
    key: str = ""


class CanaryTrial(msgspec.Struct, frozen=True, kw_only=True):
    """A field into which a value was typed. typed: it stood there afterwards. watched: scripts then had the time in
    which they send what they gather, and what the page keeps was read. seen: each place and disguise once, at most 20.
    """

    at: At
    name: str
    kind: CanaryKind
    typed: bool
    watched: bool = True
    seen: list[Sighting] = []
