"""What a page would send, from the moment that the listening begins."""

from __future__ import annotations

import asyncio
import base64
import binascii
from typing import Any, NamedTuple

from playwright.async_api import BrowserContext, CDPSession, Error, Request

from auditor.collect.tasks import started
from auditor.collect.trials.canaries.finding import LONGEST, unpacked

MOST = 3000
"""Messages that are kept."""

BLOCKED = frozenset({"csp", "mixed-content", "net::err_blocked_by_csp"})
"""Why a request failed that never was on its way."""

_TEXT_FRAME = 1


class Message(NamedTuple):
    """A request or a message on an open connection. text: its address and its body. headers: of the request, each on a
    line."""

    url: str
    kind: str
    text: str
    headers: str = ""


class Listener:
    """Hears all frames and workers of the context, and the WebSockets of the page.

    Not what shows another page in its place: a form that was sent is no leak. sockets: addresses by the ids of those
    that were opened before.
    """

    def __init__(self, context: BrowserContext, session: CDPSession, top: str, sockets: dict[str, str]) -> None:
        self._heard: list[tuple[Message, Request | None]] = []
        self._context = context
        self._session = session
        self._top = top
        self._sockets = dict(sockets)
        self._asides: set[asyncio.Task[None]] = set()

    def start(self) -> None:
        """Begins to listen to requests and sockets."""
        self._context.on("request", self._asked)
        self._session.on("Network.requestWillBeSent", self._sent)
        self._session.on("Network.webSocketCreated", self._opened)
        self._session.on("Network.webSocketFrameSent", self._said)

    def stop(self) -> None:
        """Listens no longer."""
        self._context.remove_listener("request", self._asked)
        self._session.remove_listener("Network.requestWillBeSent", self._sent)
        self._session.remove_listener("Network.webSocketCreated", self._opened)
        self._session.remove_listener("Network.webSocketFrameSent", self._said)

    async def messages(self) -> list[Message]:
        """All that would have left, in its order. Not what the page's own policy had kept back."""
        await asyncio.gather(*self._asides)
        return [message for message, request in self._heard if not (request and _is_blocked(request))]

    def _asked(self, request: Request) -> None:
        """Of frames in processes of their own and of workers too; Playwright knows no bodies that are blobs."""
        try:
            if request.is_navigation_request() and request.frame.parent_frame is None:
                return
        except Error:
            pass  # a worker's has no frame
        body = request.post_data_buffer or b""
        headers = "\n".join(request.headers.values())
        self._keep(request.url, request.resource_type, _text(body), headers, request)

    def _sent(self, event: dict[str, Any]) -> None:
        """Bodies that are blobs, as beacons often are, have to be asked for; what stands behind the # of a frame's
        address goes to no server, but to the scripts of the page that it shows."""
        request = event["request"]
        if event.get("type") == "Document" and event.get("frameId") == self._top:
            return
        if "urlFragment" in request:
            self._keep(request["url"], str(event.get("type", "")).lower(), request["urlFragment"])
        if "postData" in request:
            return
        if request.get("hasPostData") and len(self._asides) < MOST:
            task = started(self._body(event["requestId"], request["url"], str(event.get("type", "")).lower()))
            self._asides.add(task)

    async def _body(self, request_id: str, url: str, kind: str) -> None:
        try:
            answer = await self._session.send("Network.getRequestPostData", {"requestId": request_id})
        except Error:
            return  # Chromium has it no more
        data = answer["postData"]
        self._keep(url, kind, _text(base64.b64decode(data)) if answer.get("base64Encoded") else data)

    def _opened(self, event: dict[str, Any]) -> None:
        self._sockets[event["requestId"]] = event["url"]
        self._keep(event["url"], "websocket", "")

    def _said(self, event: dict[str, Any]) -> None:
        frame = event["response"]
        data = str(frame.get("payloadData", ""))
        if frame.get("opcode") != _TEXT_FRAME:
            try:
                data = _text(base64.b64decode(data))
            except (ValueError, binascii.Error):
                return
        self._keep(self._sockets.get(event["requestId"], ""), "websocket", data)

    def _keep(self, url: str, kind: str, body: str, headers: str = "", request: Request | None = None) -> None:
        if len(self._heard) < MOST and not url.startswith(("data:", "blob:")):
            self._heard.append((Message(url, kind, f"{url}\n{body}"[:LONGEST], headers), request))


def _is_blocked(request: Request) -> bool:
    """By a Content-Security-Policy, or as mixed content; what we refuse says that it was aborted."""
    return (request.failure or "").lower() in BLOCKED


def _text(data: bytes) -> str:
    return unpacked(data[:LONGEST], bare=True).decode("utf-8", "replace")
