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


class Space(IntEnum):
    """From far to near."""

    PUBLIC = 0
    LOCAL = 1
    LOOPBACK = 2


def space(address: Address) -> Space:
    """Where `address` lies. What is not known to be reachable by everybody is local."""
    numbers = ipaddress.ip_address(str(address[1][0]).partition("%")[0])
    if numbers.version == 6 and numbers.ipv4_mapped is not None:
        numbers = numbers.ipv4_mapped
    if numbers.is_loopback or numbers.is_unspecified:
        return Space.LOOPBACK
    return Space.PUBLIC if numbers.is_global else Space.LOCAL


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
