"""Waits for what the user names, and as long as the user says."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable

from playwright.async_api import Browser, Error, Page
from playwright.async_api import TimeoutError as PlaywrightTimeoutError

from auditor.collect.options import VisitOptions
from auditor.errors import CollectError, UsageError

_IS_SELECTOR = """(selector) => {
  try { document.createDocumentFragment().querySelector(selector); return true; }
  catch (error) { return false; }
}"""


async def check_selectors(browser: Browser, selectors: Iterable[str]) -> None:
    """Raises UsageError if the browser can't read some of the CSS selectors; "" asks for nothing."""
    asked = [selector for selector in dict.fromkeys(selectors) if selector]
    if not asked:
        return
    page = await browser.new_page()
    try:
        wrong = [selector for selector in asked if not await page.evaluate(_IS_SELECTOR, selector)]
    finally:
        await page.close()
    if wrong:
        named = ", ".join(repr(selector[:200]) for selector in wrong)
        are = "is not a CSS selector" if len(wrong) == 1 else "are not CSS selectors"
        raise UsageError(f"{named} (wait-for, exclude or ignore) {are}.")


async def wait_as_asked(page: Page, options: VisitOptions, deadline: float) -> None:
    """Waits for the element, then the seconds, that the user wants waited for; neither beyond `deadline`
    (time.monotonic). Raises CollectError if no such element is visible by then."""
    if options.wait_for:
        await _wait_for(page, options.wait_for, deadline)
    if options.wait:
        await asyncio.sleep(max(0.0, min(options.wait, deadline - time.monotonic())))


async def _wait_for(page: Page, selector: str, deadline: float) -> None:
    left = max(0.1, deadline - time.monotonic())
    try:
        # Any that is visible: the first that is selected may be a hidden twin.
        await page.wait_for_selector(f"css={selector} >> visible=true", state="attached", timeout=left * 1000)
    except PlaywrightTimeoutError:
        raise CollectError("selector-missing", selector=selector[:200], seconds=f"{left:.0f}") from None
    except Error as error:
        if "selector" not in str(error):
            raise
        raise CollectError("selector-invalid", selector=selector[:200]) from None
