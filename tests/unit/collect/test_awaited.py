"""Servers that are still starting."""

from __future__ import annotations

import asyncio
import itertools
import socket
import ssl
from collections.abc import Iterator

import pytest
import trustme

from auditor.collect.ending import Ending
from auditor.collect.network.awaited import answers
from auditor.collect.options import CollectRequest, Unheard
from auditor.collect.servers import Servers
from tests.site import Answer, Asked, Site


def asked(origin: str, seconds: float = 30.0) -> str:
    return asyncio.run(answers(origin, seconds))


@pytest.mark.parametrize("status", [200, 301, 401, 404])
def test_any_answer_of_a_server_that_is_ready_will_do(status: int) -> None:
    with Site({"/": Answer(b"x", status, {"Location": "/elsewhere"})}) as site:
        assert asked(site.origin) == ""
        assert [each.path for each in site.asked] == ["/"]


def test_a_server_that_is_not_ready_is_asked_again() -> None:
    statuses = itertools.chain([503, 502], itertools.repeat(200))

    def starting(_: Asked) -> Answer:
        return Answer(b"", next(statuses))

    with Site({"/": starting}) as site:
        assert asked(site.origin) == ""
        assert len(site.asked) == 3


def test_what_does_not_get_ready_is_named() -> None:
    with Site({"/": Answer(b"", 503)}) as site:
        assert asked(site.origin, 0.1) == "HTTP status 503"


def test_nobody_at_the_port_is_named() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        assert asked(f"http://127.0.0.1:{unused.getsockname()[1]}", 0.1) == "Connection refused"


def test_what_is_no_web_server_has_not_answered() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        assert asked(f"http://127.0.0.1:{silent.getsockname()[1]}", 0.1) != ""


def test_a_certificate_is_not_looked_at(tls_site: Site) -> None:
    assert asked(tls_site.origin) == ""


@pytest.fixture
def tls_site() -> Iterator[Site]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    with Site({"/": Answer(b"x")}, context) as site:
        yield site


def test_a_run_asks_each_server_once_and_says_which_does_not_answer() -> None:
    told: list[str] = []

    class Told(Unheard):
        def note(self, text: str) -> None:
            told.append(text)

    with Site({"/": Answer(b"x")}) as ready, Site({"/": Answer(b"", 503)}) as other:
        request = CollectRequest(
            urls=[f"{ready.origin}/a", f"{ready.origin}/b", f"{other.origin}/c"], wait_for_server=0.1
        )
        asyncio.run(Servers(request, Ending()).ready(Told()))
        assert [each.path for each in ready.asked] == ["/"]
    assert told == [f"{other.origin} did not answer within 0.1 s: HTTP status 503."]
