"""Pages that send something by each means that Chromium has, once they are told to, and a server that counts it.

Each page says so by `act()`, and what it then sends goes to `/leak…`. Everything that a page needs for it (sockets,
workers) is open before, and `ready` says that it is.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import ssl
from contextlib import suppress
from types import TracebackType

_PAGE = """<!doctype html><html lang=en><meta charset=utf-8><title>Shop</title>
<meta name=viewport content="width=device-width"><link rel=icon href=data:,><body>%s
<script>
const at = location.origin, ws = at.replace("http", "ws") + "/ws";
const post = (path) => fetch(at + path, { method: "POST" }).catch(() => {});
const code = (text) => URL.createObjectURL(new Blob([text.replaceAll("AT", at).replaceAll("WS", ws)]));
const opened = (socket) => new Promise((done) => { socket.onopen = done; });
const said = (port) => new Promise((done) => { port.onmessage = done; });
const add = (html) => document.body.insertAdjacentHTML("beforeend", html);
const elsewhere = at.replace("127.0.0.1", "localhost");
const put = (name, values) => document.head.append(Object.assign(document.createElement(name), values));
const speculate = (rules) => put("script", { type: "speculationrules", textContent: JSON.stringify(rules) });
const soon = (urls) => [{ urls, eagerness: "immediate", referrer_policy: "no-referrer" }];
const socket = () => { const s = new WebSocket(ws); window.ready = opened(s); return s; };
const act = (work) => { window.act = work; };
const worker = (text) => { const w = new Worker(code(text)); window.ready = said(w); act(() => w.postMessage(1)); };
const shared = (text) => { const w = new SharedWorker(code(text)).port; window.ready = said(w);
  act(() => w.postMessage(1)); };
const call = (server) => { const r = new RTCPeerConnection({ iceServers: [server] });
  r.createDataChannel("x"); r.createOffer().then((o) => r.setLocalDescription(o)); };
window.ready = Promise.resolve();
%s
</script></body></html>"""

# Name → (markup, script). `act` sets it off; `ready` is done as soon as it could.
LEAKS: dict[str, tuple[str, str]] = {
    "fetch": ("", "act(() => post('/leak'));"),
    "fetch-keepalive": ("", "act(() => fetch('/leak', { method: 'POST', keepalive: true }));"),
    "fetch-later-on": ("", "act(() => setTimeout(() => post('/leak'), 200));"),
    "xhr": ("", "act(() => { const x = new XMLHttpRequest(); x.open('POST', '/leak'); x.send('x'); });"),
    "beacon": ("", "act(() => navigator.sendBeacon('/leak', 'x'));"),
    "fetch-later": ("", "act(() => fetchLater('/leak', { method: 'POST', activateAfter: 0 }));"),
    "fetch-later-at-the-end": ("", "act(() => fetchLater('/leak', { method: 'POST' }));"),
    "image": ("", "act(() => { new Image().src = '/leak'; });"),
    "lazy-image": ("<div style='height: 9000px'></div><img loading=lazy src=/leak>", "act(() => scrollTo(0, 9000));"),
    "background-on-class": (
        "<style>.on { background: url(/leak) }</style><p id=p>Vases</p>",
        "act(() => { p.className = 'on'; });",
    ),
    "background-on-hover": ("<style>p:hover { background: url(/leak) }</style><p id=p>Vases</p>", ""),
    "font": ("", "act(() => new FontFace('f', 'url(/leak)').load().catch(() => {}));"),
    "script": ("", "act(() => put('script', { src: '/leak' }));"),
    "frame": ("", "act(() => add('<iframe src=/leak></iframe>'));"),
    "prefetch": ("", "act(() => put('link', { rel: 'prefetch', href: '/leak' }));"),
    "prefetch-elsewhere": ("", "act(() => put('link', { rel: 'prefetch', href: elsewhere + '/leak' }));"),
    "modulepreload": ("", "act(() => put('link', { rel: 'modulepreload', href: '/leak' }));"),
    "speculation-prefetch": ("", "act(() => speculate({ prefetch: soon(['/leak']) }));"),
    "speculation-prefetch-elsewhere": ("", "act(() => speculate({ prefetch: soon([elsewhere + '/leak']) }));"),
    "speculation-prerender": ("", "act(() => speculate({ prerender: soon(['/leak']) }));"),
    "link": ("<a id=a href=/leak>Vases</a>", "act(() => a.click());"),
    "link-blank": ("<a id=a href=/leak target=_blank>Vases</a>", "act(() => a.click());"),
    "link-ping": ("<a id=a href='#here' ping=/leak>Vases</a>", "act(() => a.click());"),
    "link-download": ("<a id=a href=/leak download>Vases</a>", "act(() => a.click());"),
    "form": ("<form id=f action=/leak method=post></form>", "act(() => f.submit());"),
    "form-blank": ("<form id=f action=/leak method=post target=_blank></form>", "act(() => f.submit());"),
    "form-into-frame": (
        "<iframe name=n></iframe><form id=f action=/leak method=post target=n></form>",
        "act(() => f.submit());",
    ),
    "location": ("", "act(() => { location.href = '/leak'; });"),
    "reload": ("", "act(() => { history.replaceState({}, '', '/leak'); location.reload(); });"),
    "window-open": ("", "act(() => open('/leak'));"),
    "websocket": ("", "const s = socket(); act(() => s.send('leak'));"),
    "websocket-binary": ("", "const s = socket(); act(() => s.send(new Uint8Array(70000)));"),
    "websocket-new": ("", "act(() => { const s = new WebSocket(ws); s.onopen = () => s.send('leak'); });"),
    "websocket-answer": ("", "const s = socket(); act(() => { s.onmessage = () => s.send('leak'); });"),
    "websocket-in-frame": (
        '<iframe srcdoc=\'<script>const s = new WebSocket(parent.location.origin.replace("http", "ws") + "/ws");'
        's.onopen = () => parent.postMessage(1); onmessage = () => s.send("leak");</script>\'></iframe>',
        "window.ready = said(window); act(() => frames[0].postMessage(1));",
    ),
    "eventsource": ("", "act(() => new EventSource('/leak'));"),
    "eventsource-after-another": (
        "",
        "const e = new EventSource('/events'); window.ready = opened(e);"
        "act(() => { e.close(); new EventSource('/leak'); });",
    ),
    "worker": ("", "worker(\"postMessage(1); onmessage = () => fetch('AT/leak', { method: 'POST' })\");"),
    "worker-new": ("", "act(() => new Worker('/leak'));"),
    "worker-beats": ("", "worker(\"postMessage(1); onmessage = () => setInterval(() => fetch('AT/leak'), 50)\");"),
    "worker-websocket": (
        "",
        "worker(\"const s = new WebSocket('WS'); s.onopen = () => postMessage(1); onmessage = () => s.send('leak')\");",
    ),
    "worker-of-worker": (
        "",
        'worker(`const v = new Worker(URL.createObjectURL(new Blob(["postMessage(1); onmessage = () =>'
        " fetch('AT/leak')\"]))); v.onmessage = () => postMessage(1); onmessage = () => v.postMessage(1)`);",
    ),
    "worker-in-frame": (
        "<iframe srcdoc='<script>const w = new Worker(URL.createObjectURL(new Blob([`postMessage(1); onmessage = () =>"
        ' fetch("${parent.location.origin}/leak")`]))); w.onmessage = () => parent.postMessage(1);'
        " onmessage = () => w.postMessage(1);</script>'></iframe>",
        "window.ready = said(window); act(() => frames[0].postMessage(1));",
    ),
    "shared-worker": (
        "",
        "shared(\"onconnect = ({ ports: [p] }) => { p.postMessage(1); p.onmessage = () => fetch('AT/leak'); }\");",
    ),
    "shared-worker-websocket": (
        "",
        "shared(\"onconnect = ({ ports: [p] }) => { const s = new WebSocket('WS');"
        " s.onopen = () => p.postMessage(1); p.onmessage = () => s.send('leak'); }\");",
    ),
    "service-worker": (
        "",
        "window.ready = navigator.serviceWorker.register('/sw.js').then(() => navigator.serviceWorker.ready)"
        ".then((r) => act(() => r.active.postMessage(1)));",
    ),
    "service-worker-new": ("", "act(() => navigator.serviceWorker.register('/leak'));"),
    "storage-event": (
        '<iframe srcdoc=\'<script>addEventListener("storage", () => fetch(parent.location.origin + "/leak"));'
        "</script>'></iframe>",
        "act(() => localStorage.setItem('cart', '1'));",
    ),
    "webtransport": ("", "act(() => new WebTransport(at.replace('http:', 'https:') + '/leak').ready.catch(() => {}));"),
    "stun": ("", "act(() => call({ urls: 'stun:127.0.0.1:UDP' }));"),
    "turn-tcp": (
        "",
        "act(() => call({ urls: 'turn:127.0.0.1:TCP?transport=tcp', username: 'a', credential: 'b' }));",
    ),
    "pagehide-beacon": ("", "act(() => addEventListener('pagehide', () => navigator.sendBeacon('/leak', 'x')));"),
    "pagehide-keepalive": (
        "",
        "act(() => addEventListener('pagehide', () => fetch('/leak', { method: 'POST', keepalive: true })));",
    ),
    "pagehide-websocket": ("", "const s = socket(); act(() => addEventListener('pagehide', () => s.send('leak')));"),
    "hidden-beacon": ("", "act(() => addEventListener('visibilitychange', () => navigator.sendBeacon('/leak')));"),
    "csp-report": ("", "act(() => { new Image().src = 'http://127.0.0.2/x'; });"),
}

SILENT = frozenset(
    {"speculation-prefetch-elsewhere", "webtransport", "stun", "link-blank", "form-blank", "window-open"}
)
"""Those that Chromium does not do, or is told not to do, when it has a proxy, and windows, which it is told not to
open for a page by itself: nothing arrives, shut or not."""

_SERVICE_WORKER = b"""addEventListener("install", () => skipWaiting());
addEventListener("activate", (e) => e.waitUntil(clients.claim()));
addEventListener("message", () => fetch("/leak", { method: "POST" }));"""


class LeakSite:
    """Serves the pages as `/NAME`; `lines` lists whatever reached it: connections, requests, messages, datagrams.

    Two ports more, one of TCP and one of UDP, take whatever comes.
    """

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.lines: list[str] = []
        self._tls = tls
        self._servers: list[asyncio.Server] = []
        self._talking: set[asyncio.Task[None]] = set()
        self.origin = ""

    async def __aenter__(self) -> LeakSite:
        loop = asyncio.get_running_loop()
        web = await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=self._tls)
        raw = await asyncio.start_server(self._swallow, "127.0.0.1", 0)
        lines = self.lines

        class Datagrams(asyncio.DatagramProtocol):
            def datagram_received(self, _data: bytes, _address: object) -> None:
                lines.append("UDP")

        self._udp, _ = await loop.create_datagram_endpoint(Datagrams, ("127.0.0.1", 0))
        self._servers = [web, raw]
        self._ports = {"UDP": self._udp.get_extra_info("sockname")[1], "TCP": raw.sockets[0].getsockname()[1]}
        self.origin = f"{'https' if self._tls else 'http'}://127.0.0.1:{web.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._udp.close()
        for server in self._servers:
            server.close()
        for task in self._talking:
            task.cancel()

    async def _swallow(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.lines.append("TCP")
        with suppress(OSError):
            await reader.read()
        writer.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._talking.add(task)
        self.lines.append("connection")
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                await self._answer(head, reader, writer)
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            self._talking.discard(task)
            writer.close()

    async def _answer(self, head: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        first, *rest = head.split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in rest)}
        method, target, _ = first.split(" ")
        await reader.readexactly(int(headers.get("content-length", "0")))
        self.lines.append(f"{method} {target}")
        name = target.lstrip("/")
        if name == "ws":
            await self._websocket(headers, reader, writer)
        elif name == "events":
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\nretry: 50\ndata: x\n\n")
        elif name == "sw.js":
            writer.write(_http(_SERVICE_WORKER, "text/javascript"))
        elif name in LEAKS:
            text = _PAGE % LEAKS[name]
            for word, port in self._ports.items():
                text = text.replace(f":{word}", f":{port}")
            policy = "Content-Security-Policy: img-src 'self'; report-uri /leak\r\n" if name == "csp-report" else ""
            writer.write(_http(text.encode(), "text/html", policy))
        else:
            writer.write(_http(b"<p>leaked", "text/html", "Access-Control-Allow-Origin: *\r\n"))
        await writer.drain()

    async def _websocket(
        self, headers: dict[str, str], reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        key = headers["sec-websocket-key"] + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
        accept = base64.b64encode(hashlib.sha1(key.encode(), usedforsecurity=False).digest()).decode()
        upgrade = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        writer.write(f"{upgrade}Sec-WebSocket-Accept: {accept}\r\n\r\n".encode())
        ticking = asyncio.ensure_future(_tick(writer))
        try:
            while True:
                await reader.readexactly(1)
                self.lines.append("message")
                await reader.read(100_000)
        finally:
            ticking.cancel()


async def _tick(writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while True:
            writer.write(b"\x81\x04tick")
            await asyncio.sleep(0.05)


def _http(body: bytes, kind: str, more: str = "") -> bytes:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n{more}\r\n"
    return head.encode() + body
