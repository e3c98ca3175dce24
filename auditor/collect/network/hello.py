"""Asks a server which versions of TLS, and which broken ciphers, it still offers: by ClientHellos of our own.

OpenSSL 3 and Chromium refuse to speak the old ones, so neither can tell. No handshake is finished: the connection is
closed at the first answer.
"""

from __future__ import annotations

import os
import socket
import struct
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, Literal, TypeAlias

VERSIONS: Final = {"TLSv1": 0x0301, "TLSv1.1": 0x0302, "TLSv1.2": 0x0303, "TLSv1.3": 0x0304}
"""As OpenSSL calls them → as they are written on the wire."""

TIMEOUT: Final = 4.0
"""Seconds for the answer to a hello, all of its parts together."""

LARGEST: Final = 70_000
"""Bytes that are read of an answer: a ServerHello with every extension has a few hundred."""

WEAK: Final = {
    0x0001: "NULL-MD5",
    0x0002: "NULL-SHA",
    0x003B: "NULL-SHA256",
    0xC006: "ECDHE-ECDSA-NULL-SHA",
    0xC010: "ECDHE-RSA-NULL-SHA",
    0x0018: "ADH-RC4-MD5",
    0x0034: "ADH-AES128-SHA",
    0x003A: "ADH-AES256-SHA",
    0x006C: "ADH-AES128-SHA256",
    0xC018: "AECDH-AES128-SHA",
    0xC019: "AECDH-AES256-SHA",
    0x0003: "EXP-RC4-MD5",
    0x0006: "EXP-RC2-CBC-MD5",
    0x0008: "EXP-DES-CBC-SHA",
    0x0014: "EXP-DHE-RSA-DES-CBC-SHA",
    0x0004: "RC4-MD5",
    0x0005: "RC4-SHA",
    0xC007: "ECDHE-ECDSA-RC4-SHA",
    0xC011: "ECDHE-RSA-RC4-SHA",
    0x0009: "DES-CBC-SHA",
    0x0015: "DHE-RSA-DES-CBC-SHA",
    0x000A: "DES-CBC3-SHA",
    0x0016: "DHE-RSA-DES-CBC3-SHA",
    0xC008: "ECDHE-ECDSA-DES-CBC3-SHA",
    0xC012: "ECDHE-RSA-DES-CBC3-SHA",
}
"""Suites that encrypt nothing, ask for no certificate, or whose cipher is broken (RFC 9325, 4.1: NULL, export, less
than 112 bits, RC4; 3DES: RFC 8429 and CVE-2016-2183, Sweet32). Number (IANA's registry) → OpenSSL's name."""

# Suites that servers of each time know: of TLS 1.0 and 1.1 those that sane ones had, and the weak ones.
_OLD = (0xC00A, 0xC014, 0xC009, 0xC013, 0x0035, 0x002F, 0x0039, 0x0033, *WEAK)
_SUITES: Final = {
    "TLSv1": _OLD,
    "TLSv1.1": _OLD,
    "TLSv1.2": (0xC02B, 0xC02F, 0xC02C, 0xC030, 0xCCA9, 0xCCA8, 0x009C, 0x009D, 0x003C, 0x003D, 0x009E, 0x009F, *_OLD),
    "TLSv1.3": (0x1301, 0x1302, 0x1303),
}
_HANDSHAKE, _SERVER_HELLO = 22, 2
_SERVER_NAME, _GROUPS, _POINTS, _SIGNATURES, _SCT, _SUPPORTED_VERSIONS, _KEY_SHARE = 0, 10, 11, 13, 18, 43, 51
_X25519 = 29
_SIGNATURE_KINDS = (0x0403, 0x0503, 0x0603, 0x0804, 0x0805, 0x0401, 0x0501, 0x0203, 0x0201)

Connect = Callable[[tuple[str, int], float], socket.socket]
"""As socket.create_connection: makes a connection to a host and port, within seconds. Raises OSError."""

Answer: TypeAlias = "tuple[int, int, int] | Literal['refused'] | None"
"""Version, suite and number of signed certificate timestamps of a ServerHello; None if nothing came in time."""


def offered(
    host: str, port: int, timeout: float = TIMEOUT, connect: Connect = socket.create_connection
) -> tuple[dict[str, bool], str | None, int]:
    """Version → whether the server takes it, without those that it did not answer; the weak suite that it takes under
    TLS 1.2 or older, "" for none, None if it did not answer; the certificate timestamps that it sends beside its
    certificate. All at the same time."""
    asked = [(version, _SUITES[version]) for version in VERSIONS] + [("TLSv1.2", tuple(WEAK))]
    with ThreadPoolExecutor(len(asked), "hello") as threads:
        answers = list(threads.map(lambda each: ask(host, port, each[0], each[1], timeout, connect), asked))
    *of_versions, of_weak = answers
    found = {
        version: answer != "refused" and answer[0] == number
        for (version, number), answer in zip(VERSIONS.items(), of_versions, strict=True)
        if answer is not None
    }
    # Under an old version a broken suite may be all that there is.
    taken = [answer[1] for answer in (*of_versions[:2], of_weak) if isinstance(answer, tuple) and answer[1] in WEAK]
    weak = WEAK[taken[-1]] if taken else None if of_weak is None else ""
    return found, weak, max((answer[2] for answer in of_versions if isinstance(answer, tuple)), default=0)


def ask(
    host: str,
    port: int,
    version: str,
    suites: Iterable[int],
    timeout: float,
    connect: Connect = socket.create_connection,
) -> Answer:
    """What the server answers to a hello that offers one version. A server that hangs up, or says anything else than
    hello, refuses."""
    until = time.monotonic() + timeout
    try:
        with connect((host, port), timeout) as connection:
            try:
                connection.sendall(client_hello(host, VERSIONS[version], tuple(suites)))
                return server_hello(_handshake_message(connection, until))
            except TimeoutError:
                return None
            except (OSError, ValueError, struct.error, IndexError):
                return "refused"
    except (OSError, ValueError):  # ValueError: a host name that no name server could know
        return None


def client_hello(host: str, version: int, suites: tuple[int, ...]) -> bytes:
    """The record of a ClientHello (RFC 5246, 7.4.1.2; RFC 8446, 4.1.2)."""
    modern = version >= VERSIONS["TLSv1.3"]
    extensions = [
        (_GROUPS, _vector(2, struct.pack("!4H", _X25519, 23, 24, 25))),
        (_POINTS, b"\x01\x00"),
        (_SIGNATURES, _vector(2, struct.pack("!9H", *_SIGNATURE_KINDS))),
        (_SCT, b""),
    ]
    if not _is_address(host):
        name = host.encode("idna")
        extensions.insert(0, (_SERVER_NAME, _vector(2, b"\x00" + _vector(2, name))))
    if modern:
        # A share that is no key of ours will do: nothing is ever deciphered.
        share = struct.pack("!H", _X25519) + _vector(2, os.urandom(32))
        extensions += [(_SUPPORTED_VERSIONS, _vector(1, struct.pack("!H", version))), (_KEY_SHARE, _vector(2, share))]
    body = (
        struct.pack("!H", min(version, VERSIONS["TLSv1.2"]))
        + os.urandom(32)
        + _vector(1, os.urandom(32) if modern else b"")
        + _vector(2, struct.pack(f"!{len(suites)}H", *suites))
        + b"\x01\x00"
        + _vector(2, b"".join(struct.pack("!H", kind) + _vector(2, data) for kind, data in extensions))
    )
    message = b"\x01" + _vector(3, body)
    return struct.pack("!BH", _HANDSHAKE, VERSIONS["TLSv1"]) + _vector(2, message)


def server_hello(message: bytes) -> tuple[int, int, int]:
    """Version, suite and number of timestamps. Raises ValueError, IndexError or struct.error for other bytes."""
    if message[0] != _SERVER_HELLO:
        raise ValueError("no ServerHello")
    (version,) = struct.unpack_from("!H", message, 4)
    at = 4 + 2 + 32
    at += 1 + message[at]
    (suite,) = struct.unpack_from("!H", message, at)
    at += 3
    timestamps = 0
    if at + 2 <= len(message):
        (size,) = struct.unpack_from("!H", message, at)
        at += 2
        end = min(at + size, len(message))
        while at + 4 <= end:
            kind, length = struct.unpack_from("!HH", message, at)
            data = message[at + 4 : at + 4 + length]
            if kind == _SUPPORTED_VERSIONS:
                (version,) = struct.unpack("!H", data)
            elif kind == _SCT:
                timestamps = _count(data)
            at += 4 + length
    return version, suite, timestamps


def _handshake_message(connection: socket.socket, until: float) -> bytes:
    """The first handshake message, put together from its records. Raises ValueError if something else comes."""
    message = b""
    read = 0
    while len(message) < 4 or len(message) < 4 + int.from_bytes(message[1:4], "big"):
        kind, _, length = struct.unpack("!BHH", _exactly(connection, 5, until))
        read += 5 + length
        if kind != _HANDSHAKE or read > LARGEST:
            raise ValueError("no handshake")
        message += _exactly(connection, length, until)
        if message[:1] != bytes([_SERVER_HELLO]):
            raise ValueError("no ServerHello")
    return message[: 4 + int.from_bytes(message[1:4], "big")]


def _exactly(connection: socket.socket, count: int, until: float) -> bytes:
    """Raises TimeoutError after `until` (time.monotonic), ValueError if the connection ends before."""
    found = b""
    while len(found) < count:
        left = until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        connection.settimeout(left)
        part = connection.recv(count - len(found))
        if not part:
            raise ValueError("the connection was closed")
        found += part
    return found


def _count(data: bytes) -> int:
    """How many timestamps a SignedCertificateTimestampList holds (RFC 6962, 3.3)."""
    at, count = 2, 0
    while at + 2 <= len(data):
        at += 2 + int.from_bytes(data[at : at + 2], "big")
        count += 1
    return count


def _vector(width: int, data: bytes) -> bytes:
    return len(data).to_bytes(width, "big") + data


def _is_address(host: str) -> bool:
    for family in (socket.AF_INET, socket.AF_INET6):
        try:
            socket.inet_pton(family, host)
        except OSError:
            continue
        return True
    return False
