"""URLs as users write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from auditor.errors import UsageError
from auditor.model.url import is_loopback, without_credentials

_BEFORE_AT = re.compile(r"(?s)^([a-zA-Z][a-zA-Z0-9+.-]*://)?.*@")
_HAS_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*://")
_SCHEME_WITHOUT_SLASHES = re.compile(r"(?i)(https?|file|ftp|data|javascript|about|mailto|chrome|view-source):(?!\d)")

_USUAL_PORTS = {"http": 80, "https": 443}


def normalise(text: str) -> str:
    """The URL to audit: `https://` is added where no scheme is given (`http://` for this machine), the fragment is
    dropped. What a browser asks for alike is written alike (RFC 3986, 6.2): case of the host, its default port, `/../`.

    Raises UsageError, in one sentence, for what is not the address of a web page.
    """
    given = text.strip()
    shown = _shown(given)
    if not given:
        raise UsageError("An empty string is not a URL.")
    if any(ord(character) <= 32 or ord(character) == 127 for character in given):
        raise UsageError(f"{shown!r} is not a URL: it contains white space or control characters.")
    if any("\ud800" <= character <= "\udfff" for character in given):
        raise UsageError(f"{shown!r} is not a URL: it is not UTF-8 text.")
    if not _HAS_SCHEME.match(given):
        if _SCHEME_WITHOUT_SLASHES.match(given):
            raise UsageError(f"{shown!r} can't be audited: only http:// and https:// addresses can.")
        given = f"https://{given}"
    try:
        parts = urlsplit(given)
        port = parts.port
        host = parts.hostname
    except ValueError as error:
        if "@" in given:  # Python's sentence would quote the password
            raise UsageError(
                f"{shown!r} is not a URL. In a password, / ? # and % are written %2F %3F %23 and %25."
            ) from None
        raise UsageError(f"{shown!r} is not a URL: {error}.") from error
    if parts.scheme.lower() not in ("http", "https"):
        raise UsageError(f"{shown!r} can't be audited: only http:// and https:// addresses can.")
    if not host or (port is not None and not 0 < port < 65536):
        raise UsageError(f"{shown!r} is not a URL: it names no host.")
    if not _plausible(host):
        raise UsageError(f"{shown!r} is not a URL: {host[:60]!r} is not a host name.")
    assumed = not _HAS_SCHEME.match(text.strip())
    scheme = "http" if assumed and is_loopback(given) else parts.scheme.lower()
    return urlunsplit((scheme, _place(parts, scheme), _resolved(parts.path), parts.query, ""))


def each_once(texts: Iterable[str]) -> tuple[list[str], dict[str, str]]:
    """The URLs to audit, normalised, each once, without the user names and passwords that some were given with; and
    these: URL → user:password.

    Raises UsageError for what is not the address of a web page, and for a page that is given with two passwords.
    """
    found: dict[str, str] = {}
    for text in texts:
        url, credentials = without_credentials(normalise(text))
        known = found.get(url, "")
        if known and credentials and known != credentials:
            raise UsageError(f"{url[:120]!r} is given with two passwords: audit with one after the other.")
        found[url] = known or credentials
    return list(found), {url: credentials for url, credentials in found.items() if credentials}


def _place(parts: SplitResult, scheme: str) -> str:
    userinfo, at, place = parts.netloc.rpartition("@")
    place = place.lower() if place.isascii() else place  # lower case of other letters may be no host name
    usual = _USUAL_PORTS[scheme]
    return f"{userinfo}{at}{place.removesuffix(f':{usual}').removesuffix(':')}"


def _resolved(path: str) -> str:
    """The path without `.` and `..`."""
    return urlsplit(urljoin("http://host/", f"/.{path or '/'}")).path  # `/.`, as `//` would begin a host


def _shown(text: str) -> str:
    """The text as a message may quote it: what stands before an @ may be a password."""
    return _BEFORE_AT.sub(r"\1…@", text)[:120]


def _plausible(host: str) -> bool:
    if ":" in host or host == "localhost":
        return True
    labels = host.rstrip(".").split(".")
    return len(labels) > 1 and all(labels) and all(re.fullmatch(r"[\w-]{1,63}", label) for label in labels)
