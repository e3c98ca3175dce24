"""Opens the page, and says in a code why it could not be opened."""

from __future__ import annotations

import re
import time

from playwright.async_api import Error, Page, Response
from playwright.async_api import TimeoutError as PlaywrightTimeoutError

from auditor.collect.network.door import Door
from auditor.errors import CollectError
from auditor.model.failure import PageCode

_CODES: tuple[tuple[re.Pattern[str], PageCode], ...] = (
    (re.compile(r"ERR_NAME_NOT_RESOLVED|ERR_NAME_RESOLUTION_FAILED|ERR_ICANN_NAME"), "dns-failure"),
    (re.compile(r"ERR_CONNECTION_REFUSED"), "connection-refused"),
    (re.compile(r"ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS"), "not-public"),
    (re.compile(r"ERR_TOO_MANY_REDIRECTS"), "redirect-loop"),
    (re.compile(r"ERR_CERT_AUTHORITY_INVALID"), "tls-authority"),
    (re.compile(r"ERR_CERT_|ERR_SSL_|ERR_BAD_SSL|ERR_TLS"), "tls-failure"),
    (re.compile(r"Download is starting"), "download"),
    (re.compile(r"ERR_TIMED_OUT|ERR_CONNECTION_TIMED_OUT"), "navigation-timeout"),
    (re.compile(r"ERR_UNSAFE_PORT|ERR_INVALID_URL|ERR_UNKNOWN_URL_SCHEME|ERR_DISALLOWED_URL_SCHEME"), "not-allowed"),
    (re.compile(r"Page crashed|Target crashed"), "tab-crashed"),
    (re.compile(r"has been closed|Browser closed|Connection closed"), "browser-died"),
)

EMPTY = frozenset({204, 205, 304})
"""Answers without a document, at which the browser stays where it is."""

PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml"})


def code_of(error: Exception, door: Door | None = None, url: str = "") -> CollectError:
    """The CollectError for what Playwright raised, on the way to `url` through `door`."""
    text = str(error) if door is None else door.told(str(error), url)
    for pattern, code in _CODES:
        if pattern.search(text):
            return CollectError(code, reason=_reason(text))
    if isinstance(error, (PlaywrightTimeoutError, TimeoutError)):
        return CollectError("navigation-timeout")
    return CollectError("connection-failed", reason=_reason(text))


async def navigate(page: Page, url: str, deadline: float, door: Door | None = None) -> Response:
    """Goes to `url`, through `door`, until the answer has begun to arrive.

    Raises CollectError for whatever is not a page to audit.
    """
    try:
        response = await page.goto(url, wait_until="commit", timeout=max(1, (deadline - time.monotonic()) * 1000))
    except Error as error:
        raise code_of(error, door, url) from error
    if response is None:
        raise CollectError("connection-failed", reason="no response")
    check_answer(response.status, response.headers.get("content-type", "text/html"))
    return response


def check_answer(status: int, content_type: str) -> int:
    """`status`. Raises CollectError if the answer is not a page to audit."""
    if status >= 400 or status in EMPTY:
        raise CollectError("http-error", status=str(status))
    kind = content_type.split(";", maxsplit=1)[0].strip().lower()
    # Without a type the browser sniffs one; what it then shows is a page as good as any.
    if kind and kind not in PAGE_TYPES:
        raise CollectError("not-a-page", type=kind[:80])
    return status


def _reason(text: str) -> str:
    found = re.search(r"net::(ERR_\w+)", text)
    return found[1] if found else (text.strip().splitlines() or [""])[0][:160]
