"""One browser context's way into the network, which can be shut at once and for good.

A listening port of its own tells its connections from those of other contexts; Chromium knows no password for SOCKS5.
"""

from __future__ import annotations

import asyncio
import socket
import struct
from collections import deque
from collections.abc import Awaitable, Callable
from typing import cast

from auditor.collect.network import socks
from auditor.collect.network.dialing import reason
from auditor.collect.network.peers import is_stranger
from auditor.model.url import host

CONNECTION_LIMIT = 1024
"""Connections that a door holds. Of 400 hosts at once Chromium was seen to hold 218; WebSockets are 255 at most."""

CONNECT_TIMEOUT = 25.0
"""Seconds until a host that does not answer counts as one that does not; Chromium waits 30 s for a SOCKS server."""

FAILURE_LIMIT = 1000
"""Failed connections of which the reason is kept."""

BUFFER = 256 * 1024
"""Bytes that wait for a slow reader before nothing more is read for it."""

HIDDEN = "ERR_SOCKS_CONNECTION_FAILED"
"""What Chromium says whenever a SOCKS server could not connect, whatever the reason."""

Dial = Callable[[socks.Target], Awaitable[socket.socket]]


class Door:
    """Passes on what a context sends and receives, until it is shut. Lives in the forwarder's loop; `port`, `is_shut`
    and `told` may be read from elsewhere."""

    def __init__(self, dial: Dial) -> None:
        self._dial = dial
        self._server: asyncio.Server | None = None
        self._open: set[_Inside] = set()
        self._failures: deque[tuple[str, str]] = deque(maxlen=FAILURE_LIMIT)
        self.is_shut = False
        self.port = 0

    async def listen(self) -> None:
        """Opens the port."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: _Inside(self), "127.0.0.1", 0, backlog=256)
        self.port = self._server.sockets[0].getsockname()[1]

    def shut(self) -> None:
        """From here on nothing is sent, and nothing connects any more.

        Connections that are open stay so, and what comes in on them is still passed on: a page that finds its WebSocket
        closed tells its visitor, or tries again and again, and would not be the page that was measured.
        """
        self.is_shut = True
        for inside in list(self._open):
            inside.give_up()

    def free(self) -> None:
        """Shuts the door, and closes all that it held."""
        self.is_shut = True
        if self._server is not None:
            self._server.close()
        for inside in list(self._open):
            inside.abort()

    @property
    def connections(self) -> int:
        """How many are open."""
        return len(self._open)

    def told(self, error: str, url: str) -> str:
        """`error`, which Chromium gave for `url`, with the reason in Chromium's words that only this side knows.

        A redirect may have led to another host: then it is the last failure of all.
        """
        if HIDDEN not in error or not self._failures:
            return error
        known, asked = list(self._failures), host(url)
        return error.replace(HIDDEN, next((why for name, why in reversed(known) if name == asked), known[-1][1]))

    def entered(self, inside: _Inside) -> bool:
        """Whether one more connection is welcome."""
        if self.is_shut or len(self._open) >= CONNECTION_LIMIT:
            return False
        self._open.add(inside)
        return True

    def left(self, inside: _Inside) -> None:
        """A connection has ended."""
        self._open.discard(inside)

    async def dialled(self, target: socks.Target) -> socket.socket | None:
        """A connection to `target`; None, and the reason is noted, if there is none to be had."""
        try:
            async with asyncio.timeout(CONNECT_TIMEOUT):
                return await self._dial(target)
        except (OSError, UnicodeError) as error:  # UnicodeError: a name that no name server could know
            self._failures.append((target.host.lower().rstrip("."), reason(error)))
            return None


class _Inside(asyncio.Protocol):
    """The browser's end of a connection: first says where to, then is passed on.

    Neither end is ever half closed: Chromium closes its sockets wholly, and does so as soon as the host has ended.
    """

    def __init__(self, door: Door) -> None:
        self._door = door
        self._transport: asyncio.Transport
        self._received = b""
        self._parse = self._greeted
        self._dialling: asyncio.Task[None] | None = None
        self._outside: _Outside | None = None
        self._lost = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        self._transport.set_write_buffer_limits(BUFFER)
        source, destination = transport.get_extra_info("peername"), transport.get_extra_info("sockname")
        if is_stranger(source, destination) or not self._door.entered(self):
            self._transport.abort()

    def data_received(self, data: bytes) -> None:
        if self._outside is not None:
            if not self._door.is_shut:
                self._outside.send(data)
            return
        self._received += data
        try:
            if len(self._received) > socks.HANDSHAKE_LIMIT:
                raise socks.NotSocksError
            self._parse()
        except socks.NotSocksError:
            self.abort()

    def _greeted(self) -> None:
        length = socks.greeting(self._received)
        if length is not None:
            self._received = self._received[length:]
            self._transport.write(socks.CHOSEN)
            self._parse = self._asked
            if self._received:
                self._asked()

    def _asked(self) -> None:
        found = socks.request(self._received)
        if found is not None:
            target, length = found
            if len(self._received) > length:
                raise socks.NotSocksError  # a client waits for the answer
            self._transport.pause_reading()
            self._dialling = asyncio.get_running_loop().create_task(self._connect(target))

    async def _connect(self, target: socks.Target) -> None:
        made = None if self._door.is_shut else await self._door.dialled(target)
        if made is None or self._door.is_shut or self._transport.is_closing():
            if made is not None:
                made.close()
            self._transport.write(socks.FAILED)
            self._transport.close()
            return
        self._transport.write(socks.CONNECTED)  # first of all: a host may speak as soon as it is met
        try:
            _, self._outside = await asyncio.get_running_loop().create_connection(
                lambda: _Outside(self._transport, self._ended), sock=made
            )
        except OSError:  # it has gone already
            made.close()
            self._transport.abort()
            return
        self._transport.resume_reading()

    def pause_writing(self) -> None:
        if self._outside is not None:
            self._outside.transport.pause_reading()

    def resume_writing(self) -> None:
        if self._outside is not None:
            self._outside.transport.resume_reading()

    def connection_lost(self, _exc: Exception | None) -> None:
        if self._dialling is not None and self._outside is None:
            self._dialling.cancel()
        if self._outside is not None:
            self._outside.transport.close()
        self._ended()

    def _ended(self) -> None:
        """One end is gone. The other may still have to get rid of what its reader does not take."""
        self._lost += 1
        if self._lost == (1 if self._outside is None else 2):
            self._door.left(self)

    def give_up(self) -> None:
        """Ends what has not been connected yet."""
        if self._outside is None:
            self.abort()

    def abort(self) -> None:
        """Closes both ends; what was not passed on yet is lost."""
        if self._dialling is not None and self._outside is None:
            self._dialling.cancel()
        if self._outside is not None:
            self._outside.transport.abort()
        self._transport.abort()


class _Outside(asyncio.Protocol):
    """The host's end of a connection."""

    def __init__(self, inside: asyncio.Transport, ended: Callable[[], None]) -> None:
        self._inside = inside
        self._ended = ended
        self.transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)
        self.transport.set_write_buffer_limits(BUFFER)

    def send(self, data: bytes) -> None:
        """Passes on what the browser sent."""
        self.transport.write(data)

    def data_received(self, data: bytes) -> None:
        self._inside.write(data)

    def pause_writing(self) -> None:
        self._inside.pause_reading()

    def resume_writing(self) -> None:
        self._inside.resume_reading()

    def connection_lost(self, exc: Exception | None) -> None:
        if exc is None:
            self._inside.close()
        else:
            # A connection that was reset looks reset.
            made = self._inside.get_extra_info("socket")
            made.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self._inside.abort()
        self._ended()
