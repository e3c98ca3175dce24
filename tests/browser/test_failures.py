"""Pages that can't be audited, or only in part: each says why, none stops the others."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from collections.abc import Callable

import pytest

from tests.browser.conftest import Visitor
from tests.site import Answer, Site, page

HTML = {"Content-Type": "text/html"}


def only_failure(visit: Visitor, url: str, **options: object) -> tuple[str, str]:
    snapshot = visit(url, **options)
    assert not snapshot.audited
    assert len(snapshot.failures) == 1
    return snapshot.failures[0].step, snapshot.failures[0].code


@pytest.mark.parametrize(
    ("path", "answer", "code"),
    [
        ("/404", Answer(b"gone", 404, HTML), "http-error"),
        ("/500", Answer(b"sorry", 500, HTML), "http-error"),
        ("/json", Answer(b"{}", 200, {"Content-Type": "application/json"}), "not-a-page"),
        ("/no-content", Answer(status=204), "http-error"),
        ("/reset-content", Answer(status=205), "http-error"),
        ("/not-modified", Answer(status=304), "http-error"),
        ("/file", Answer(b"x", 200, {"Content-Disposition": "attachment", "Content-Type": "text/html"}), "download"),
        ("/loop", Answer(b"", 302, {"Location": "/loop"}), "redirect-loop"),
        ("/dialogs", page("<script>while (true) alert(1)</script>"), "dialog-loop"),
    ],
)
def test_what_is_not_a_page_says_why(visit: Visitor, path: str, answer: Answer, code: str) -> None:
    with Site({path: answer}) as site:
        assert only_failure(visit, site.origin + path) == ("navigate", code)


def test_the_status_is_in_the_parameters(visit: Visitor) -> None:
    with Site({}) as site:
        assert visit(f"{site.origin}/").failures[0].parameters == {"status": "404"}


def test_a_closed_port(visit: Visitor) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    assert only_failure(visit, f"http://127.0.0.1:{port}/")[1] == "connection-refused"


def test_an_unknown_host(visit: Visitor) -> None:
    assert only_failure(visit, "http://no-such-host.invalid/")[1] == "dns-failure"


def test_a_server_that_never_answers(visit: Visitor) -> None:
    with Site({}) as site:
        site.routes["/"] = site.hang
        assert only_failure(visit, f"{site.origin}/", timeout=2.0)[1] == "navigation-timeout"


def test_a_page_whose_script_never_ends(visit: Visitor) -> None:
    with Site({"/": page("<script>while (true) {}</script>")}) as site:
        assert only_failure(visit, f"{site.origin}/", timeout=3.0)[1] == "unresponsive"


def test_an_image_that_never_comes_leaves_the_page_measured(visit: Visitor) -> None:
    with Site({"/": page("<p>Here</p><img src=/image>")}) as site:
        site.routes["/image"] = site.hang
        snapshot = visit(f"{site.origin}/", timeout=6.0)
    assert snapshot.audited
    assert snapshot.frames[0].document is not None
    assert ("settle", "load-timeout") in {(failure.step, failure.code) for failure in snapshot.failures}


def break_off(connection: socket.socket) -> None:
    """Closed at once, with what is unread thrown away: a reset."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def fall_silent(connection: socket.socket) -> None:
    """Until the browser closes it."""
    connection.recv(4096)


@pytest.mark.parametrize(("then", "code"), [(break_off, "connection-failed"), (fall_silent, "navigation-timeout")])
def test_a_page_that_does_not_come_whole_is_not_audited(
    visit: Visitor, then: Callable[[socket.socket], None], code: str
) -> None:
    """Half of it may be better than the whole."""
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n"

    def serve(listening: socket.socket) -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            with connection, contextlib.suppress(OSError):
                connection.recv(4096)
                connection.sendall(head + b"<!doctype html><h1>Vases</h1>" + b" " * 600)
                then(connection)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=serve, args=(listening,), daemon=True).start()
        failure = only_failure(visit, f"http://127.0.0.1:{listening.getsockname()[1]}/", timeout=6.0)
    assert failure[1] == code


def test_a_page_that_never_stands_still_is_measured_as_it_is(visit: Visitor) -> None:
    restless = page("<p>More</p><script>setInterval(() => document.body.append(' more '.repeat(99)), 20)</script>")
    with Site({"/": restless}) as site:
        snapshot = visit(f"{site.origin}/")
    assert snapshot.audited
    assert ("settle", "never-settled") in {(failure.step, failure.code) for failure in snapshot.failures}
    assert "full-page" in snapshot.images


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1); confirm(2); prompt(3)</script>",
        "<script>window.onbeforeunload = (event) => { event.preventDefault(); return 'stay' }</script>",
        "<script>open('/')</script>",
        "<script>print()</script>",
    ],
    ids=["dialogs", "beforeunload", "popup", "print"],
)
def test_pages_that_want_attention_are_audited_all_the_same(visit: Visitor, body: str) -> None:
    with Site({"/": page(f"<p>Tea</p>{body}")}) as site:
        snapshot = visit(f"{site.origin}/")
    assert snapshot.audited
    assert snapshot.failures == []
