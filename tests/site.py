"""A small real web server for tests: paths → answers, on loopback, over HTTP or HTTPS."""

from __future__ import annotations

import http.server
import ssl
import threading
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import NamedTuple

PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1"></head><body>{}</body></html>'
)


class Asked(NamedTuple):
    """A request as the server saw it; header names in lower case."""

    path: str
    headers: dict[str, str]


class Answer(NamedTuple):
    """What the server says."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = {}


def page(body: str, **headers: str) -> Answer:
    """A page with a viewport meta and `body`."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(PAGE.format(body).encode(), headers={"Content-Type": "text/html; charset=utf-8", **named})


Route = Answer | Callable[[Asked], Answer]


class Site:
    """Serves `routes` (path without query → answer) until the `with` block ends; `asked` lists all requests.

    `release` lets answers that wait for it go: a server that hangs without a test that sleeps.
    """

    def __init__(self, routes: Mapping[str, Route], tls: ssl.SSLContext | None = None, host: str = "127.0.0.1") -> None:
        self.asked: list[Asked] = []
        self.release = threading.Event()
        self.routes = dict(routes)
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                asked = Asked(self.path, {name.lower(): value for name, value in self.headers.items()})
                # What is sent with a question stands before the next one on the same connection.
                self.rfile.read(int(self.headers.get("content-length") or 0))
                outer.asked.append(asked)
                route = outer.routes.get(self.path.partition("?")[0], Answer(b"not here", 404))
                answer = route(asked) if callable(route) else route
                self.send_response(answer.status)
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(answer.body)))
                self.end_headers()
                self.wfile.write(answer.body)

            do_POST = do_GET  # noqa: N815 - the name that http.server looks for

            def log_message(self, format: str, *args: object) -> None:
                pass

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request: object, client_address: object) -> None:
                pass  # a browser that goes away in the middle of an answer is part of these tests

        self._server = Server(("127.0.0.1", 0), Handler)
        if tls is not None:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self.origin = f"{'https' if tls else 'http'}://{host}:{self._server.server_port}"

    def hang(self, _asked: Asked) -> Answer:
        """An answer that does not come before the test is over."""
        self.release.wait(120)
        return Answer()

    def __enter__(self) -> Site:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release.set()
        self._server.shutdown()
        self._server.server_close()
