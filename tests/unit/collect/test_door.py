"""A door passes everything on until it is shut, nothing afterwards, and leaves nothing open behind it."""

from __future__ import annotations

import asyncio
import os
import socket
import struct
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import NamedTuple

import pytest

from auditor.collect.network import door as doors
from auditor.collect.network.door import Door
from auditor.collect.network.forwarder import Forwarder
from auditor.collect.network.upstream import Upstream

Met = asyncio.Queue[tuple[asyncio.StreamReader, asyncio.StreamWriter]]
"""Connections that came to the host."""

URL = "http://127.0.0.1/"


class Ends(NamedTuple):
    """Both ends of a connection through the door."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    far_reader: asyncio.StreamReader
    far_writer: asyncio.StreamWriter


class World:
    """A host and a door that leads to it."""

    def __init__(
        self, forwarder: Forwarder, door: Door, port: int, met: Met, writers: list[asyncio.StreamWriter]
    ) -> None:
        self.forwarder = forwarder
        self.door = door
        self.port = port
        self._met = met
        self.writers = writers

    async def knock(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """A connection to the door, of which nothing has been said yet."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.door.port)
        self.writers.append(writer)
        return reader, writer

    async def ask(self, host: str, port: int) -> tuple[bytes, asyncio.StreamReader, asyncio.StreamWriter]:
        """What the door answers."""
        reader, writer = await self.knock()
        writer.write(b"\x05\x01\x00")
        assert await reader.readexactly(2) == b"\x05\x00"
        writer.write(b"\x05\x01\x00\x03" + bytes([len(host)]) + host.encode() + struct.pack("!H", port))
        return await reader.read(10), reader, writer

    async def connect(self) -> Ends:
        answer, reader, writer = await self.ask("127.0.0.1", self.port)
        assert answer[:2] == b"\x05\x00"
        return Ends(reader, writer, *await self._met.get())


@asynccontextmanager
async def world() -> AsyncIterator[World]:
    met: Met = asyncio.Queue()
    writers: list[asyncio.StreamWriter] = []

    def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writers.append(writer)
        met.put_nowait((reader, writer))

    server = await asyncio.start_server(meet, "127.0.0.1", 0)
    forwarder = Forwarder(Upstream({}))
    try:
        door = await forwarder.door(URL)
        assert door is not None
        yield World(forwarder, door, server.sockets[0].getsockname()[1], met, writers)
    finally:
        await forwarder.stop()
        server.close()
        for writer in writers:
            writer.transport.abort()


def run(work: Callable[[World], Awaitable[None]]) -> None:
    async def main() -> None:
        async with world() as made:
            await asyncio.wait_for(work(made), 30)

    asyncio.run(main())


def test_bytes_pass_both_ways_however_many() -> None:
    async def work(world: World) -> None:
        ends = await world.connect()
        much = os.urandom(5_000_000)
        for writer, reader in ((ends.writer, ends.far_reader), (ends.far_writer, ends.reader)):
            writer.write(much)
            assert await reader.readexactly(len(much)) == much

    run(work)


def test_the_end_of_one_side_is_the_end_of_the_other() -> None:
    async def work(world: World) -> None:
        ends = await world.connect()
        ends.far_writer.write(b"last words")
        ends.far_writer.close()
        assert await ends.reader.read() == b"last words"
        ends = await world.connect()
        ends.writer.write(b"last words")
        ends.writer.close()
        assert await ends.far_reader.read() == b"last words"

    run(work)


def test_nothing_goes_out_by_a_door_that_is_shut_but_what_comes_in_does() -> None:
    async def work(world: World) -> None:
        ends = await world.connect()
        ends.writer.write(b"before")
        assert await ends.far_reader.readexactly(6) == b"before"
        await world.forwarder.shut(world.door)
        ends.writer.write(b"after")
        ends.far_writer.write(b"news")
        assert await ends.reader.readexactly(4) == b"news"
        ends.writer.close()
        assert await ends.far_reader.read() == b""

    run(work)


def test_a_shut_door_takes_nobody_in() -> None:
    async def work(world: World) -> None:
        await world.forwarder.shut(world.door)
        reader, writer = await world.knock()
        writer.write(b"\x05\x01\x00")
        with pytest.raises((asyncio.IncompleteReadError, ConnectionError)):
            await reader.readexactly(2)

    run(work)


def test_a_connection_under_way_is_not_made_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    async def work(world: World) -> None:
        begun, go_on = threading.Event(), threading.Event()
        dial = world.door.dialled

        async def late(target: doors.socks.Target) -> socket.socket | None:
            begun.set()
            await asyncio.to_thread(go_on.wait)
            return await dial(target)

        monkeypatch.setattr(world.door, "dialled", late)
        asking = asyncio.ensure_future(world.ask("127.0.0.1", world.port))
        await asyncio.to_thread(begun.wait)
        await world.forwarder.shut(world.door)
        go_on.set()
        answer, _, _ = await asking
        assert answer[:2] != b"\x05\x00"

    run(work)


def test_a_freed_door_has_closed_all_connections() -> None:
    async def work(world: World) -> None:
        ends = await world.connect()
        assert world.door.connections == 1
        await world.forwarder.free(world.door)
        assert await ends.far_reader.read() == b""
        assert await ends.reader.read() == b""
        assert world.door.connections == 0
        with pytest.raises(ConnectionRefusedError):
            await world.knock()

    run(work)


def test_what_nobody_takes_is_not_kept_for_ever() -> None:
    """A browser that has gone, and a host that does not read what was sent before."""

    async def work(world: World) -> None:
        ends = await world.connect()
        ends.far_reader._transport.pause_reading()  # type: ignore[attr-defined]
        ends.writer.transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 16)
        ends.writer.write(bytes(1 << 24))
        while ends.writer.transport.get_write_buffer_size() == 0:
            await asyncio.sleep(0)
        ends.writer.transport.abort()
        assert world.door.connections == 1
        await world.forwarder.free(world.door)
        await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(asyncio.sleep(0), world.forwarder._loop))  # type: ignore[arg-type]
        assert world.door.connections == 0

    run(work)


def test_what_speaks_no_socks_is_not_listened_to() -> None:
    async def work(world: World) -> None:
        reader, writer = await world.knock()
        writer.write(b"GET / HTTP/1.1\r\n\r\n")
        with pytest.raises((asyncio.IncompleteReadError, ConnectionError)):
            await reader.readexactly(1)

    run(work)


def test_no_more_connections_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    async def work(world: World) -> None:
        monkeypatch.setattr(doors, "CONNECTION_LIMIT", 1)
        ends = await world.connect()
        reader, _ = await world.knock()
        with pytest.raises((asyncio.IncompleteReadError, ConnectionError)):
            await reader.readexactly(1)
        ends.writer.write(b"still here")
        assert await ends.far_reader.readexactly(10) == b"still here"

    run(work)


def test_another_users_connection_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    async def work(world: World) -> None:
        monkeypatch.setattr(os, "geteuid", lambda: 4_000_000_000)
        reader, _ = await world.knock()
        with pytest.raises((asyncio.IncompleteReadError, ConnectionError)):
            await reader.readexactly(1)

    run(work)


def test_why_a_host_was_not_reached_is_told_in_chromiums_words() -> None:
    async def work(world: World) -> None:
        with socket.socket() as unused:
            unused.bind(("127.0.0.1", 0))
            closed = unused.getsockname()[1]
        for host in ("127.0.0.1", "no-such-host.invalid"):
            answer, _, _ = await world.ask(host, closed)
            assert answer[:2] == b"\x05\x01"
        hidden = "net::ERR_SOCKS_CONNECTION_FAILED at x"
        assert world.door.told(hidden, f"http://127.0.0.1:{closed}/") == "net::ERR_CONNECTION_REFUSED at x"
        assert world.door.told(hidden, "https://No-Such-Host.invalid/") == "net::ERR_NAME_NOT_RESOLVED at x"
        assert world.door.told(hidden, "https://redirects.example/") == "net::ERR_NAME_NOT_RESOLVED at x"
        assert world.door.told("net::ERR_ABORTED", "http://127.0.0.1/") == "net::ERR_ABORTED"

    run(work)


def test_a_page_of_the_internet_does_not_come_to_this_machine() -> None:
    async def work(world: World) -> None:
        world.door = await world.forwarder.door("http://203.0.113.1/") or world.door
        world.forwarder.upstream = Upstream({})
        answer, _, _ = await world.ask("127.0.0.1", world.port)
        assert answer[:2] == b"\x05\x01"
        told = world.door.told("net::ERR_SOCKS_CONNECTION_FAILED", f"http://127.0.0.1:{world.port}/")
        assert told == "net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS"

    run(work)


def test_a_stopped_forwarder_has_no_thread_and_knows_no_door() -> None:
    def threads() -> set[threading.Thread]:
        return {thread for thread in threading.enumerate() if thread.name == "forwarder"}

    async def main() -> None:
        before = threads()  # of other tests' browsers
        async with world() as made:
            await made.connect()
            assert threads() - before
        await made.forwarder.stop()
        await made.forwarder.shut(made.door)
        await made.forwarder.free(made.door)
        assert not threads() - before

    asyncio.run(main())
