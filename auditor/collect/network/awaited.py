"""Servers that are still starting: a pipeline starts a shop in the background and audits it in the next line."""

from __future__ import annotations

import asyncio
import http.client
import ssl
import time
import urllib.error
import urllib.request
from typing import Any, Final

from auditor.collect.tasks import in_thread

PAUSE: Final = 0.25
"""Seconds between two questions."""
_PATIENCE: Final = 5.0
"""Seconds for one answer: a server that takes the connection and compiles its first page is asked again."""


async def answers(origin: str, seconds: float) -> str:
    """Asks the root of `origin` until it answers, for `seconds` at most; "" once it does, else why it did not.

    Any answer will do but those of a server or a proxy before it that is not ready (500 and above). Nothing secret is
    sent, so that what asks for a password has answered by that.
    """
    deadline = time.monotonic() + seconds
    while True:
        left = deadline - time.monotonic()
        reason = await in_thread(_asked, f"{origin}/", max(0.1, min(_PATIENCE, left)))
        if not reason or time.monotonic() + PAUSE >= deadline:
            return reason
        await asyncio.sleep(PAUSE)


class _Staying(urllib.request.HTTPRedirectHandler):
    """Follows nothing: a server that sends elsewhere has answered."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def _asked(url: str, timeout: float) -> str:
    # Whether its certificate is any good is judged later.
    opener = urllib.request.build_opener(
        _Staying,
        urllib.request.HTTPSHandler(context=ssl._create_unverified_context()),
    )
    try:
        with opener.open(url, timeout=timeout) as answer:
            return _unready(answer.status)
    except urllib.error.HTTPError as error:
        with error:
            return _unready(error.code)
    except urllib.error.URLError as error:
        return _told(error.reason)
    except (OSError, ValueError, http.client.HTTPException) as error:
        return _told(error)


def _unready(status: int) -> str:
    return f"HTTP status {status}" if status >= 500 else ""


def _told(reason: object) -> str:
    said = getattr(reason, "strerror", None) or str(reason)
    return said.strip().rstrip(".")[:120] or type(reason).__name__
