"""Takes the user's secrets out of whatever is kept of a visit, before a Snapshot exists."""

from __future__ import annotations

import base64
import html
import json
import math
import re
import urllib.parse
from collections.abc import Collection, Iterable, Iterator
from typing import TypeVar

import msgspec

from auditor.model.network import Request

Value = TypeVar("Value", bound=msgspec.Struct)

REDACTED = "[redacted]"

_USERINFO = re.compile(r"(?i)\b(https?://)[^/\s@\"'<>\\]+@")
# In JSON a letter may stand before the scheme that is none of the string's: the n of a line feed, written \\n.
_USERINFO_IN_JSON = re.compile(rb"(?i)https?://[^/\s@\"'<>\\]+@")
_HALF = re.compile("[\ud800-\udfff]")
_SET_COOKIE = re.compile(r"(?m)^([^=;\n]{1,200})=[^;\n]*")


WHOLE = 12
"""Characters from which on the beginning of a secret is one: a page may cut it off, as may a limit of ours."""

CUT = 0.6
"""The part of it that must be there, else a word that it begins with would be taken for it."""


class Redactor:
    """Replaces secrets in strings: as they are, in the encodings that pages print (`_forms`), and cut off.

    User names in URLs are left out, for an address with a mark in their place would be no URL any more. Secrets of
    fewer than 4 characters are left: replacing "a" everywhere would destroy the report and protect nothing.
    """

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        forms = {form for secret in secrets if len(secret) >= 4 for form in _forms(secret)}
        ordered = sorted(forms, key=lambda form: (-len(form), form))
        self._pattern = re.compile("|".join(map(re.escape, ordered))) if ordered else None
        self._long = [form for form in ordered if len(form) >= WHOLE]

    def text(self, value: str) -> str:
        """The string without secrets, and without halves of pairs of UTF-16."""
        if not value.isascii() and _HALF.search(value):
            value = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        if self._pattern is not None:
            value = self._pattern.sub(REDACTED, value)
            for form in self._long:
                value = _without_beginning(value, form)
        return _USERINFO.sub(r"\g<1>", value) if "@" in value else value

    def struct(self, value: Value, ours: Collection[str] = ()) -> Value:
        """A struct without secrets: itself where a look at its JSON shows that it holds none.

        ours: fields that no page and no user fills, and that stay as they are: a password may be "phone".
        Taking 10,000 strings apart and together again costs 50 ms for a heavy page, and there is seldom a secret.
        """
        try:
            if self._pattern is None and not _USERINFO_IN_JSON.search(msgspec.json.encode(value)):
                return value
        except UnicodeEncodeError:  # half of a pair of UTF-16, which JSON of a browser may hold and no file can
            pass
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


def _forms(secret: str) -> Iterator[str]:
    """A secret as pages, scripts and servers print it: URL-encoded in either case and twice, in HTML, in JSON, in
    hexadecimal, in Base64 of either alphabet and within a longer text."""
    data = secret.encode(errors="replace")
    quoted = urllib.parse.quote(data, safe="")
    yield from (secret, quoted, urllib.parse.quote_plus(data), quoted.lower(), urllib.parse.quote(quoted, safe=""))
    yield from (html.escape(secret), html.escape(secret).replace("&#x27;", "&#39;"), html.escape(secret, quote=False))
    yield from (json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1])
    yield from (data.hex(), data.hex().upper())
    yield from (base64.b64encode(data).decode(), base64.urlsafe_b64encode(data).decode())
    for ahead in range(3):
        # Base64 of a text that holds it, "user:" before it for one: but for the letters that it shares with the rest.
        inner = base64.b64encode(b"\0" * ahead + data).decode()[(8 * ahead + 5) // 6 :].rstrip("=")
        inner = inner if len(data) % 3 == (3 - ahead) % 3 else inner[:-1]
        if len(inner) >= 6:
            yield from (inner, inner.translate(str.maketrans("+/", "-_")))


def _without_beginning(value: str, form: str) -> str:
    """`value` without what begins as `form` does, as far as it goes."""
    least = max(WHOLE // 2, math.ceil(CUT * len(form)))
    start = value.find(form[:least])
    while start >= 0:
        end = start + least
        while end < len(value) and end - start < len(form) and value[end] == form[end - start]:
            end += 1
        value = value[:start] + REDACTED + value[end:]
        start = value.find(form[:least], start + len(REDACTED))
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
