"""A Playwright page as an audit needs it: its address, and what its browser has kept of the shop.

Nothing is asked of the page's own window: its sign-in, its cart and its cookies go along, and it is left as it is.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from typing import Any, TypeGuard, cast

import msgspec

from auditor.errors import UsageError
from auditor.model.storage_state import StorageState

CLOSED = "The page is closed: hand it to mobile_audit while it is open."


def is_page(target: object) -> TypeGuard[Any]:
    """Whether `target` is a page of Playwright, sync or async."""
    return all(hasattr(target, name) for name in ("url", "context", "is_closed"))


def is_async(page: Any) -> bool:
    """Whether it is one of the async API."""
    return inspect.iscoroutinefunction(page.context.storage_state)


def address(page: Any) -> str:
    """Where it is. Raises UsageError if it is closed, or nowhere that can be audited."""
    if page.is_closed():
        raise UsageError(CLOSED)
    url = str(page.url)
    if not url.startswith(("http://", "https://")):
        raise UsageError(f"The page is at {url[:80]!r}: call page.goto(…) before mobile_audit(page).")
    return url


def kept(page: Any) -> StorageState:
    """The cookies and local storage of the context of a sync page. Raises UsageError if they can't be asked for."""
    try:
        return _state(page.context.storage_state())
    except Exception as error:
        raise _unread(error) from error


async def kept_async(page: Any) -> StorageState:
    """The same of an async page."""
    try:
        return _state(await page.context.storage_state())
    except Exception as error:
        raise _unread(error) from error


def _state(found: object) -> StorageState:
    return msgspec.convert(cast("Mapping[str, Any]", found), StorageState)


def _unread(error: Exception) -> UsageError:
    if "closed" in str(error):
        return UsageError(CLOSED)
    said = next(iter(str(error).splitlines()), "") or type(error).__name__
    return UsageError(f"What the browser of the page keeps can't be read: {said[:200]}.")
