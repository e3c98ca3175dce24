"""Connects to a host by its name as Chromium does: both families of addresses, the second soon after the first."""

from __future__ import annotations

import asyncio
import errno
import ipaddress
import socket
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain, zip_longest
from typing import Any

Address = tuple[socket.AddressFamily, tuple[Any, ...]]

ATTEMPT_DELAY = 0.25
"""Seconds until the next address is tried while one does not answer (RFC 8305, 8)."""

NAME_LIFETIME = 60.0
"""Seconds for which an address found for a name is used again; Chromium's own resolver keeps the system's as long."""

LOOKUPS = 32
"""Names that are looked up at a time; each blocks a thread until the system's resolver answers."""

NAME_LIMIT = 10_000

_REASONS = {
    errno.ECONNREFUSED: "ERR_CONNECTION_REFUSED",
    errno.ECONNRESET: "ERR_CONNECTION_RESET",
    errno.ETIMEDOUT: "ERR_CONNECTION_TIMED_OUT",
    errno.EHOSTUNREACH: "ERR_ADDRESS_UNREACHABLE",
    errno.ENETUNREACH: "ERR_ADDRESS_UNREACHABLE",
    errno.EADDRNOTAVAIL: "ERR_ADDRESS_INVALID",
    errno.EACCES: "ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS",
    errno.EPERM: "ERR_NETWORK_ACCESS_DENIED",
}


def reason(error: BaseException) -> str:
    """Chromium's name for why a host could not be reached."""
    if isinstance(error, (socket.gaierror, UnicodeError)):
        return "ERR_NAME_NOT_RESOLVED"
    known = getattr(error, "chromium", "")
    if known:
        return str(known)
    if isinstance(error, TimeoutError) and getattr(error, "errno", None) is None:
        return "ERR_CONNECTION_TIMED_OUT"
    return _REASONS.get(getattr(error, "errno", None) or 0, "ERR_CONNECTION_FAILED")


class Resolver:
    """Names → addresses, by the system's resolver, each asked for once at a time. One event loop's only."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(LOOKUPS, "resolver")
        self._known: dict[str, tuple[float, asyncio.Task[list[Address]]]] = {}

    async def addresses(self, host: str, port: int) -> list[Address]:
        """The host's addresses, families alternating. Raises OSError or UnicodeError if it has none."""
        literal = _literal(host)
        if literal is not None:
            return [(literal, (host, port))]
        if is_loopback_name(host):
            return [(socket.AF_INET6, ("::1", port)), (socket.AF_INET, ("127.0.0.1", port))]
        until, asked = self._known.get(host, (0.0, None))
        if asked is None or time.monotonic() > until or (asked.done() and asked.exception() is not None):
            if len(self._known) >= NAME_LIMIT:
                self._known.clear()
            asked = asyncio.ensure_future(self._ask(host))
            self._known[host] = time.monotonic() + NAME_LIFETIME, asked
        # Who gives up waiting must not take the answer from the others.
        found = await asyncio.shield(asked)
        return [(family, (address[0], port, *address[2:])) for family, address in found]

    async def _ask(self, host: str) -> list[Address]:
        loop = asyncio.get_running_loop()
        found = await loop.run_in_executor(
            self._threads, lambda: socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
        )
        return _alternating([(family, address) for family, _, _, _, address in found])

    def close(self) -> None:
        """Nobody waits for what is still being looked up."""
        for _, asked in self._known.values():
            asked.cancel()
        self._threads.shutdown(wait=False, cancel_futures=True)


async def connected(addresses: Sequence[Address]) -> socket.socket:
    """A connection to the first address that accepts one (RFC 8305). Raises the last OSError if none does."""
    waiting = list(addresses)
    trying: set[asyncio.Task[socket.socket]] = set()
    failed: BaseException = OSError(errno.EADDRNOTAVAIL, "no address")
    try:
        while waiting or trying:
            if waiting:
                trying.add(asyncio.ensure_future(_connect(*waiting.pop(0))))
            done, _ = await asyncio.wait(
                trying, timeout=ATTEMPT_DELAY if waiting else None, return_when=asyncio.FIRST_COMPLETED
            )
            for task in done:
                if task.exception() is None:
                    trying.discard(task)
                    return task.result()
                trying.discard(task)
                failed = task.exception() or failed
        raise failed
    finally:
        for task in trying:
            task.add_done_callback(_unwanted)
            task.cancel()


async def _connect(family: socket.AddressFamily, address: tuple[Any, ...]) -> socket.socket:
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        made.setblocking(False)
        await asyncio.get_running_loop().sock_connect(made, address)
    except BaseException:
        made.close()
        raise
    return made


def _unwanted(task: asyncio.Task[socket.socket]) -> None:
    if not task.cancelled() and task.exception() is None:
        task.result().close()


def _literal(host: str) -> socket.AddressFamily | None:
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return None
    return socket.AF_INET if address.version == 4 else socket.AF_INET6


def is_loopback_name(host: str) -> bool:
    """https://www.rfc-editor.org/rfc/rfc6761#section-6.3, as Chromium does without asking anybody."""
    name = host.lower().rstrip(".")
    return name == "localhost" or name.endswith(".localhost")


def _alternating(found: Sequence[Address]) -> list[Address]:
    """RFC 8305, 4: in the resolver's order, but families by turns, so that a dead one costs one delay only."""
    distinct = list(dict.fromkeys(found))
    if not distinct:
        return []
    first = [each for each in distinct if each[0] == distinct[0][0]]
    second = [each for each in distinct if each[0] != distinct[0][0]]
    return [each for each in chain.from_iterable(zip_longest(first, second)) if each is not None]
