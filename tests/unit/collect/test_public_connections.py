"""Connections that lead to the public internet alone."""

from __future__ import annotations

import asyncio
import socket
from typing import Any

import pytest

from auditor.collect.network.connections import probe
from auditor.collect.network.forwarder import Forwarder
from auditor.collect.network.spaces import connect_publicly
from auditor.collect.options import CollectRequest
from auditor.errors import UsageError
from tests.site import Site, page


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "10.0.0.1", "192.168.1.1", "::1", "169.254.169.254"])
def test_nothing_near_is_connected_to(host: str) -> None:
    with pytest.raises(PermissionError):
        connect_publicly((host, 9), 1.0)


def test_a_name_with_one_near_address_is_refused_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", 80)),
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.0.0.7", 80)),
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_options: answers)
    with pytest.raises(PermissionError):
        connect_publicly(("shop.example", 80), 1.0)


def test_a_public_name_is_reached_by_the_address_that_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name server that answers otherwise when it is asked again leads nowhere else."""
    reached: list[Any] = []
    answers = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_options: answers)
    monkeypatch.setattr(socket, "create_connection", lambda address, **_options: reached.append(address))
    connect_publicly(("shop.example", 80), 1.0)
    assert reached == [("93.184.216.34", 80)]


def test_a_site_is_looked_at_by_the_given_connections_only() -> None:
    with Site({"/": page("Tea")}) as site:
        tls = probe(f"https://127.0.0.1:{site.origin.rpartition(':')[2]}/", None, 2.0, connect_publicly).tls
        assert tls is not None
        assert tls.code == "unreachable"
        assert probe("http://127.0.0.1/", None, 2.0, connect_publicly).plain_http is not None
        assert site.asked == []


def test_the_browser_gets_no_connection_to_what_is_near() -> None:
    async def work(forwarder: Forwarder, url: str) -> None:
        try:
            with pytest.raises(PermissionError):
                await forwarder.connect(url, url)
        finally:
            await forwarder.stop()

    with Site({"/": page("Tea")}) as site:
        asyncio.run(work(Forwarder(public_only=True), f"{site.origin}/"))
        assert site.asked == []


@pytest.mark.parametrize("changes", [{"lighthouse": True}, {"lighthouse": False, "wait_for_server": 5.0}])
def test_what_would_go_past_it_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        CollectRequest(urls=["https://shop.example/"], public_only=True, **changes)
