"""URLs as users write them."""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

from auditor.errors import UsageError
from auditor.model.url import is_loopback

_HAS_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*://")
_SCHEME_WITHOUT_SLASHES = re.compile(r"(?i)(https?|file|ftp|data|javascript|about|mailto|chrome|view-source):(?!\d)")


def normalise(text: str) -> str:
    """The URL to audit: `https://` is added where no scheme is given (`http://` for this machine), the fragment is
    dropped.

    Raises UsageError, in one sentence, for what is not the address of a web page.
    """
    given = text.strip()
    shown = given[:120]
    if not given:
        raise UsageError("An empty string is not a URL.")
    if any(ord(character) <= 32 or ord(character) == 127 for character in given):
        raise UsageError(f"{shown!r} is not a URL: it contains white space or control characters.")
    if not _HAS_SCHEME.match(given):
        if _SCHEME_WITHOUT_SLASHES.match(given):
            raise UsageError(f"{shown!r} can't be audited: only http:// and https:// addresses can.")
        given = f"https://{given}"
    try:
        parts = urlsplit(given)
        port = parts.port
        host = parts.hostname
    except ValueError as error:
        raise UsageError(f"{shown!r} is not a URL: {error}.") from error
    if parts.scheme.lower() not in ("http", "https"):
        raise UsageError(f"{shown!r} can't be audited: only http:// and https:// addresses can.")
    if not host or (port is not None and not 0 < port < 65536):
        raise UsageError(f"{shown!r} is not a URL: it names no host.")
    if not _plausible(host):
        raise UsageError(f"{shown!r} is not a URL: {host[:60]!r} is not a host name.")
    assumed = not _HAS_SCHEME.match(text.strip())
    scheme = "http" if assumed and is_loopback(given) else parts.scheme.lower()
    return urlunsplit((scheme, parts.netloc, parts.path or "/", parts.query, ""))


def _plausible(host: str) -> bool:
    if ":" in host or host == "localhost":
        return True
    labels = host.rstrip(".").split(".")
    return len(labels) > 1 and all(labels) and all(re.fullmatch(r"[\w-]{1,63}", label) for label in labels)
