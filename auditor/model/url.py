"""URLs: which host, which site, whether on this machine."""

from __future__ import annotations

import functools
import ipaddress
import urllib.parse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList


def split(url: str) -> urllib.parse.SplitResult:
    """The parts of an address that a page or a server gave. One that is no URL has its scheme, and the rest as path.

    Python raises ValueError for some of them ("https://[x]@shop.example/", a port of letters); a page must not be lost
    for what it links to.
    """
    try:
        parts = urllib.parse.urlsplit(url)
        _ = parts.port
    except ValueError:
        scheme, _, rest = url.partition(":")
        return urllib.parse.SplitResult(scheme.lower(), "", rest, "", "")
    return parts


def without_credentials(url: str) -> tuple[str, str]:
    """https://user:password@host/ as an address and "user:password", decoded; "" if it names neither."""
    parts = split(url)
    userinfo, _, place = parts.netloc.rpartition("@")
    user, _, password = userinfo.partition(":")
    credentials = f"{urllib.parse.unquote(user)}:{urllib.parse.unquote(password)}" if user or password else ""
    return urllib.parse.urlunsplit(parts._replace(netloc=place)), credentials


def host(url: str) -> str:
    """The host name of a URL, or the string itself where it is no URL but a bare host; lower case."""
    return (split(url).hostname or "" if "//" in url else url).lower().rstrip(".")


def same_address(first: str, second: str) -> bool:
    """Whether two URLs differ in no more than a slash at the end, "www." or the step from http to https.

    A fragment names a part of the same page.
    """
    one, other = split(first), split(second)
    if (one.scheme, other.scheme) not in {(other.scheme, other.scheme), ("http", "https")}:
        return False
    return _page(one) == _page(other)


def _page(parts: urllib.parse.SplitResult) -> tuple[str, int | None, str, str]:
    port = None if parts.port == {"http": 80, "https": 443}.get(parts.scheme) else parts.port
    return (parts.hostname or "").rstrip(".").removeprefix("www."), port, parts.path.rstrip("/"), parts.query


def is_loopback(url: str) -> bool:
    """Whether the site is served from this machine: localhost, *.localhost (RFC 6761), 127.0.0.0/8 or ::1."""
    name = host(url)
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


@functools.cache
def _public_suffixes() -> PublicSuffixList:
    from publicsuffixlist import PublicSuffixList  # its list of 10,000 suffixes is read only where it is needed

    return PublicSuffixList()


def registrable_domain(name: str) -> str:
    """The part of a host name that one registers (example.co.uk of shop.example.co.uk); an IP address as it is."""
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return str(_public_suffixes().privatesuffix(name) or name)
    return name


def same_site(first: str, second: str) -> bool:
    """Whether two URLs or hosts belong to the same site (registrable domain), so that neither is a third party."""
    return registrable_domain(host(first)) == registrable_domain(host(second))


def origin(url: str) -> str:
    """Scheme, host and port of a URL, the port left out where it is the scheme's own; never a user."""
    parts = split(url)
    port = parts.port
    default = {"http": 80, "https": 443}.get(parts.scheme)
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{host}" + (f":{port}" if port and port != default else "")
