"""The server's side of SOCKS5 as Chromium speaks it (RFC 1928): no password, CONNECT only."""

from __future__ import annotations

import ipaddress
import struct
from typing import NamedTuple

CHOSEN = b"\x05\x00"
"""Go on, without a password."""

CONNECTED = b"\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00"
FAILED = b"\x05\x01\x00\x01\x00\x00\x00\x00\x00\x00"

HANDSHAKE_LIMIT = 600
"""Bytes: a greeting has at most 257, a request at most 262."""


class NotSocksError(Exception):
    """Something else speaks: a page that found the port, say."""


class Target(NamedTuple):
    """Where a connection is to lead."""

    host: str
    port: int


def greeting(received: bytes) -> int | None:
    """The greeting's length; None if more is to come. Raises NotSocksError."""
    if received[:1] not in (b"", b"\x05"):
        raise NotSocksError
    if len(received) < 2 or len(received) < 2 + received[1]:
        return None
    if 0 not in received[2 : 2 + received[1]]:
        raise NotSocksError
    return 2 + received[1]


def request(received: bytes) -> tuple[Target, int] | None:
    """Where to, and the request's length; None if more is to come. Raises NotSocksError."""
    if received[:3] != b"\x05\x01\x00"[: len(received)]:
        raise NotSocksError
    if len(received) < 5:
        return None
    kind = received[3]
    start, length = {1: (4, 4), 3: (5, received[4]), 4: (4, 16)}.get(kind, (0, 0))
    if not length:
        raise NotSocksError
    end = start + length + 2
    if len(received) < end:
        return None
    name = received[start : start + length]
    try:
        host = name.decode("ascii") if kind == 3 else str(ipaddress.ip_address(name))
    except UnicodeDecodeError as error:
        raise NotSocksError from error
    (port,) = struct.unpack("!H", received[end - 2 : end])
    return Target(host.removeprefix("[").removesuffix("]"), port), end
