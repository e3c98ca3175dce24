"""How near an address is: a page of the public internet may not reach into the network of whoever visits it.

Chromium's own check of this (https://wicg.github.io/local-network-access/) looks at addresses, and sees none behind a
proxy: so it is made where names are resolved.
"""

from __future__ import annotations

import errno
import ipaddress
import socket
from enum import IntEnum

from auditor.collect.network.dialing import Address
from auditor.collect.network.hello import Connect

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class Space(IntEnum):
    """From far to near."""

    PUBLIC = 0
    LOCAL = 1
    LOOPBACK = 2


def space(address: Address) -> Space:
    """Where `address` lies. What is not known to be reachable by everybody is local."""
    numbers = ipaddress.ip_address(str(address[1][0]).partition("%")[0])
    if numbers.version == 6:
        numbers = _held(numbers) or numbers
    if numbers.is_loopback or numbers.is_unspecified:
        return Space.LOOPBACK
    return Space.PUBLIC if numbers.is_global else Space.LOCAL


def _held(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that one of IPv6 leads to: mapped (RFC 4291), by 6to4 (RFC 3056) or by NAT64 (RFC 6052)."""
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour


def connecting(*, public_only: bool) -> Connect:
    """How Python itself makes its connections."""
    return connect_publicly if public_only else socket.create_connection


def connect_publicly(address: tuple[str, int], timeout: float) -> socket.socket:
    """As socket.create_connection does, but to the public internet alone. Raises PermissionError for a host of which
    any address lies nearer, other OSErrors if it can't be reached."""
    found = socket.getaddrinfo(*address, type=socket.SOCK_STREAM)
    if any(space((family, where)) is not Space.PUBLIC for family, *_, where in found):
        raise PermissionError(errno.EACCES, "an address of a private network")
    # Numbers from here on: the name could be another address's when it is asked for again.
    failed: OSError = OSError(errno.EADDRNOTAVAIL, "no address")
    for *_, where in found:
        try:
            return socket.create_connection((str(where[0]), int(where[1])), timeout=timeout)
        except OSError as error:
            failed = error
    raise failed
