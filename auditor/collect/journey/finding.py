"""Finds what a step is on, as people see it: by its accessible name, its visible text, its placeholder, in that order.

Playwright's selectors do it, in a world of their own: names as ARIA computes them, through open shadow roots.
"""

from __future__ import annotations

import asyncio
import difflib
import re
import time
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any, Final, Literal, get_args

from playwright.async_api import ElementHandle, Error, FloatRect, Frame, Locator, Page

from auditor.errors import CollectError
from auditor.model.journey import Label

MOST_FRAMES = 20
"""Frames that are looked into; advertising can nest hundreds."""

MOST_FOUND = 40
"""Elements of one name that are looked at in a frame."""

NAMED = 5
"""Candidates that a sentence lists."""

NAMED_THINGS: Final = ":is(a, button, label, summary, [role=button], [role=tab], [role=menuitem]):visible"
LONGEST_NAME = 100
"""Things whose names are compared with one that is not there, and how many characters of each."""

CLOSE = 0.6
"""How alike two names are that may be meant for each other (difflib's ratio; its own default)."""

LOOK_AGAIN = 0.15
"""Seconds between looks for what is not there yet."""

Role = Literal[
    "button", "link", "tab", "menuitem", "menuitemcheckbox", "menuitemradio", "option", "radio", "checkbox", "switch",
    "combobox", "treeitem",
]  # fmt: skip
TAPPABLE: Final[tuple[Role, ...]] = get_args(Role)
"""What takes a tap, by its ARIA role."""

FIELDS: Final = (
    "input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image], [type=file],"
    " [type=checkbox], [type=radio]), textarea, select, [contenteditable]:not([contenteditable=false]),"
    " [role=textbox], [role=searchbox], [role=spinbutton], [role=combobox]"
)
"""What is filled in."""

Tier = Callable[[Frame, re.Pattern[str]], Locator]


def whole(text: str) -> re.Pattern[str]:
    """`text` as a whole name, whatever its case and white space; a mark for required fields may follow."""
    return re.compile(rf"^\s*{_loose(text)}\s*[*:]*\s*$", re.IGNORECASE)


def within(text: str) -> re.Pattern[str]:
    """`text` within a longer name ("Buy" in "Buy for 49 €")."""
    return re.compile(_loose(text), re.IGNORECASE)


def _loose(text: str) -> str:
    return r"\s+".join(re.escape(word) for word in text.split())


def roles(frame: Frame, name: re.Pattern[str], wanted: Sequence[Role] = TAPPABLE) -> Locator:
    """What has one of the roles `wanted` and that accessible name."""
    first, *rest = (frame.get_by_role(role, name=name) for role in wanted)
    found = first
    for each in rest:
        found = found.or_(each)
    return found


def _texts(frame: Frame, text: re.Pattern[str]) -> Locator:
    return frame.get_by_text(text)


def _placeholders(frame: Frame, text: re.Pattern[str]) -> Locator:
    return frame.get_by_placeholder(text)


def _labelled(frame: Frame, text: re.Pattern[str]) -> Locator:
    named = frame.get_by_label(text)
    for role in ("textbox", "searchbox", "spinbutton", "combobox", "listbox"):
        named = named.or_(frame.get_by_role(role, name=text))
    return named.and_(frame.locator(FIELDS))


def _field_placeholders(frame: Frame, text: re.Pattern[str]) -> Locator:
    return frame.get_by_placeholder(text).and_(frame.locator(FIELDS))


TO_TAP: Final[tuple[tuple[Tier, Callable[[str], re.Pattern[str]]], ...]] = (
    (roles, whole),
    (_texts, whole),
    (_placeholders, whole),
    (roles, within),
)
"""How what is tapped is looked for, the surest first. A longer text that only holds the words is a paragraph."""

TO_FILL: Final[tuple[tuple[Tier, Callable[[str], re.Pattern[str]]], ...]] = (
    (_labelled, whole),
    (_field_placeholders, whole),
    (_labelled, within),
    (_field_placeholders, within),
)

TO_SEE: Final[tuple[tuple[Tier, Callable[[str], re.Pattern[str]]], ...]] = ((roles, whole), (_texts, within))
"""How a text that is waited for is looked for."""


class Found:
    """Elements of one name. visible: those that are seen, each once. hidden: how many are not."""

    def __init__(self) -> None:
        self.visible: list[tuple[ElementHandle, FloatRect]] = []
        self.hidden = 0


async def find(
    page: Page, label: Label, tiers: Sequence[tuple[Tier, Callable[[str], re.Pattern[str]]]], deadline: float
) -> ElementHandle:
    """The one element that a reader would take for `label`; waits for it until `deadline` (time.monotonic).

    Raises CollectError if there is none, none that is visible, or more than one.
    """
    ambiguous, looks = False, 0
    while True:
        found = await look(page, label.text, tiers)
        wanted = await _chosen(found, label)
        if wanted is not None:
            return wanted
        if len(found.visible) > 1 and not label.number:
            if ambiguous or time.monotonic() >= deadline:  # a page that is still changing may show it twice for a while
                raise await _ambiguous(found, label)
            ambiguous = True
        elif time.monotonic() >= deadline:
            raise _missing(found, label, await _nearest(page, label.text))
        looks += 1
        await asyncio.sleep(LOOK_AGAIN if looks > 1 else LOOK_AGAIN / 3)


async def look(page: Page, text: str, tiers: Sequence[tuple[Tier, Callable[[str], re.Pattern[str]]]]) -> Found:
    """What is called `text` by the first of `tiers` in which something is seen."""
    hidden = 0
    for tier, pattern in tiers:
        found = Found()
        for frame in page.frames[:MOST_FRAMES]:
            try:
                async for handle in _elements(tier(frame, pattern(text))):
                    box = await handle.bounding_box() if await handle.is_visible() else None
                    if box is None or box["width"] < 1 or box["height"] < 1:
                        found.hidden += 1
                    else:
                        found.visible.append((handle, box))
            except Error:
                continue  # the frame has gone, or shows another document
        hidden = max(hidden, found.hidden)
        if found.visible:
            found.visible = innermost(found.visible)
            return found
    nothing = Found()
    nothing.hidden = hidden
    return nothing


async def _elements(locator: Locator) -> AsyncIterator[ElementHandle]:
    for handle in (await locator.element_handles())[:MOST_FOUND]:
        yield handle


def innermost(found: Sequence[tuple[Any, FloatRect]]) -> list[tuple[Any, FloatRect]]:
    """Without those around another: a link in an entry of a list that has its name is the thing, not the entry."""
    kept: list[tuple[Any, FloatRect]] = []
    for index, (handle, box) in enumerate(found):
        others = [other for number, (_, other) in enumerate(found) if number != index]
        around = any(_holds(box, other) and (not _holds(other, box) or _later(found, box, index)) for other in others)
        if not around:
            kept.append((handle, box))
    return kept


def _later(found: Sequence[tuple[Any, FloatRect]], box: FloatRect, index: int) -> bool:
    """Whether one with the same box comes later: the innermost of several of one size."""
    return any(_holds(other, box) and _holds(box, other) for _, other in found[index + 1 :])


def _holds(outer: FloatRect, inner: FloatRect) -> bool:
    return (
        outer["x"] <= inner["x"] + 1
        and outer["y"] <= inner["y"] + 1
        and outer["x"] + outer["width"] >= inner["x"] + inner["width"] - 1
        and outer["y"] + outer["height"] >= inner["y"] + inner["height"] - 1
    )


async def _chosen(found: Found, label: Label) -> ElementHandle | None:
    if label.number:
        return found.visible[label.number - 1][0] if len(found.visible) >= label.number else None
    if len(found.visible) == 1:
        return found.visible[0][0]
    if len(found.visible) > 1:
        targets = {await target_of(handle) for handle, _ in found.visible}
        if len(targets) == 1 and targets != {""}:
            return found.visible[0][0]  # links to one page: it does not matter which
    return None


async def target_of(handle: ElementHandle) -> str:
    try:
        href = (await handle.get_attribute("href") or "").strip()
    except Error:
        return ""
    return "" if href in {"", "#"} or href.lower().startswith("javascript:") else href


async def _ambiguous(found: Found, label: Label) -> CollectError:
    told = []
    for number, (handle, box) in enumerate(found.visible[:NAMED], 1):
        try:
            text = " ".join((await handle.inner_text()).split()) or (await handle.get_attribute("aria-label") or "")
        except Error:
            text = ""
        told.append(f"{number}: {text[:40] or label.text[:40]} ({box['y']:.0f} px)")
    more = ", …" if len(found.visible) > NAMED else ""
    return CollectError(
        "journey-ambiguous", label=label.text[:80], count=str(len(found.visible)), candidates=", ".join(told) + more
    )


def _missing(found: Found, label: Label, nearest: str) -> CollectError:
    if label.number and found.visible:
        return CollectError("journey-fewer", label=label.text[:80], count=str(len(found.visible)))
    if found.hidden:
        return CollectError("journey-hidden", label=label.text[:80])
    also = {"nearest": nearest[:80]} if nearest else {}
    return CollectError("journey-not-found", label=label.text[:80], **also)


async def _nearest(page: Page, text: str) -> str:
    """What on the page is called almost so; "" if nothing is."""
    try:
        read = await page.locator(NAMED_THINGS).all_inner_texts()
    except Error:
        return ""  # the page goes on
    plain = (" ".join(each[:LONGEST_NAME].split()) for each in read)
    names = {name.casefold(): name for name in plain if name}
    close = difflib.get_close_matches(text.casefold(), names, n=1, cutoff=CLOSE)
    return names[close[0]] if close else ""
