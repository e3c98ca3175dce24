"""Lets a browser with a DevTools port into a site that wants to know its visitor, before another program drives it."""

from __future__ import annotations

import asyncio
from typing import Any

import msgspec
from playwright.async_api import BrowserContext, CDPSession, Error, Route, async_playwright

from auditor.collect.options import VisitOptions
from auditor.errors import CollectError
from auditor.model.storage_state import OriginState
from auditor.model.url import origin


async def admit(port: int, url: str, options: VisitOptions) -> None:
    """Gives the browser at `port` the user's cookies for `url` and storage state (but for IndexedDB), and has it log in
    there with the user's password.

    Chromium keeps both in its profile and sends them to that site alone. Raises CollectError where that does not work.
    """
    try:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}")
            context = browser.contexts[0]
            state = options.state_for(url)
            await context.add_cookies(msgspec.to_builtins(state.cookies))
            for stored in state.origins:
                await _store(context, stored)
            if options.cookies:
                await context.add_cookies(
                    [
                        {"name": name, "value": value, "url": f"{origin(url)}/"}
                        for name, value in options.cookies.items()
                    ]
                )
            if options.basic_auth:
                await _log_in(context, url, options.basic_auth)
            await browser.close()
    except Error as error:
        raise CollectError("connection-failed", reason=(str(error).splitlines() or [""])[0][:160]) from error


async def _store(context: BrowserContext, stored: OriginState) -> None:
    """Fills local storage by an empty page of that origin, for which nobody is asked."""
    page = await context.new_page()

    async def answer(route: Route) -> None:
        await route.fulfill(body="<!doctype html>", content_type="text/html")

    await page.route("**/*", answer)
    await page.goto(stored.origin)
    entries = [[entry.name, entry.value] for entry in stored.local_storage]
    await page.evaluate("entries => entries.forEach(([name, value]) => localStorage.setItem(name, value))", entries)
    await page.close()


async def _log_in(context: BrowserContext, url: str, basic_auth: str) -> None:
    """Loads the document alone, nothing that it refers to: the password is remembered with the first answer."""
    page = await context.new_page()
    session = await context.new_cdp_session(page)
    pending: set[asyncio.Task[None]] = set()

    def answer(method: str, parameters: dict[str, Any]) -> None:
        task = asyncio.ensure_future(_send(session, method, parameters))
        pending.add(task)
        task.add_done_callback(pending.discard)

    def paused(event: dict[str, Any]) -> None:
        if event.get("resourceType") == "Document":
            answer("Fetch.continueRequest", {"requestId": event["requestId"]})
        else:
            answer("Fetch.failRequest", {"requestId": event["requestId"], "errorReason": "Aborted"})

    def challenged(event: dict[str, Any]) -> None:
        challenge = event["authChallenge"]
        asked = challenge.get("source") != "Proxy" and challenge["origin"] == origin(url) and url not in seen
        seen.add(url)  # a password that was refused is not offered for ever
        user, _, password = basic_auth.partition(":")
        given = {"response": "ProvideCredentials", "username": user, "password": password}
        response = given if asked else {"response": "CancelAuth"}
        answer("Fetch.continueWithAuth", {"requestId": event["requestId"], "authChallengeResponse": response})

    seen: set[str] = set()
    session.on("Fetch.requestPaused", paused)
    session.on("Fetch.authRequired", challenged)
    await session.send("Emulation.setScriptExecutionDisabled", {"value": True})
    await session.send("Fetch.enable", {"handleAuthRequests": True, "patterns": [{"urlPattern": "*"}]})
    await session.send("Page.navigate", {"url": url})
    await page.close()


async def _send(session: CDPSession, method: str, parameters: dict[str, Any]) -> None:
    try:
        await session.send(method, parameters)
    except Error:
        pass  # the request has gone with its page
