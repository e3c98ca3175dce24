"""The log of requests takes Chromium's events as they come, whole or in part."""

from __future__ import annotations

from typing import Any

import pytest

from auditor.collect.network import log as network
from auditor.collect.network.log import NetworkLog

RAW = {"Set-Cookie": "a=1", "Server": "raw"}


class Chromium:
    """Tells a log what Chromium would, event by event."""

    def __init__(self) -> None:
        self.log = NetworkLog()

    def sent(self, request: str, url: str, body: str = "", **more: Any) -> None:
        asked = {"url": url, "method": "POST", "postData": body} if body else {"url": url, "method": "GET"}
        self.log._sent(
            {
                "requestId": request,
                "request": asked,
                "timestamp": 1.0,
                "type": "Fetch",
                **more,
            }
        )

    def redirected(self, request: str, url: str, *, raw: bool = True) -> None:
        answer = {"status": 302, "headers": {"server": "told"}}
        self.sent(request, url, redirectResponse=answer, redirectHasExtraInfo=raw)

    def raw(self, request: str, name: str = "raw") -> None:
        self.log._extra({"requestId": request, "headers": {**RAW, "Server": name}})

    def received(self, request: str, *, raw: bool = True, status: int = 200) -> None:
        answer = {"status": status, "headers": {"server": "told"}}
        self.log._received({"requestId": request, "response": answer, "hasExtraInfo": raw})

    def servers(self) -> list[str]:
        return [request.headers.get("server", "") for request in self.log.requests()]


@pytest.fixture
def chromium() -> Chromium:
    return Chromium()


def test_headers_off_the_wire_replace_those_told(chromium: Chromium) -> None:
    chromium.sent("1", "http://a.test/")
    chromium.raw("1")
    chromium.received("1")
    assert chromium.servers() == ["raw"]


def test_they_may_come_before_the_request_and_after_the_answer(chromium: Chromium) -> None:
    chromium.raw("1")
    chromium.sent("1", "http://a.test/")
    chromium.received("1")
    chromium.sent("2", "http://a.test/2")
    chromium.received("2")
    chromium.raw("2")
    assert chromium.servers() == ["raw", "raw"]


def test_those_of_a_worker_come_without_a_request(chromium: Chromium) -> None:
    chromium.raw("worker")
    chromium.sent("1", "http://a.test/")
    chromium.received("1", raw=False)
    assert chromium.servers() == ["told"]
    assert chromium.log.cookie_headers() == ["a=1"]


def test_an_answer_that_the_page_may_not_read_has_them_all_the_same(chromium: Chromium) -> None:
    chromium.sent("1", "http://a.test/")
    chromium.raw("1")
    chromium.log._failed({"requestId": "1", "errorText": "net::ERR_BLOCKED_BY_ORB"})
    assert chromium.servers() == ["raw"]


def test_each_redirect_has_its_own(chromium: Chromium) -> None:
    chromium.sent("1", "http://a.test/")
    chromium.raw("1", "first")
    chromium.redirected("1", "http://a.test/2")
    chromium.raw("1", "second")
    chromium.received("1")
    assert chromium.servers() == ["first", "second"]


def test_a_redirect_that_the_browser_makes_up_has_none(chromium: Chromium) -> None:
    chromium.sent("1", "http://a.test/")
    chromium.redirected("1", "https://a.test/", raw=False)
    chromium.raw("1")
    chromium.received("1")
    assert chromium.servers() == ["told", "raw"]


def test_of_an_answer_to_the_password_the_last_counts(chromium: Chromium) -> None:
    chromium.sent("1", "http://a.test/")
    chromium.raw("1", "401")
    chromium.raw("1", "200")
    chromium.received("1")
    assert chromium.servers() == ["200"]


def test_an_answer_whose_headers_have_not_come_keeps_those_told(chromium: Chromium) -> None:
    chromium.sent("1", "http://a.test/")
    chromium.redirected("1", "http://a.test/2")
    chromium.received("1")
    chromium.raw("1")
    assert chromium.servers() == ["told", "told"]


def test_a_page_that_asks_without_end(chromium: Chromium, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "REQUEST_LIMIT", 3)
    for number in range(9):
        chromium.raw(f"early {number}")
        chromium.sent(str(number), f"http://a.test/{number}")
        chromium.raw(str(number))
        chromium.received(str(number))
    chromium.redirected("2", "http://a.test/late")
    chromium.received("2")
    assert [request.url for request in chromium.log.requests()] == [f"http://a.test/{number}" for number in range(3)]


PAGE, NEXT = "http://a.test/", "http://a.test/next"


def a_document(chromium: Chromium, loader: str, url: str, timestamp: float) -> None:
    chromium.sent(loader, url, loaderId=loader, type="Document", frameId="top", timestamp=timestamp)
    chromium.received(loader)


def test_what_is_asked_again_and_again_never_ends(chromium: Chromium) -> None:
    """Once it has been answered, and whatever time its address tells."""
    chromium.sent("1", "http://a.test/poll?t=1732690000000")
    assert chromium.log.awaits_content()
    chromium.received("1")
    chromium.log._done({"requestId": "1", "timestamp": 1.5})
    chromium.sent("2", "http://a.test/poll?t=1732690002000")
    assert not chromium.log.awaits_content()
    assert chromium.log.open_addresses() == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"status": 503}, {"url": "http://a.test/poll"}),
        ({}, {"url": "http://a.test/poll?page=2"}),
        ({}, {"body": "query Vases"}),
    ],
)
def test_another_question_and_another_try_is_waited_for(
    chromium: Chromium, first: dict[str, Any], second: dict[str, Any]
) -> None:
    chromium.sent("1", "http://a.test/poll")
    chromium.received("1", **first)
    chromium.log._done({"requestId": "1", "timestamp": 1.5})
    url = second.get("url", "http://a.test/poll")
    chromium.sent("2", url, body=second.get("body", ""))
    assert chromium.log.open_addresses() == [url]


@pytest.mark.parametrize("kind", ["EventSource", "WebSocket", "Media", "Ping"])
def test_what_stays_open_is_not_waited_for(chromium: Chromium, kind: str) -> None:
    chromium.sent("1", "http://a.test/live", type=kind)
    assert chromium.log.open_addresses() == []


def test_a_stream_is_not_waited_for(chromium: Chromium) -> None:
    chromium.sent("1", "http://a.test/live")
    answer = {"status": 200, "mimeType": "text/event-stream"}
    chromium.log._received({"requestId": "1", "response": answer, "hasExtraInfo": False})
    assert chromium.log.open_addresses() == []


def test_pictures_are_no_content_to_wait_for(chromium: Chromium) -> None:
    chromium.sent("1", "http://a.test/vase.jpg", type="Image")
    assert chromium.log.open_addresses() == ["http://a.test/vase.jpg"]
    assert not chromium.log.awaits_content()


def test_another_document_has_a_log_of_its_own(chromium: Chromium) -> None:
    """From its own request on, in its own time, without what the last one asked for meanwhile."""
    a_document(chromium, "L1", PAGE, 1.0)
    chromium.sent("2", "http://a.test/old.js", loaderId="L1", timestamp=1.1)
    chromium.log.phase = "later"
    a_document(chromium, "L2", NEXT, 3.0)
    chromium.sent("3", "http://a.test/late.js", loaderId="L1", timestamp=3.1)
    chromium.sent("4", "http://a.test/new.js", loaderId="L2", timestamp=3.25)
    assert chromium.log.status_of("L2") == (200, "")
    found = chromium.log.of_document("L2")
    assert [(each.url, each.started, each.phase) for each in found.requests()] == [
        (NEXT, 0.0, "load"),
        ("http://a.test/new.js", 250.0, "load"),
    ]
    assert found.count == 2
    assert found.requests()[0].top_level


def test_of_a_document_that_was_not_asked_for_nothing_is_known(chromium: Chromium) -> None:
    a_document(chromium, "L1", PAGE, 1.0)
    assert chromium.log.status_of("L2") is None
    assert chromium.log.of_document("L2").requests() == []


def test_the_script_of_a_worker_is_not_waited_for(chromium: Chromium) -> None:
    """That it has come is told to the worker alone."""
    chromium.sent("1", "http://a.test/work.js", type="Script", loaderId="")
    chromium.sent("2", "http://a.test/shop.js", type="Script", loaderId="L1")
    assert chromium.log.open_addresses() == ["http://a.test/shop.js"]
