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
window.ready = Promise.resolve();
%s
</script></body></html>"""

# Name → (markup, script). `act` sets it off; `ready` is done as soon as it could.
LEAKS: dict[str, tuple[str, str]] = {
    "fetch": ("", "window.act = () => post('/leak');"),
    "fetch-keepalive": ("", "window.act = () => fetch('/leak', { method: 'POST', keepalive: true });"),
    "fetch-later-on": ("", "window.act = () => setTimeout(() => post('/leak'), 200);"),
    "xhr": ("", "window.act = () => { const x = new XMLHttpRequest(); x.open('POST', '/leak'); x.send('x'); };"),
    "beacon": ("", "window.act = () => navigator.sendBeacon('/leak', 'x');"),
    "fetch-later": ("", "window.act = () => fetchLater('/leak', { method: 'POST', activateAfter: 0 });"),
    "fetch-later-at-the-end": ("", "window.act = () => fetchLater('/leak', { method: 'POST' });"),
    "image": ("", "window.act = () => { new Image().src = '/leak'; };"),
    "lazy-image": (
        "<div style='height: 9000px'></div><img loading=lazy src=/leak width=9 height=9>",
        "window.act = () => scrollTo(0, 9000);",
    ),
    "background-on-class": (
        "<style>.on { background: url(/leak) }</style><p id=p>Vases</p>",
        "window.act = () => { p.className = 'on'; };",
    ),
    "background-on-hover": ("<style>p:hover { background: url(/leak) }</style><p id=p>Vases</p>", ""),
    "font": (
        "<p id=p>Vases</p>",
        "window.act = () => { new FontFace('f', 'url(/leak)').load().catch(() => {}); };",
    ),
    "script": ("", "window.act = () => { document.body.append(Object.assign(document.createElement('script'), { src: '/leak' })); };"),
    "frame": ("", "window.act = () => add('<iframe src=/leak></iframe>');"),
    "prefetch": ("", "window.act = () => add('<link rel=prefetch href=/leak>');"),
    "prefetch-elsewhere": ("", "window.act = () => add(`<link rel=prefetch href=${at.replace('127.0.0.1', 'localhost')}/leak>`);"),
    "preconnect": ("", "window.act = () => add(`<link rel=preconnect href=${at.replace('127.0.0.1', 'localhost')}>`);"),
    "modulepreload": ("", "window.act = () => add('<link rel=modulepreload href=/leak>');"),
    "speculation-prefetch": ("", """window.act = () => { const s = document.createElement("script"); s.type = "speculationrules";
      s.textContent = JSON.stringify({ prefetch: [{ urls: ["/leak"], eagerness: "immediate" }] }); document.head.append(s); };"""),
    "speculation-prefetch-elsewhere": ("", """window.act = () => { const s = document.createElement("script"); s.type = "speculationrules";
      s.textContent = JSON.stringify({ prefetch: [{ urls: [at.replace("127.0.0.1", "localhost") + "/leak"], eagerness: "immediate",
        referrer_policy: "no-referrer" }] }); document.head.append(s); };"""),
    "speculation-prerender": ("", """window.act = () => { const s = document.createElement("script"); s.type = "speculationrules";
      s.textContent = JSON.stringify({ prerender: [{ urls: ["/leak"], eagerness: "immediate" }] }); document.head.append(s); };"""),
    "link": ("<a id=a href=/leak>Vases</a>", "window.act = () => a.click();"),
    "link-blank": ("<a id=a href=/leak target=_blank>Vases</a>", "window.act = () => a.click();"),
    "link-ping": ("<a id=a href='#here' ping=/leak>Vases</a>", "window.act = () => a.click();"),
    "link-download": ("<a id=a href=/leak download>Vases</a>", "window.act = () => a.click();"),
    "form": ("<form id=f action=/leak method=post><input name=q></form>", "window.act = () => f.submit();"),
    "form-blank": ("<form id=f action=/leak method=post target=_blank></form>", "window.act = () => f.submit();"),
    "form-into-frame": (
        "<iframe name=n></iframe><form id=f action=/leak method=post target=n></form>",
        "window.act = () => f.submit();",
    ),
    "location": ("", "window.act = () => { location.href = '/leak'; };"),
    "reload": ("", "window.act = () => { history.replaceState({}, '', '/leak'); location.reload(); };"),
    "window-open": ("", "window.act = () => open('/leak');"),
    "websocket": ("", "const s = new WebSocket(ws); window.ready = opened(s); window.act = () => s.send('leak');"),
    "websocket-binary": ("", "const s = new WebSocket(ws); window.ready = opened(s); window.act = () => s.send(new Uint8Array(70000));"),
    "websocket-new": ("", "window.act = () => { const s = new WebSocket(ws); s.onopen = () => s.send('leak'); };"),
    "websocket-on-message": ("", "const s = new WebSocket(ws); window.ready = opened(s); window.act = () => { s.onmessage = () => s.send('leak'); };"),
    "websocket-in-frame": (
        "<iframe srcdoc='<script>const s = new WebSocket(parent.location.origin.replace(\"http\", \"ws\") + \"/ws\");"
        "s.onopen = () => parent.postMessage(1); onmessage = () => s.send(\"leak\");</script>'></iframe>",
        "window.ready = said(window); window.act = () => frames[0].postMessage(1);",
    ),
    "eventsource": ("", "window.act = () => new EventSource('/leak');"),
    "eventsource-again": ("", "const e = new EventSource('/events'); window.ready = new Promise((done) => { e.onopen = done; }); window.act = () => e.close() || new EventSource('/leak');"),
    "worker": ("", """const w = new Worker(code("postMessage(1); onmessage = () => fetch('AT/leak', { method: 'POST' })"));
      window.ready = said(w); window.act = () => w.postMessage(1);"""),
    "worker-new": ("", "window.act = () => new Worker('/leak');"),
    "worker-beats": ("", """const w = new Worker(code("postMessage(1); onmessage = () => setInterval(() => fetch('AT/leak').catch(() => {}), 50)"));
      window.ready = said(w); window.act = () => w.postMessage(1);"""),
    "worker-websocket": ("", """const w = new Worker(code("const s = new WebSocket('WS'); s.onopen = () => postMessage(1); onmessage = () => s.send('leak')"));
      window.ready = said(w); window.act = () => w.postMessage(1);"""),
    "worker-of-worker": ("", """const w = new Worker(code(`const v = new Worker(URL.createObjectURL(new Blob(["postMessage(1); onmessage = () => fetch('AT/leak')"])));
      v.onmessage = () => postMessage(1); onmessage = () => v.postMessage(1)`)); window.ready = said(w); window.act = () => w.postMessage(1);"""),
    "worker-in-frame": (
        "<iframe srcdoc='<script>const w = new Worker(URL.createObjectURL(new Blob([`postMessage(1); onmessage = () =>"
        " fetch(\"${parent.location.origin}/leak\")`]))); w.onmessage = () => parent.postMessage(1);"
        " onmessage = () => w.postMessage(1);</script>'></iframe>",
        "window.ready = said(window); window.act = () => frames[0].postMessage(1);",
    ),
    "shared-worker": ("", """const w = new SharedWorker(code("onconnect = (e) => { const p = e.ports[0]; p.postMessage(1); p.onmessage = () => fetch('AT/leak') }"));
      window.ready = said(w.port); window.act = () => w.port.postMessage(1);"""),
    "shared-worker-websocket": ("", """const w = new SharedWorker(code("onconnect = (e) => { const p = e.ports[0], s = new WebSocket('WS'); s.onopen = () => p.postMessage(1); p.onmessage = () => s.send('leak') }"));
      window.ready = said(w.port); window.act = () => w.port.postMessage(1);"""),
    "service-worker": ("", """window.ready = navigator.serviceWorker.register("/sw.js").then(() => navigator.serviceWorker.ready).then((r) => { window.act = () => r.active.postMessage(1); });"""),
    "service-worker-new": ("", "window.act = () => navigator.serviceWorker.register('/leak');"),
    "storage-event": (
        "<iframe srcdoc='<script>addEventListener(\"storage\", () => fetch(parent.location.origin + \"/leak\"));</script>'></iframe>",
        "window.act = () => localStorage.setItem('cart', String(Math.random()));",
    ),
    "webtransport": ("", "window.act = () => { try { new WebTransport(at.replace('http:', 'https:') + '/leak').ready.catch(() => {}); } catch {} };"),
    "stun": ("", """window.act = () => { const r = new RTCPeerConnection({ iceServers: [{ urls: "stun:127.0.0.1:UDP" }] });
      r.createDataChannel("x"); r.createOffer().then((o) => r.setLocalDescription(o)); };"""),
    "turn-tcp": ("", """window.act = () => { const r = new RTCPeerConnection({ iceServers: [{ urls: "turn:127.0.0.1:TCP?transport=tcp", username: "a", credential: "b" }] });
      r.createDataChannel("x"); r.createOffer().then((o) => r.setLocalDescription(o)); };"""),
    "pagehide-beacon": ("", "window.act = () => { addEventListener('pagehide', () => navigator.sendBeacon('/leak', 'x')); };"),
    "pagehide-keepalive": ("", "window.act = () => { addEventListener('pagehide', () => fetch('/leak', { method: 'POST', keepalive: true })); };"),
    "pagehide-websocket": ("", "const s = new WebSocket(ws); window.ready = opened(s); window.act = () => { addEventListener('pagehide', () => s.send('leak')); };"),
    "hidden-beacon": ("", "window.act = () => { addEventListener('visibilitychange', () => navigator.sendBeacon('/leak', 'x')); };"),
    "beforeunload-beacon": ("", "window.act = () => { addEventListener('beforeunload', () => navigator.sendBeacon('/leak', 'x')); };"),
    "csp-report": ("", "window.act = () => { new Image().src = 'http://127.0.0.2/x'; };"),
}  # fmt: skip

AT_CLOSING = frozenset(name for name in LEAKS if name.startswith(("pagehide", "hidden", "beforeunload", "fetch-later-at")))
"""Those that speak only when the page is closed."""

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
