"""Hosts are reached by any of their addresses; if not, Chromium's own word says why."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from typing import Any

import pytest

from auditor.collect.network import dialing
from auditor.collect.network.dialing import Address, Resolver, connected, reason


@pytest.fixture
def listening() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.fixture
def closed() -> int:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        return int(unused.getsockname()[1])


def v4(port: int, host: str = "127.0.0.1") -> Address:
    return socket.AF_INET, (host, port)


def test_the_next_address_is_tried_when_one_refuses(listening: int, closed: int) -> None:
    async def main() -> Any:
        with await connected([v4(closed), v4(closed), v4(listening)]) as made:
            return made.getpeername()

    assert asyncio.run(main()) == ("127.0.0.1", listening)


def test_an_address_that_does_not_answer_is_overtaken(listening: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """And its attempt is ended."""
    ended = []

    async def main() -> Any:
        real = asyncio.get_running_loop().sock_connect

        async def connect(made: socket.socket, address: tuple[str, int]) -> None:
            if address[0] != "192.0.2.1":
                return await real(made, address)
            try:
                await asyncio.Event().wait()
            finally:
                ended.append(address)

        monkeypatch.setattr(asyncio.get_running_loop(), "sock_connect", connect)
        with await connected([v4(listening, "192.0.2.1"), v4(listening)]) as made:
            found = made.getpeername()
        await asyncio.sleep(0)
        return found

    monkeypatch.setattr(dialing, "ATTEMPT_DELAY", 0.001)
    assert asyncio.run(main()) == ("127.0.0.1", listening)
    assert ended == [("192.0.2.1", listening)]


def test_why_a_host_is_not_reached(closed: int) -> None:
    async def why(host: str, port: int) -> str:
        resolver = Resolver()
        try:
            await connected(await resolver.addresses(host, port))
        except (OSError, UnicodeError) as error:
            return reason(error)
        finally:
            resolver.close()
        return ""

    assert asyncio.run(why("127.0.0.1", closed)) == "ERR_CONNECTION_REFUSED"
    assert asyncio.run(why("localhost", closed)) == "ERR_CONNECTION_REFUSED"
    assert asyncio.run(why("no-such-host.invalid", closed)) == "ERR_NAME_NOT_RESOLVED"
    assert asyncio.run(why("a" * 64 + ".example", closed)) == "ERR_NAME_NOT_RESOLVED"
    assert reason(TimeoutError()) == "ERR_CONNECTION_TIMED_OUT"


class TestResolver:
    @pytest.fixture
    def asked(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        names: list[str] = []

        def look_up(name: str, *_: Any, **__: Any) -> list[Any]:
            names.append(name)
            if name == "gone.example":
                raise socket.gaierror(socket.EAI_NONAME, "unknown")
            six = [(socket.AF_INET6, 1, 6, "", (f"2001:db8::{n}", 0, 0, 0)) for n in (1, 2)]
            return [*six, (socket.AF_INET, 1, 6, "", ("192.0.2.1", 0)), six[0]]

        monkeypatch.setattr(socket, "getaddrinfo", look_up)
        return names

    def test_a_name_is_asked_for_once_and_families_alternate(self, asked: list[str]) -> None:
        async def main() -> list[list[Address]]:
            resolver = Resolver()
            found = await asyncio.gather(*(resolver.addresses("shop.example", port) for port in (80, 443)))
            found.append(await resolver.addresses("shop.example", 80))
            resolver.close()
            return found

        first, second, third = asyncio.run(main())
        assert [address[0] for _, address in first] == ["2001:db8::1", "192.0.2.1", "2001:db8::2"]
        assert {address[1] for _, address in second} == {443}
        assert third == first
        assert asked == ["shop.example"]

    def test_a_name_that_is_not_known_is_asked_for_again(self, asked: list[str]) -> None:
        async def main() -> None:
            resolver = Resolver()
            for _ in range(2):
                with pytest.raises(socket.gaierror):
                    await resolver.addresses("gone.example", 80)
            resolver.close()

        asyncio.run(main())
        assert asked == ["gone.example"] * 2

    def test_nobody_is_asked_for_loopback_and_for_addresses(self, asked: list[str]) -> None:
        async def main() -> list[set[str]]:
            resolver = Resolver()
            hosts = ("localhost", "Shop.LOCALHOST.", "127.0.0.1", "::1")
            found = [{address[0] for _, address in await resolver.addresses(host, 80)} for host in hosts]
            resolver.close()
            return found

        assert asyncio.run(main()) == [{"::1", "127.0.0.1"}, {"::1", "127.0.0.1"}, {"127.0.0.1"}, {"::1"}]
        assert asked == []
