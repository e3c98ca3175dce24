"""Listens to the network of one visit through CDP, and says when it is quiet."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from playwright.async_api import CDPSession, Error

from auditor.collect.network.cookie_lines import unkept
from auditor.collect.network.door import Door
from auditor.collect.tasks import started
from auditor.model.network import Request
from auditor.model.url import host

LONG_LIVED = frozenset({"EventSource", "WebSocket", "Media", "Ping", "Prefetch", "Preflight", "CSPViolationReport"})
"""Resource types that stay open or matter to nobody who waits: they never keep a page from being quiet."""

STREAMS = frozenset({"text/event-stream", "application/x-ndjson", "application/grpc-web+proto", "application/grpc-web"})
"""Types of answers that come piece by piece for as long as the page is open."""

CONTENT = frozenset({"Fetch", "XHR", "Script"})
"""Resource types that an application's first content comes from."""

STALE = 2.0
"""Seconds after which a request still under way (long polling) no longer keeps the page from being quiet."""

REQUEST_LIMIT = 5000
"""Requests kept of one visit; a page that asks without end must not fill the memory."""

HEADER_LIMIT = 4000
POLICY_LIMIT = 20_000
"""Characters kept of one header's value, and of a security policy, which names dozens of hosts in large shops."""

BROKEN = re.compile(
    r"ERR_(CONNECTION_(RESET|CLOSED)|INCOMPLETE_CHUNKED_ENCODING|HTTP2_PROTOCOL_ERROR|QUIC_PROTOCOL_ERROR)"
)
"""Errors of a server that breaks off in the middle of an answer. Not a length that was announced wrongly: the whole
page may be there."""

ERROR = 400
"""The status from which on an answer is an error."""

_TIME = re.compile(r"\d{10,}")
"""A time in an address, which keeps caches from answering, in seconds or milliseconds since 1970."""

REFUSAL = "SameSiteNoneInsecure"
"""Why Chromium does not keep a cookie that other browsers keep. Its other reasons lie in the visit (a page over http, a
third party) or in the cookie's syntax."""

COOKIE_LIMIT = 200


class _Entry:
    """One request under way or done."""

    def __init__(self, order: int, params: dict[str, Any], phase: str, page_frame: str) -> None:
        request = params["request"]
        is_navigation = params.get("loaderId") == params.get("requestId") and str(params.get("type")) == "Document"
        self.order = order
        self.since = time.monotonic()
        self.type = str(params.get("type", "Other"))
        self.timestamp = float(params["timestamp"])
        self.done = False
        self.heard_status = (
            0  # off the wire, also of an answer that the page never gets (304 without a question for it)
        )
        self.has_raw_headers = True  # until Chromium says that there are none
        self.loader = str(params.get("loaderId", ""))
        self.question = (request["method"], _TIME.sub("", request["url"][:2000]), str(request.get("postData"))[:2000])
        self.of_worker = self.type == "Script" and not self.loader  # that it has come is told to the worker alone
        self.polls = False
        self.values: dict[str, Any] = {
            "url": _short(request["url"]),
            "method": request["method"],
            "resource_type": self.type.lower(),
            "mixed_content": request.get("mixedContentType", "none"),
            "is_navigation": is_navigation,
            "top_level": is_navigation and params.get("frameId") == page_frame,
            "frame_url": _short(params.get("documentURL", "")),
            "initiator_url": _short(_initiator(params.get("initiator", {}))),
            "phase": phase,
        }

    def answered(self, response: dict[str, Any], *, has_raw_headers: bool) -> None:
        self.has_raw_headers = has_raw_headers
        self.values.update(
            status=int(response.get("status", 0)),
            mime_type=str(response.get("mimeType", ""))[:200],
            protocol=str(response.get("protocol", "")),
            from_cache=bool(response.get("fromDiskCache") or response.get("fromPrefetchCache")),
            headers=_headers(response.get("headers")),
        )


class NetworkLog:
    """The requests of a page and its frames, in the order in which they began; not those that its workers make.

    count: how many were kept until now. content_done: how many of those that content comes from have ended. phase: what
    is under way, which each request is noted with.
    """

    def __init__(self) -> None:
        self._entries: dict[str, _Entry] = {}
        self._finished: list[_Entry] = []
        self.refused_cookies: list[tuple[str, dict[str, Any]]] = []
        self.sockets: dict[str, str] = {}
        self._raw_headers: dict[str, list[dict[str, str]]] = {}
        self._hops: dict[str, list[_Entry]] = {}
        self._page_frame = ""
        self._door: Door | None = None
        self._start: float | None = None
        self._answered: set[tuple[str, str, str]] = set()
        self._last = time.monotonic()
        self.count = 0
        self.content_done = 0
        self._session: CDPSession | None = None
        self._asides: set[asyncio.Task[None]] = set()
        self._handlers: dict[str, Callable[[dict[str, Any]], None]] = {
            "Network.requestWillBeSent": self._sent,
            "Network.responseReceived": self._received,
            "Network.responseReceivedExtraInfo": self._extra,
            "Network.dataReceived": self._data,
            "Network.loadingFinished": self._done,
            "Network.loadingFailed": self._failed,
            "Network.requestServedFromCache": self._cached,
            "Network.webSocketCreated": self._socket,
        }
        self.phase = "load"

    async def attach(self, session: CDPSession, door: Door | None = None) -> None:
        """Starts listening on the page that `session` speaks to; `door` knows why hosts could not be reached."""
        self._door = door
        self._session = session
        self._listen()
        await session.send("Network.enable")

    def _listen(self) -> None:
        if self._session is not None:
            for event, handler in self._handlers.items():
                self._session.on(event, handler)

    def close(self) -> None:
        """Ends listening; what was asked for until now stays known."""
        if self._session is not None:
            for event, handler in self._handlers.items():
                self._session.remove_listener(event, handler)

    def _enough(self) -> None:
        """Hears no more: what a page asks for without end would keep us from everything else."""
        self.close()
        if self._session is not None:
            self._asides.add(started(_disable(self._session)))

    async def quiet(self, seconds: float, deadline: float) -> bool:
        """Waits until nothing was under way for `seconds`; False at `deadline` (time.monotonic)."""
        while True:
            now = time.monotonic()
            busy = any(now - entry.since < STALE for entry in self._open())
            if not busy and now - self._last >= seconds:
                return True
            if now >= deadline:
                return False
            await asyncio.sleep(0.02 if busy else max(0.005, seconds - (now - self._last)))

    def open_addresses(self) -> list[str]:
        """What is asked for and has not come yet, in the order in which it was asked for; nothing that never ends."""
        awaited = (entry for entry in self._open() if not entry.of_worker)
        return [entry.values["url"] for entry in sorted(awaited, key=lambda entry: entry.order)]

    def is_idle(self) -> bool:
        """Whether nothing at all is under way, streams and what is asked for again and again included."""
        return all(entry.done for entry in self._entries.values())

    def awaits_content(self) -> bool:
        """Whether something is still to come of which a page may be waiting to make its first content."""
        return any(entry.type in CONTENT and not entry.of_worker for entry in self._open())

    def content_since(self, order: int) -> list[bool]:
        """Of what was asked for from the request of `order` on, and content may come from, again and again or not:
        whether each has ended."""
        asked = (entry for entry in self._entries.values() if entry.order >= order and entry.type in CONTENT)
        return [entry.done for entry in asked if not entry.of_worker]

    def of_document(self, loader: str) -> NetworkLog:
        """A log of what was asked for since the document of `loader` was, in the place of this one, which is closed."""
        self.close()
        found = NetworkLog()
        found._page_frame, found._door, found._session = self._page_frame, self._door, self._session
        found.refused_cookies = self.refused_cookies
        found.sockets = self.sockets
        everything = [*self._finished, *self._entries.values()]
        first = min((entry.order for entry in everything if entry.loader == loader), default=self.count)
        found._take_over(self, first, {entry.loader for entry in everything if entry.order < first})
        found._listen()
        return found

    def status_of(self, loader: str) -> tuple[int, str] | None:
        """Status and type of the answer that is the document of `loader`; None if there is none (yet)."""
        entry = self._entries.get(loader)
        if entry is None or "status" not in entry.values:
            return None
        return entry.values["status"], entry.values.get("mime_type", "")

    def broken_off(self, loader: str) -> str:
        """Why the document of `loader` did not arrive whole, though an answer had begun; "" if nothing is known of it.
        A page may stop its own loading, and what it then shows is all there is."""
        entry = self._entries.get(loader)
        if entry is None or "status" not in entry.values:
            return ""
        found = BROKEN.search(str(entry.values.get("error", "")))
        return found[0] if found else ""

    def still_comes(self, loader: str) -> bool:
        """Whether the document of `loader` has begun to arrive and its end has not come."""
        entry = self._entries.get(loader)
        return entry is not None and "status" in entry.values and not entry.done

    def method_of(self, loader: str) -> str:
        """How the document of `loader` was asked for, "GET" or "POST"; "" if it was not over the network."""
        entry = self._entries.get(loader)
        return str(entry.values["method"]) if entry is not None else ""

    def last_status(self) -> int:
        """The status of the last answer to what was asked for as the page itself; 0 if there is none."""
        asked = [each for each in [*self._finished, *self._entries.values()] if each.values["top_level"]]
        last = max(asked, key=lambda each: each.order, default=None)
        return last.values.get("status", 0) or last.heard_status if last else 0

    def _open(self) -> list[_Entry]:
        """What is under way and will end: no stream, and nothing that is asked for again and again."""
        return [
            entry
            for entry in self._entries.values()
            if not (entry.done or entry.polls or entry.type in LONG_LIVED or entry.values.get("mime_type") in STREAMS)
        ]

    def _take_over(self, other: NetworkLog, first: int, gone: set[str]) -> None:
        """What `other` kept from the request of order `first` on, but for what the loaders `gone` still asked for."""

        def is_kept(entry: _Entry) -> bool:
            return entry.order >= first and entry.loader not in gone

        kept = {key: entry for key, entry in other._entries.items() if is_kept(entry)}
        self._finished = [entry for entry in other._finished if is_kept(entry)]
        self._entries = kept
        hops = {key: list(filter(is_kept, own)) for key, own in other._hops.items()}
        self._hops = {key: own for key, own in hops.items() if own}
        self._raw_headers = {key: raw for key, raw in other._raw_headers.items() if key in self._hops}
        entries = sorted([*self._finished, *kept.values()], key=lambda entry: entry.order)
        self._start = entries[0].timestamp if entries else None
        for order, entry in enumerate(entries):
            entry.order = order
            entry.values["phase"] = self.phase
            for name in ("started", "finished"):
                if entry.values.get(name) is not None:
                    entry.values[name] = round(entry.values[name] - other._ms(self._start or 0.0), 1)
        self.count = len(entries)

    def requests(self) -> list[Request]:
        """What was asked for until now."""
        for request_id, raw in self._raw_headers.items():
            for entry, headers in _paired(self._hops.get(request_id, []), raw):
                entry.values["headers"] = headers
        entries = sorted([*self._finished, *self._entries.values()], key=lambda entry: entry.order)
        return [Request(**entry.values) for entry in entries]

    def scripts(self) -> list[tuple[str, str, str, str]]:
        """Scripts that came: Chromium's id of the request, address, document, who asked for it; in their order."""
        known = [(key, entry) for key, entries in self._hops.items() for entry in entries]
        found = sorted(known, key=lambda each: each[1].order)
        return [
            (key, entry.values["url"], entry.values["frame_url"], entry.values["initiator_url"])
            for key, entry in found
            if entry.values["resource_type"] == "script" and 200 <= entry.values.get("status", 0) < 300
        ]

    def cookie_headers(self) -> list[str]:
        """The raw Set-Cookie headers (joined by line feeds) of each answer that set cookies."""
        answers = [headers for raw in self._raw_headers.values() for headers in raw]
        return [headers["set-cookie"] for headers in answers if "set-cookie" in headers]

    def _sent(self, params: dict[str, Any]) -> None:
        self._last = time.monotonic()
        request_id = params["requestId"]
        previous = self._entries.get(request_id)
        if self._start is None:
            self._start = float(params["timestamp"])
        if previous is not None and "redirectResponse" in params:
            raw = bool(params.get("redirectHasExtraInfo"))
            previous.answered(params["redirectResponse"], has_raw_headers=raw)
            previous.values["redirected_to"] = _short(params["request"]["url"])
            previous.values["transfer_bytes"] = int(params["redirectResponse"].get("encodedDataLength", 0))
            previous.done = True
            self._finished.append(self._entries.pop(request_id))
        if self.count >= REQUEST_LIMIT:
            self._enough()
            return
        self._page_frame = self._page_frame or params.get("frameId", "")
        entry = _Entry(self.count, params, self.phase, self._page_frame)
        entry.values["started"] = self._ms(entry.timestamp)
        entry.polls = entry.question in self._answered
        self.count += 1
        self._entries[request_id] = entry
        self._hops.setdefault(request_id, []).append(entry)

    def _socket(self, params: dict[str, Any]) -> None:
        """What is said on a WebSocket later comes with its id alone."""
        if len(self.sockets) < REQUEST_LIMIT:
            self.sockets[params["requestId"]] = str(params["url"])[:2000]

    def _received(self, params: dict[str, Any]) -> None:
        entry = self._entries.get(params["requestId"])
        if entry is not None:
            entry.answered(params["response"], has_raw_headers=bool(params.get("hasExtraInfo")))
            if entry.values["status"] < ERROR:  # what failed is tried again for its answer's sake
                self._answered.add(entry.question)
            if not entry.values["from_cache"]:
                # The headers; what follows is added as it comes, as streams and films never end within the visit.
                entry.values["transfer_bytes"] = max(0, int(params["response"].get("encodedDataLength", 0)))
            if params.get("type"):
                entry.values["resource_type"] = str(params["type"]).lower()

    def _extra(self, params: dict[str, Any]) -> None:
        if len(self._raw_headers) < REQUEST_LIMIT or params["requestId"] in self._raw_headers:
            self._raw_headers.setdefault(params["requestId"], []).append(_headers(params.get("headers")))
        entry = self._entries.get(params["requestId"])
        if entry is not None:
            entry.heard_status = int(params.get("statusCode", 0))
        for refused in params.get("blockedCookies", []):
            reasons, cookie = refused.get("blockedReasons", []), refused.get("cookie")
            if REFUSAL in reasons and cookie and len(self.refused_cookies) < COOKIE_LIMIT:
                self.refused_cookies.append((REFUSAL, cookie))
        if entry is not None:
            self._unkept(_headers(params.get("headers")).get("set-cookie", ""), entry)

    def _unkept(self, lines: str, entry: _Entry) -> None:
        for line in lines.split("\n") if lines else []:
            found = unkept(line, host(entry.values["url"])) if len(self.refused_cookies) < COOKIE_LIMIT else None
            if found is not None:
                self.refused_cookies.append(found)

    def _data(self, params: dict[str, Any]) -> None:
        entry = self._entries.get(params["requestId"])
        if entry is not None:
            entry.values["body_bytes"] = (entry.values.get("body_bytes") or 0) + int(params.get("dataLength", 0))
            if entry.values.get("transfer_bytes") is not None and not entry.done:
                # Chromium tells the length over the wire a piece late: that of plain answers is known without it.
                packed = "content-encoding" in entry.values.get("headers", {})
                length = params.get("encodedDataLength" if packed else "dataLength", 0)
                entry.values["transfer_bytes"] += max(0, int(length))

    def _done(self, params: dict[str, Any]) -> None:
        self._last = time.monotonic()
        entry = self._entries.get(params["requestId"])
        if entry is not None:
            self._end(entry)
            entry.values["finished"] = self._ms(float(params["timestamp"]))
            if not entry.values.get("from_cache"):
                entry.values["transfer_bytes"] = max(0, int(params.get("encodedDataLength", 0)))

    def _failed(self, params: dict[str, Any]) -> None:
        self._last = time.monotonic()
        entry = self._entries.get(params["requestId"])
        if entry is not None:
            self._end(entry)
            error = str(params.get("errorText", ""))
            entry.values["error"] = (self._door.told(error, entry.values["url"]) if self._door else error)[:200]
            entry.values["blocked"] = str(params.get("blockedReason", ""))

    def _end(self, entry: _Entry) -> None:
        entry.done = True
        self.content_done += entry.type in CONTENT and not entry.polls

    def _cached(self, params: dict[str, Any]) -> None:
        entry = self._entries.get(params["requestId"])
        if entry is not None:
            entry.values["from_cache"] = True

    def _ms(self, timestamp: float) -> float:
        return round((timestamp - (self._start or timestamp)) * 1000, 1)


def _paired(hops: list[_Entry], raw: list[dict[str, str]]) -> list[tuple[_Entry, dict[str, str]]]:
    """Which headers off the wire belong to which hop of a request.

    Those of a worker come without the request itself, which its own target tells; answers out of a cache, and
    redirects that Chromium makes up (HSTS), come without headers. A hop may have been answered twice (first 401, then
    with the password): the last answer is the one in use.
    """
    asking = [entry for entry in hops if entry.has_raw_headers]
    if len(asking) > len(raw):
        return []
    if len(asking) < len(raw):
        asking, raw = asking[-1:], raw[-1:]
    return list(zip(asking, raw, strict=False))


def _headers(given: dict[str, Any] | None) -> dict[str, str]:
    """Names in lower case, values of bounded length."""
    return {
        name.lower(): str(value)[: POLICY_LIMIT if name.lower().startswith("content-security-policy") else HEADER_LIMIT]
        for name, value in (given or {}).items()
    }


def _initiator(initiator: dict[str, Any]) -> str:
    if initiator.get("url"):
        return str(initiator["url"])
    stack = initiator.get("stack") or {}
    while stack:
        for frame in stack.get("callFrames", []):
            if frame.get("url"):
                return str(frame["url"])
        stack = stack.get("parent") or {}
    return ""


async def _disable(session: CDPSession) -> None:
    with suppress(Error):
        await session.send("Network.disable")


def _short(url: str) -> str:
    """data: URLs carry whole images; only their beginning is of use."""
    return url[:100] if url.startswith("data:") else url[:2000]
