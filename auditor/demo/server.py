"""Serves the demo shop on loopback: `with demo_shop("good") as shop: shop.url`.

The good shop speaks TLS with a throw-away certificate and answers plain HTTP, on the same port, with a redirect to
itself over HTTPS: the only way for a site on a port of its own to do what ports 80 and 443 do elsewhere. The bad shop
speaks plain HTTP.
"""

from __future__ import annotations

import gzip
import socket
import ssl
import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Protocol

import msgspec

from auditor.demo.shop import GoodShop, PaymentFields, Request, Response, Variant

TLS_HANDSHAKE = b"\x16"
"""The first byte of a TLS record that opens a connection (RFC 8446, 5.1); no HTTP request begins with it."""

IDLE_SECONDS = 30.0
LARGEST_BODY = 64 * 1024


class Application(Protocol):
    """What a server serves."""

    def answer(self, request: Request) -> Response:
        """The response to any request."""
        ...


class DemoShop(msgspec.Struct, frozen=True, kw_only=True):
    """A running shop. `pages`: the addresses to audit. `ca_pem`: the authority's certificate as a file, None over HTTP.
    `providers`: whose frames take the card, name → hosts.

    The certificate's file is gone when the shop has closed.
    """

    url: str
    pages: list[str]
    ca_pem: Path | None = None
    providers: dict[str, list[str]] = {}


class Server(ThreadingHTTPServer):
    """One application on a free port of 127.0.0.1, in threads that `close` ends.

    With a TLS context, plain requests are redirected to https. `application` may be set after the port is known.
    """

    daemon_threads = False
    block_on_close = True
    request_queue_size = 64

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        super().__init__(("127.0.0.1", 0), BaseHTTPRequestHandler)
        self.context = context
        self.application: Application | None = None
        self.closing = threading.Event()
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()

    @property
    def port(self) -> int:
        """The TCP port."""
        return int(self.server_address[1])

    def finish_request(self, request: socket.socket, client_address: object) -> None:  # type: ignore[override]
        """Serve one connection, in its own thread."""
        request.settimeout(IDLE_SECONDS)
        with ExitStack() as stack:
            secure = self.context is not None and request.recv(1, socket.MSG_PEEK) == TLS_HANDSHAKE
            if secure and self.context is not None:
                request = stack.enter_context(self.context.wrap_socket(request, server_side=True))
            with self._lock:
                self._open.add(request)
            stack.callback(self._forget, request)
            if self.closing.is_set():
                return
            Handler(request, client_address, self, redirect=self.context is not None and not secure)

    def _forget(self, request: socket.socket) -> None:
        with self._lock:
            self._open.discard(request)

    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002
        """Clients that leave, time out or refuse the certificate are no news; anything else is a bug and must show."""
        import sys

        error = sys.exception()
        if error is not None and not isinstance(error, OSError):
            raise error

    def close(self) -> None:
        """Stop listening, end the open connections and wait for their threads."""
        self.closing.set()
        self.shutdown()
        with self._lock:
            for connection in self._open:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
        self.server_close()


class Handler(BaseHTTPRequestHandler):
    """HTTP/1.1 with keep-alive and gzip around an application."""

    protocol_version = "HTTP/1.1"
    server: Server

    def __init__(self, request: socket.socket, client_address: object, server: Server, *, redirect: bool) -> None:
        self.redirect = redirect
        super().__init__(request, client_address, server)

    def version_string(self) -> str:
        return "kerlenn"

    def log_message(self, format: str, *args: object) -> None:
        """The terminal belongs to the audit."""

    def do_GET(self) -> None:
        self._answer()

    def do_HEAD(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def _answer(self) -> None:
        application = self.server.application
        if application is None:
            self._send(Response(status=503))
            return
        if self.redirect:
            host = self.headers.get("Host", f"localhost:{self.server.port}")
            # 308 keeps the method; the address is the client's own, so a header it sent itself can only harm itself.
            self._send(Response(status=308, headers=(("Location", f"https://{host}{self.path}"),)))
            self.close_connection = True
            return
        try:
            length = int(self.headers.get("Content-Length") or 0)
        except ValueError:
            length = -1
        if not 0 <= length <= LARGEST_BODY:
            self._send(Response(status=413))
            self.close_connection = True
            return
        body = self.rfile.read(length)
        headers = {name.lower(): value for name, value in self.headers.items()}
        response = application.answer(Request(method=self.command, target=self.path, headers=headers, body=body))
        if response.delay:
            self.server.closing.wait(response.delay)
        self._send(response)

    def _send(self, response: Response) -> None:
        body = response.body
        self.send_response(response.status, HTTPStatus(response.status).phrase)
        for name, value in response.headers:
            self.send_header(name, value)
        if body:
            self.send_header("Content-Type", response.media_type)
        if response.compress and response.media_type.startswith(("text/", "image/svg")):
            self.send_header("Vary", "Accept-Encoding")
            if "gzip" in self.headers.get("Accept-Encoding", ""):
                body = gzip.compress(body, mtime=0)
                self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


@contextmanager
def demo_shop(variant: Variant) -> Iterator[DemoShop]:
    """Serve one of the two shops until the block ends."""
    with good_shop() if variant == "good" else bad_shop() as shop:
        yield shop


@contextmanager
def good_shop() -> Iterator[DemoShop]:
    """The well made shop over HTTPS, with its payment provider on an origin (and a site) of its own."""
    import trustme

    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="auditor-demo-")))
        authority = trustme.CA(organization_name="Auditor demo", organization_unit_name="throw-away")
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        authority.issue_cert("localhost", "127.0.0.1").configure_cert(context)
        ca_pem = folder / "ca.pem"
        authority.cert_pem.write_to_path(str(ca_pem))
        shop, bank = stack.enter_context(running(context)), stack.enter_context(running(context))
        # "localhost" and "127.0.0.1" are two sites to a browser, as a shop and its bank are.
        url, payment = f"https://localhost:{shop.port}", f"https://127.0.0.1:{bank.port}"
        shop.application = GoodShop(payment)
        bank.application = PaymentFields(url)
        providers = {"Banque de Kerlenn": ["127.0.0.1"]}
        pages = [url + page for page in GoodShop.pages]
        yield DemoShop(url=f"{url}/", pages=pages, ca_pem=ca_pem, providers=providers)


@contextmanager
def bad_shop() -> Iterator[DemoShop]:
    """The careless shop, over plain HTTP."""
    from auditor.demo.careless import BadShop

    with running() as server:
        url = f"http://127.0.0.1:{server.port}"
        server.application = BadShop(url)
        yield DemoShop(url=f"{url}/", pages=[url + page for page in BadShop.pages])


@contextmanager
def running(context: ssl.SSLContext | None = None) -> Iterator[Server]:
    """A server that serves in a thread until the block ends."""
    server = Server(context)
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.05}, name="demo-shop", daemon=True
    )
    thread.start()
    try:
        yield server
    finally:
        server.close()
        thread.join()
