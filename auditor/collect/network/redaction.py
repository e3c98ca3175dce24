"""Takes the user's secrets out of whatever is kept of a visit, before a Snapshot exists."""

from __future__ import annotations

import base64
import re
import urllib.parse
from collections.abc import Collection, Iterable
from typing import TypeVar

import msgspec

from auditor.model.network import Request

Value = TypeVar("Value", bound=msgspec.Struct)

REDACTED = "[redacted]"

_USERINFO = re.compile(r"(?i)\b(https?://)[^/\s@\"'<>\\]+@")
# In JSON a letter may stand before the scheme that is none of the string's: the n of a line feed, written \\n.
_USERINFO_IN_JSON = re.compile(rb"(?i)https?://[^/\s@\"'<>\\]+@")
_SET_COOKIE = re.compile(r"(?m)^([^=;\n]{1,200})=[^;\n]*")


class Redactor:
    """Replaces secrets in strings: as they are, URL-encoded and Base64-encoded. User names in URLs are left out, for an
    address with a mark in their place would be no URL any more.

    Secrets of fewer than 4 characters are left: replacing "a" everywhere would destroy the report and protect nothing.
    """

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        forms: set[str] = set()
        for secret in secrets:
            if len(secret) < 4:
                continue
            encoded = secret.encode()
            forms |= {secret, urllib.parse.quote(secret, safe=""), urllib.parse.quote_plus(secret)}
            forms.add(base64.b64encode(encoded).decode())
        ordered = sorted(forms, key=lambda form: (-len(form), form))
        self._pattern = re.compile("|".join(map(re.escape, ordered))) if ordered else None

    def text(self, value: str) -> str:
        """The string without secrets."""
        if self._pattern is not None:
            value = self._pattern.sub(REDACTED, value)
        return _USERINFO.sub(r"\g<1>", value) if "@" in value else value

    def struct(self, value: Value, ours: Collection[str] = ()) -> Value:
        """A struct without secrets: itself where a look at its JSON shows that it holds none.

        ours: fields that no page and no user fills, and that stay as they are: a password may be "phone".
        Taking 10,000 strings apart and together again costs 50 ms for a heavy page, and there is seldom a secret.
        """
        if self._pattern is None and not _USERINFO_IN_JSON.search(msgspec.json.encode(value)):
            return value
        fields = msgspec.to_builtins(value)
        clean = {name: item if name in ours else self.tree(item) for name, item in fields.items()}
        return msgspec.convert(clean, type(value))

    def tree(self, value: object) -> object:
        """Strings, lists and dicts (as msgspec.to_builtins makes them) without secrets, keys included."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, dict):
            return {self.tree(key): self.tree(item) for key, item in value.items()}
        if isinstance(value, (list, tuple)):
            return [self.tree(item) for item in value]
        return value


def set_cookie(header: str) -> str:
    """A Set-Cookie header (several joined by line feeds) with the cookies' values replaced, attributes kept."""
    return _SET_COOKIE.sub(rf"\g<1>={REDACTED}", header)


def without_cookie_values(request: Request) -> Request:
    """The request without the values of the cookies that its answer set."""
    header = request.headers.get("set-cookie")
    if header is None:
        return request
    return msgspec.structs.replace(request, headers={**request.headers, "set-cookie": set_cookie(header)})
