"""A browser in which a person signs in, and what it remembers of that."""

from __future__ import annotations

import asyncio

import msgspec
from playwright.async_api import BrowserContext, Error, async_playwright

from auditor.collect.browser.pool import ORDINARY
from auditor.errors import ProvisionError
from auditor.model.storage_state import StorageState
from auditor.provision import Chromium, sandbox_args

LOOK = 1.0
"""Seconds between two looks at what the browser remembers: closing it whole leaves no time for one more."""


async def remembered(chromium: Chromium, url: str) -> StorageState:
    """What the browser remembers when its last window is closed. `url` is opened first; one that does not load can be
    corrected in the window.

    Raises ProvisionError if the browser does not start.
    """
    async with async_playwright() as playwright:
        try:
            browser = await playwright.chromium.launch(
                executable_path=chromium.path,
                headless=False,
                args=list(ORDINARY),
                chromium_sandbox=not sandbox_args(),
            )
        except Error as error:
            reason = str(error).strip().splitlines()[0]
            raise ProvisionError(f"{chromium.path} opens no window ({reason}).") from error
        context = await browser.new_context(no_viewport=True)
        page = await context.new_page()
        try:
            await page.goto(url, wait_until="commit")
        except Error:
            pass  # whoever sits before it sees that
        try:
            return await watch(context)
        finally:
            if browser.is_connected():
                await browser.close()


async def watch(context: BrowserContext) -> StorageState:
    """What is remembered when the last window of `context` is closed, or its browser."""
    found = StorageState()
    while True:
        windows = context.pages
        try:
            found = msgspec.convert(await context.storage_state(), StorageState)
        except Error:
            return found  # the browser has been closed whole
        if not windows:
            return found
        try:
            await windows[0].wait_for_event("close", timeout=LOOK * 1000)
        except Error:
            await asyncio.sleep(0)  # it is still open, or has gone meanwhile
