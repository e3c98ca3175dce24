"""The proxy by which a machine reaches the network, where it has one: connections go through it as Chromium's would.

Read as Python reads it: HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY; on macOS and Windows also the system's own
settings. A proxy that a script chooses (PAC), or that speaks TLS itself, is not gone through.
"""

from __future__ import annotations

import asyncio
import base64
import ipaddress
import socket
import struct
import urllib.request
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from auditor.collect.network.dialing import is_loopback_name
from auditor.collect.network.socks import Target
from auditor.model.url import host, split

ANSWER_LIMIT = 16 * 1024
"""Bytes of a proxy's answer to CONNECT."""

_PORTS = {"http": 80, "socks5": 1080, "socks5h": 1080, "socks": 1080}


class ProxyError(OSError):
    """The proxy does not make the connection. chromium: its word for that."""

    chromium = "ERR_TUNNEL_CONNECTION_FAILED"


class Proxy(NamedTuple):
    """A proxy; `scheme` is http or one of those that mean SOCKS5."""

    scheme: str
    host: str
    port: int
    user: str = ""
    password: str = ""

    async def connect(self, made: socket.socket, target: Target) -> None:
        """Has `made`, a connection to the proxy, lead to `target`. Raises OSError."""
        try:
            if self.scheme == "http":
                await self._tunnel(made, target)
            else:
                await self._socks(made, target)
        except ConnectionError as error:  # the proxy hangs up: it is not the host that does
            raise ProxyError(str(error)) from error

    async def _tunnel(self, made: socket.socket, target: Target) -> None:
        """RFC 9110, 9.3.6."""
        place = f"[{target.host}]:{target.port}" if ":" in target.host else f"{target.host}:{target.port}"
        lines = [f"CONNECT {place} HTTP/1.1", f"Host: {place}"]
        if self.user:
            credentials = base64.b64encode(f"{self.user}:{self.password}".encode()).decode()
            lines.append(f"Proxy-Authorization: Basic {credentials}")
        loop = asyncio.get_running_loop()
        await loop.sock_sendall(made, ("\r\n".join(lines) + "\r\n\r\n").encode())
        answer = b""
        while b"\r\n\r\n" not in answer:
            more = await loop.sock_recv(made, 4096)
            answer += more
            if not more or len(answer) > ANSWER_LIMIT:
                raise ProxyError("no answer to CONNECT")
        status = answer.split(b" ", 2)[1:2]
        if status != [b"200"]:
            raise ProxyError(f"CONNECT was answered with {status}")

    async def _socks(self, made: socket.socket, target: Target) -> None:
        """RFC 1928, and RFC 1929 if there is a password; the proxy looks the name up."""
        loop = asyncio.get_running_loop()
        await loop.sock_sendall(made, b"\x05\x01\x02" if self.user else b"\x05\x01\x00")
        chosen = await _exactly(made, 2)
        if chosen == b"\x05\x02" and self.user:
            user, password = self.user.encode()[:255], self.password.encode()[:255]
            await loop.sock_sendall(made, b"\x01" + bytes([len(user)]) + user + bytes([len(password)]) + password)
            if (await _exactly(made, 2))[1]:
                raise ProxyError("user and password are not accepted")
        elif chosen != b"\x05\x00":
            raise ProxyError("no way to sign in that both know")
        name = target.host.encode("ascii")[:255]
        await loop.sock_sendall(made, b"\x05\x01\x00\x03" + bytes([len(name)]) + name + struct.pack("!H", target.port))
        _, refused, _, kind = await _exactly(made, 4)
        if refused:
            raise ProxyError(f"SOCKS reply {refused}")
        length = {1: 4, 4: 16}.get(kind) or (await _exactly(made, 1))[0]
        await _exactly(made, length + 2)


class Upstream:
    """Which proxy leads where. `proxies`: as urllib's getproxies() gives them."""

    def __init__(self, proxies: Mapping[str, str]) -> None:
        self._named = {scheme: url for scheme, url in proxies.items() if scheme in ("http", "https", "all") and url}
        self._proxies = {scheme: _proxy(url) for scheme, url in self._named.items()}

    @property
    def is_there(self) -> bool:
        """Whether the machine has a proxy at all."""
        return bool(self._named)

    def proxy(self, target: Target) -> Proxy | None:
        """The proxy for `target`, None for the direct way. Port 80 is taken for http, all others for https."""
        if self._direct(target.host):
            return None
        return self._proxies.get("http" if target.port == 80 else "https") or self._proxies.get("all")

    def leads_to(self, url: str) -> bool:
        """Whether a tunnel leads to `url`: not through a proxy of an unknown kind, nor to plain http through an http
        proxy, as most refuse CONNECT to what is not https."""
        if not self._named or self._direct(host(url)):
            return True
        if any(proxy is None for proxy in self._proxies.values()):
            return False
        plain = self._proxies.get("http") or self._proxies.get("all")
        return split(url).scheme == "https" or plain is None or plain.scheme != "http"

    def _direct(self, name: str) -> bool:
        if not self._named or is_loopback_name(name):
            return True
        try:
            if ipaddress.ip_address(name).is_loopback:
                return True
        except ValueError:
            pass
        return bool(urllib.request.proxy_bypass(name))


def of_this_machine() -> Upstream:
    """What the environment or the system says."""
    return Upstream(urllib.request.getproxies())


def _proxy(url: str) -> Proxy | None:
    parts = urlsplit(url if "://" in url else f"http://{url}")
    try:
        port = parts.port or _PORTS[parts.scheme]
    except (KeyError, ValueError):
        return None
    return Proxy(parts.scheme, parts.hostname or "", port, unquote(parts.username or ""), unquote(parts.password or ""))


async def _exactly(made: socket.socket, count: int) -> bytes:
    found = b""
    while len(found) < count:
        more = await asyncio.get_running_loop().sock_recv(made, count - len(found))
        if not more:
            raise ProxyError("the proxy ended the connection")
        found += more
    return found
