"""Does what a step says, as a customer does: with a finger, on what is seen."""

from __future__ import annotations

import asyncio
import math
import re
import time
from collections.abc import Callable
from typing import Any, Final

from playwright.async_api import ElementHandle, Error, Page, Position
from playwright.async_api import TimeoutError as PlaywrightTimeoutError

from auditor.collect.journey import finding, selecting
from auditor.collect.journey.finding import LOOK_AGAIN, TO_FILL, TO_SEE, TO_TAP, find, look
from auditor.collect.journey.hand import TOUCH, Hand
from auditor.collect.journey.lists import choose_in_list, is_list
from auditor.errors import CollectError
from auditor.model.journey import (
    Element,
    Fill,
    Hover,
    Key,
    Label,
    Scroll,
    Selectors,
    Tap,
    Tapped,
    WaitFor,
    WaitForExpression,
)

Checked = Callable[[Tapped], Any]
"""Asked before something is touched that may send something; raises CollectError if it must not be."""

SENDING: Final = frozenset({"submit", "image", "button", "reset", "file"})
"""Types of inputs that are no fields to fill in."""

_FIELD = "self::input | self::textarea | self::select | self::*[@contenteditable or @role]"
_BUTTONS = " or ".join(f"@type='{kind}'" for kind in sorted(SENDING - {"file"}))
_ENTRY = (
    f"self::input[not({_BUTTONS})] | self::textarea | self::select | self::label[not(.//button or .//a)] | "
    "self::*[@role='radio' or @role='checkbox' or @role='switch' or @role='option']"
)
_TYPED = frozenset({"text", "search", "tel", "url", "email", "password", "number", "", "textarea"})


async def located(page: Page, on: Element, deadline: float, tiers: Any = TO_TAP) -> ElementHandle:
    """The visible element that a step is on. Raises CollectError if there is none."""
    if isinstance(on, Selectors):
        return await selecting.select(page, on, deadline)
    return await find(page, on, tiers, deadline)


async def tap(hand: Hand, step: Tap, deadline: float, check: Checked) -> None:
    """Touches the element. Raises CollectError if it can't be found or touched."""
    handle = await located(hand.page, step.on, deadline)
    for _ in range(step.times):  # the first may lead to a page that takes payment
        await check(await tapped(handle, step.on))
        await touch(hand, handle, str(step.on), step.offset)


async def touch(hand: Hand, handle: ElementHandle, label: str, offset: tuple[float, float] | None = None) -> None:
    """A tap on `handle`, at `offset` from its corner if that lies in it. Raises CollectError if nothing can be tapped
    there."""
    position = await _position(handle, offset)
    try:
        await hand.touch(handle, position, TOUCH)
    except PlaywrightTimeoutError as error:
        raise _untouchable(str(error), label) from error
    except Error as error:
        if "not attached" in str(error):
            raise CollectError("journey-not-found", label=label[:80]) from error
        raise


async def tapped(handle: ElementHandle, on: Element) -> Tapped:
    """What a reader takes the element for, and where its link leads."""
    name = str(on) if isinstance(on, Label) else ""
    entry = False
    try:
        words = [
            await handle.get_attribute("aria-label"),
            await handle.inner_text(),
            await handle.get_attribute("value"),
            await handle.get_attribute("title"),
        ]
        href = await finding.target_of(handle)
        entry = await handle.query_selector(f"xpath={_ENTRY}") is not None
    except Error:
        words, href = [], ""
    read = next((" ".join(word.split()) for word in words if word and word.strip()), "")
    link = href if href and not href.startswith("#") else ""
    return Tapped(read[:400] or name, link, entry=entry)


async def fill(hand: Hand, step: Fill, deadline: float) -> None:
    """Types the value into the field. Raises CollectError if it can't be found, or does not take it."""
    handle = await located(hand.page, step.on, deadline, TO_FILL)
    kind = (await handle.get_attribute("type") or "").lower()
    if kind in SENDING or await handle.query_selector(f"xpath={_FIELD}") is None:
        raise CollectError("journey-not-filled", label=str(step.on)[:80])  # a touch there may send something
    try:
        if await is_list(handle):
            await choose_in_list(handle, step.value, str(step.on))
        elif kind in {"checkbox", "radio"}:
            await handle.set_checked(step.value.strip().lower() not in {"", "false", "off", "0"}, timeout=TOUCH * 1000)
        else:
            await _type(hand, handle, step.value, kind)
            await _must_hold(handle, step)
    except PlaywrightTimeoutError as error:
        raise _untouchable(str(error), str(step.on)) from error
    except Error as error:
        reason = (str(error).strip().splitlines() or [""])[0].rpartition("Error: ")[2][:120]
        raise CollectError("journey-not-filled", label=str(step.on)[:80], reason=reason) from error


async def _must_hold(handle: ElementHandle, step: Fill) -> None:
    """Raises CollectError if the field is still empty; what a mask makes of the value is the page's own affair."""
    try:
        value = await handle.input_value(timeout=TOUCH * 1000)
    except Error:
        return  # a text that is edited in place, or a page that went on
    if step.value.strip() and not value:
        raise CollectError("journey-not-filled", label=str(step.on)[:80])


async def _type(hand: Hand, handle: ElementHandle, value: str, kind: str) -> None:
    if kind not in _TYPED:
        await handle.fill(value, timeout=TOUCH * 1000)  # a date, a colour: the browser's own way of filling them in
        return
    try:
        await hand.touch(handle, None, TOUCH)
    except PlaywrightTimeoutError:
        await handle.focus()  # its label lies over it, as floating labels do
    await handle.fill("", timeout=TOUCH * 1000)
    await handle.type(value, timeout=(TOUCH + len(value)) * 1000)


async def hover(page: Page, step: Hover, deadline: float) -> None:
    """Puts the mouse over the element: what a phone has none of, for recordings of a desk."""
    handle = await located(page, step.on, deadline)
    try:
        await handle.hover(timeout=TOUCH * 1000)
    except PlaywrightTimeoutError as error:
        raise _untouchable(str(error), str(step.on)) from error


async def press(page: Page, step: Key) -> None:
    """A key goes down or up. Raises CollectError for a key that the browser does not know."""
    try:
        await (page.keyboard.down(step.key) if step.down else page.keyboard.up(step.key))
    except Error as error:
        if "Unknown key" not in str(error):
            raise
        raise CollectError("journey-no-key", label=step.key[:30]) from error


async def scroll(page: Page, step: Scroll, deadline: float) -> None:
    """Scrolls the page, or what the step names."""
    move = "(element, [x, y]) => { element.scrollTop = y; element.scrollLeft = x; }"
    if step.on is not None:
        handle = await selecting.select(page, step.on, deadline)
        await handle.evaluate(move, [step.x, step.y])
    else:
        await page.evaluate("([x, y]) => window.scrollTo(x, y)", [step.x, step.y])


async def wait_for(page: Page, step: WaitFor, deadline: float) -> None:
    """Waits until as many elements are there as the step says. Raises CollectError if they never are."""
    begun = time.monotonic()
    while not await _is_there(page, step):
        if time.monotonic() >= deadline:
            seconds = f"{time.monotonic() - begun:.0f}"
            raise CollectError("journey-waited", label=str(step.on)[:80], seconds=seconds)
        await asyncio.sleep(LOOK_AGAIN)


async def _is_there(page: Page, step: WaitFor) -> bool:
    if isinstance(step.on, Label):
        return bool((await look(page, step.on.text, TO_SEE)).visible)
    count = 0
    for handle in await selecting.any_of(page, step.on):
        try:
            count += await _fits(handle, step)
        except Error:
            continue  # it has gone meanwhile
    return {"==": count == step.count, ">=": count >= step.count, "<=": count <= step.count}[step.operator]


async def _fits(handle: ElementHandle, step: WaitFor) -> bool:
    if step.visible is not None and await handle.is_visible() != step.visible:
        return False
    for name, value in step.attributes.items():
        if await handle.get_attribute(name) != value:
            return False
    if step.properties:
        script = "(element, wanted) => Object.entries(wanted).every(([name, value]) => element[name] === value)"
        return bool(await handle.evaluate(script, step.properties))
    return True


async def wait_for_expression(page: Page, step: WaitForExpression, deadline: float) -> None:
    """Waits until the recording's JavaScript is true, in the page's own world: there it can do no more than the page.

    Raises CollectError if it never is, or fails.
    """
    frame = selecting.frame_of(page, Selectors((), step.frame, step.target))
    if frame is None:
        raise CollectError("journey-not-found", label=step.target[:80])
    left = max(0.1, deadline - time.monotonic())
    try:
        await frame.wait_for_function(step.expression, timeout=left * 1000)
    except PlaywrightTimeoutError as error:
        raise CollectError("journey-waited", label=step.expression[:80], seconds=f"{left:.0f}") from error


async def _position(handle: ElementHandle, offset: tuple[float, float] | None) -> Position | None:
    """`offset` if it lies in the element: a recording of a desk may have it elsewhere than on a phone."""
    if offset is None or not all(map(math.isfinite, offset)):
        return None
    box = await handle.bounding_box()
    x, y = offset
    inside = box is not None and 0 <= x < box["width"] and 0 <= y < box["height"]
    return {"x": x, "y": y} if inside else None


def _untouchable(log: str, label: str) -> CollectError:
    """Why Playwright could not touch an element, from its log."""
    if "intercepts pointer events" in log:
        found = re.search(r"<[^>]{0,300}>", log)
        return CollectError("journey-covered", label=label[:80], cover=(found[0] if found else "")[:120])
    if "not enabled" in log or "not editable" in log:
        return CollectError("journey-disabled", label=label[:80])
    if "outside of the viewport" in log or "not visible" in log:
        return CollectError("journey-hidden", label=label[:80])
    return CollectError("journey-untouchable", label=label[:80])
