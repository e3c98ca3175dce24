"""Finds what a recording names by selectors: CSS, aria/, text/, xpath/, pierce/, chains of them through shadow roots.

Alternatives are tried in their order, again and again until one finds something that is seen.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Sequence
from typing import Any, Final

from playwright.async_api import ElementHandle, Error, Frame, Locator, Page

from auditor.collect.journey.finding import LOOK_AGAIN
from auditor.errors import CollectError
from auditor.model.journey import Selectors

_ROLE: Final = re.compile(r"""\[\s*role\s*=\s*(?:"([\w-]+)"|'([\w-]+)'|([\w-]+))\s*\]\s*$""")

NAMED_ROLES: Final = (
    "button", "link", "textbox", "combobox", "checkbox", "radio", "heading", "img", "option", "menuitem", "tab",
    "listbox", "searchbox", "spinbutton", "switch", "slider", "listitem", "menu", "dialog", "navigation", "region",
    "form", "group", "radiogroup", "article", "cell", "row", "table", "treeitem", "menuitemradio", "menuitemcheckbox",
)  # fmt: skip
"""Roles of what aria/NAME may mean; Puppeteer looks at all elements of the accessibility tree."""

MOST_FOUND = 200


def frame_of(page: Page, on: Selectors) -> Frame | None:
    """The frame that `on` names by its place in the tree, or by its address; None if there is none (yet)."""
    frame: Frame | None = page.main_frame
    if on.target not in {"main", page.url}:
        frame = next((each for each in page.frames if each.url == on.target), None)
    for index in on.frame:
        children = frame.child_frames if frame is not None else []
        frame = children[index] if index < len(children) else None
    return frame


async def select(page: Page, on: Selectors, deadline: float) -> ElementHandle:
    """The first visible element that one of the alternatives finds; waits for it until `deadline` (time.monotonic).

    Raises CollectError if there is none, or none that is visible.
    """
    hidden = False
    while True:
        frame = frame_of(page, on)
        for chain in on.alternatives if frame is not None else ():
            for handle in await all_of(frame, chain):  # type: ignore[arg-type]  # it is not None here
                if await _is_seen(handle):
                    return handle
                hidden = True
        if time.monotonic() >= deadline:
            raise CollectError("journey-hidden" if hidden else "journey-not-found", label=str(on)[:80])
        await asyncio.sleep(LOOK_AGAIN)


async def any_of(page: Page, on: Selectors) -> list[ElementHandle]:
    """What the first alternative finds that finds something."""
    frame = frame_of(page, on)
    for chain in on.alternatives if frame is not None else ():
        found = await all_of(frame, chain)  # type: ignore[arg-type]  # it is not None here
        if found:
            return found
    return []


async def all_of(frame: Frame, chain: Sequence[str]) -> list[ElementHandle]:
    """What a chain of selectors finds, in the order of the document; nothing for one that is no selector."""
    try:
        return (await _located(frame, chain).element_handles())[:MOST_FOUND]
    except Error:
        return []


def _located(frame: Frame, chain: Sequence[str]) -> Locator:
    first, *rest = chain
    found = _part(frame, first)
    for part in rest:
        found = _part(found, part)  # Playwright's CSS goes through open shadow roots by itself
    return found


def _part(scope: Frame | Locator, selector: str) -> Locator:
    kind, slash, rest = selector.partition("/")
    if slash and kind == "xpath":
        return scope.locator(f"xpath={rest}")
    if slash and kind == "text":
        return scope.get_by_text(rest)
    if slash and kind == "aria":
        return _named(scope, rest)
    return scope.locator(f"css={rest if slash and kind == 'pierce' else selector}")


def _named(scope: Frame | Locator, text: str) -> Locator:
    match = _ROLE.search(text)
    role = next((each for each in match.groups() if each), "") if match else ""
    name = text[: match.start()] if match else text
    wanted: Sequence[Any] = (role,) if role else NAMED_ROLES
    options: dict[str, Any] = {"name": name, "exact": True} if name else {}
    first, *others = (scope.get_by_role(each, **options) for each in wanted)
    found = first
    for each in others:
        found = found.or_(each)
    if name and not role:
        found = found.or_(scope.get_by_label(name, exact=True))  # a field without a role, such as a password's
    return found


async def _is_seen(handle: ElementHandle) -> bool:
    try:
        return await handle.is_visible()
    except Error:
        return False
