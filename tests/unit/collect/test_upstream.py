"""A machine that reaches the network only by a proxy of its own: the forwarder goes through it, or leaves it alone."""

from __future__ import annotations

import asyncio
import base64
import socket
import struct
from contextlib import suppress
from typing import Any

import pytest

from auditor.collect.network.forwarder import Forwarder
from auditor.collect.network.socks import Target
from auditor.collect.network.upstream import Proxy, Upstream

HTTP = "http://proxy.example:3128"
SHOP = Target("shop.example", 443)


def test_a_machine_without_a_proxy() -> None:
    upstream = Upstream({"no": "shop.example"})
    assert not upstream.is_there
    assert upstream.proxy(SHOP) is None
    assert upstream.leads_to("http://shop.example/")


def test_port_80_goes_by_the_proxy_for_http_and_the_rest_by_that_for_https() -> None:
    upstream = Upstream({"http": "http://plain.example", "https": "proxy.example:3128"})
    assert upstream.proxy(Target("shop.example", 80)) == Proxy("http", "plain.example", 80)
    assert upstream.proxy(SHOP) == Proxy("http", "proxy.example", 3128)
    assert upstream.proxy(Target("shop.example", 8443)) == Proxy("http", "proxy.example", 3128)
    assert Upstream({"http": HTTP}).proxy(SHOP) is None
    assert Upstream({"all": "socks5h://a:b%40c@proxy.example"}).proxy(SHOP) == Proxy(
        "socks5h", "proxy.example", 1080, "a", "b@c"
    )


@pytest.mark.parametrize("host", ["localhost", "a.localhost", "127.0.0.1", "::1", "direct.example", "a.direct.example"])
def test_what_is_reached_without_the_proxy(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", ".direct.example")
    upstream = Upstream({"http": HTTP, "https": HTTP})
    assert upstream.proxy(Target(host, 443)) is None
    assert upstream.leads_to(f"http://[{host}]/" if ":" in host else f"http://{host}/")
    assert upstream.proxy(SHOP) is not None


@pytest.mark.parametrize(
    ("proxies", "url", "leads"),
    [
        ({"http": HTTP, "https": HTTP}, "https://shop.example/", True),
        ({"http": HTTP, "https": HTTP}, "http://shop.example/", False),
        ({"https": HTTP}, "http://shop.example/", True),
        ({"all": "socks5://proxy.example"}, "http://shop.example/", True),
        ({"https": "https://proxy.example"}, "https://shop.example/", False),
        ({"https": "socks4://proxy.example"}, "https://shop.example/", False),
        ({"https": "http://proxy.example:port"}, "https://shop.example/", False),
    ],
)
def test_where_only_the_browser_itself_can_go(proxies: dict[str, str], url: str, leads: bool) -> None:
    assert Upstream(proxies).leads_to(url) is leads

    async def door() -> bool:
        forwarder = Forwarder(Upstream(proxies))
        try:
            return await forwarder.door(url) is not None
        finally:
            await forwarder.stop()

    assert asyncio.run(door()) is leads


class HttpProxy:
    """Answers CONNECT with `answer`, and then says what it was asked and what came through."""

    def __init__(self, answer: bytes) -> None:
        self.answer = answer
        self.asked = b""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            self.asked = await reader.readuntil(b"\r\n\r\n")
            writer.write(self.answer)
            writer.write(b"heard " + await reader.readexactly(5))
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


async def end(writer: asyncio.StreamWriter) -> None:
    writer.close()
    with suppress(ConnectionError):
        await writer.wait_closed()


async def through(forwarder: Forwarder, url: str, target: Target) -> bytes:
    """What comes back when "hello" is said to `target` by a door for `url`."""
    door = await forwarder.door(url)
    assert door is not None
    reader, writer = await asyncio.open_connection("127.0.0.1", door.port)
    name = target.host.encode()
    writer.write(b"\x05\x01\x00")
    assert await reader.readexactly(2) == b"\x05\x00"
    writer.write(b"\x05\x01\x00\x03" + bytes([len(name)]) + name + struct.pack("!H", target.port))
    answer = await reader.readexactly(10)
    if answer[1]:
        found = door.told("ERR_SOCKS_CONNECTION_FAILED", url).encode()
    else:
        writer.write(b"hello")
        found = await reader.read()
    await end(writer)
    return found


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        (b"HTTP/1.1 200 OK\r\nVia: x\r\n\r\n", b"heard hello"),
        (b"HTTP/1.1 407 Who?\r\n\r\n", b"ERR_TUNNEL_CONNECTION_FAILED"),
        (b"HTTP/1.1 " + b"2" * 20_000, b"ERR_TUNNEL_CONNECTION_FAILED"),
        (b"", b"ERR_TUNNEL_CONNECTION_FAILED"),
    ],
)
def test_a_tunnel_through_an_http_proxy(answer: bytes, found: bytes) -> None:
    proxy = HttpProxy(answer)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if answer:
            await proxy.serve(reader, writer)
        else:
            writer.close()

    async def main() -> bytes:
        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        forwarder = Forwarder(Upstream({"https": f"http://me:pass%20word@127.0.0.1:{port}"}))
        try:
            return await through(forwarder, "https://shop.example/", SHOP)
        finally:
            await forwarder.stop()
            server.close()

    assert asyncio.run(main()) == found
    if answer:
        head = proxy.asked.decode().split("\r\n")
        assert head[0] == "CONNECT shop.example:443 HTTP/1.1"
        assert f"Proxy-Authorization: Basic {base64.b64encode(b'me:pass word').decode()}" in head


def test_through_a_socks_proxy_which_looks_the_name_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def look_up(name: str, *_: Any, **__: Any) -> list[Any]:
        assert name == "shop.example"
        return [(socket.AF_INET, 1, 6, "", ("127.0.0.1", 0))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)

    async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"heard " + await reader.readexactly(5))
        writer.close()

    async def main() -> bytes:
        server = await asyncio.start_server(meet, "127.0.0.1", 0)
        far = Forwarder(Upstream({}))
        last = await far.door("http://127.0.0.1/")
        assert last is not None
        near = Forwarder(Upstream({"all": f"socks5://127.0.0.1:{last.port}"}))
        try:
            target = Target("shop.example", server.sockets[0].getsockname()[1])
            return await through(near, "https://shop.example/", target)
        finally:
            await near.stop()
            await far.stop()
            server.close()

    assert asyncio.run(main()) == b"heard hello"


@pytest.mark.parametrize(("user", "accepted"), [("me", True), ("you", False)])
def test_a_socks_proxy_that_wants_a_password(user: str, accepted: bool) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readexactly(3)
        writer.write(b"\x05\x02")
        given = await reader.readexactly(2 + len(user) + 1 + 4)
        good = given == b"\x01\x02me\x04word"
        writer.write(b"\x01" + (b"\x00" if good else b"\x01"))
        if good:
            await reader.readexactly(5 + 12 + 2)
            writer.write(b"\x05\x00\x00\x03\x01x\x00\x50heard ")
            writer.write(await reader.readexactly(5))
        writer.close()

    async def main() -> bytes:
        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        forwarder = Forwarder(Upstream({"all": f"socks5://{user}:word@127.0.0.1:{port}"}))
        try:
            return await asyncio.wait_for(through(forwarder, "https://shop.example/", SHOP), 20)
        finally:
            await forwarder.stop()
            server.close()

    assert asyncio.run(main()) == (b"heard hello" if accepted else b"ERR_TUNNEL_CONNECTION_FAILED")
