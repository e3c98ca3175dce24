"""Sends the user's own headers to the audited site and to nobody else."""

from __future__ import annotations

import asyncio
from typing import Any

from playwright.async_api import CDPSession, Error

from auditor.model.url import origin


async def send_to_origin(session: CDPSession, url: str, headers: dict[str, str]) -> None:
    """Adds `headers` to every request for the origin of `url`, and takes them off requests that are redirected
    elsewhere.

    Playwright's extra headers go to third parties too, and its routing keeps them across redirects.
    """
    target = origin(url)
    names = {name.lower() for name in headers}
    pending: set[asyncio.Task[None]] = set()

    async def proceed(event: dict[str, Any]) -> None:
        request = event["request"]
        kept = [
            {"name": name, "value": value} for name, value in request["headers"].items() if name.lower() not in names
        ]
        if origin(request["url"]) == target:
            kept += [{"name": name, "value": value} for name, value in headers.items()]
        try:
            await session.send("Fetch.continueRequest", {"requestId": event["requestId"], "headers": kept})
        except Error:
            pass  # cancelled by the page meanwhile

    def paused(event: dict[str, Any]) -> None:
        task = asyncio.ensure_future(proceed(event))
        pending.add(task)
        task.add_done_callback(pending.discard)

    session.on("Fetch.requestPaused", paused)
    await session.send("Fetch.enable", {"patterns": [{"urlPattern": "*"}]})
