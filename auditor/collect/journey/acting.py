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
from auditor.collect.journey.finding import LOOK_AGAIN, TO_FILL, TO_SEE, TO_TAP, Role, find, look, whole, within
from auditor.collect.journey.hand import Hand
from auditor.errors import CollectError
from auditor.model.journey import (
    Choose,
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

TOUCH: Final = 5.0
"""Seconds in which what was found can be touched: it may still move, or be switched off for a moment."""

CHOICES: Final[tuple[Role, ...]] = ("radio", "checkbox", "switch", "option")
"""What is chosen without anything being sent, by its role."""

TO_CHOOSE: Final = (
    (lambda frame, text: finding.roles(frame, text, CHOICES), whole),
    *TO_TAP[:1],
    (lambda frame, text: frame.get_by_text(text), whole),
    (lambda frame, text: finding.roles(frame, text, CHOICES), within),
    (lambda frame, text: frame.locator("label").filter(has_text=text), within),
)

LISTED: Final = 8
"""Options of a list that a sentence names."""

Checked = Callable[[Tapped], Any]
"""Asked before something is touched that may send something; raises CollectError if it must not be."""

SENDING: Final = frozenset({"submit", "image", "button", "reset", "file"})
"""Types of inputs that are no fields to fill in."""

_FIELD = "self::input | self::textarea | self::select | self::*[@contenteditable or @role]"
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
    try:
        words = [
            await handle.get_attribute("aria-label"),
            await handle.inner_text(),
            await handle.get_attribute("value"),
            await handle.get_attribute("title"),
        ]
        href = await finding.target_of(handle)
    except Error:
        words, href = [], ""
    read = next((" ".join(word.split()) for word in words if word and word.strip()), "")
    link = href if href and not href.startswith("#") else ""
    return Tapped(read[:400] or name, link)


async def fill(hand: Hand, step: Fill, deadline: float) -> None:
    """Types the value into the field. Raises CollectError if it can't be found, or does not take it."""
    handle = await located(hand.page, step.on, deadline, TO_FILL)
    kind = (await handle.get_attribute("type") or "").lower()
    if kind in SENDING or await handle.query_selector(f"xpath={_FIELD}") is None:
        raise CollectError("journey-not-filled", label=str(step.on)[:80])  # a touch there may send something
    try:
        if await _is_list(handle):
            await _choose_in_list(handle, step.value, str(step.on))
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


async def choose(hand: Hand, step: Choose, deadline: float, check: Checked) -> None:
    """Chooses the option: of the list, the group, or the opened box of its name; else wherever it is.

    Raises CollectError if there is no such option.
    """
    if step.among is not None:
        soon = min(deadline, time.monotonic() + TOUCH)
        try:
            handle = await find(hand.page, step.among, TO_FILL, soon)
        except CollectError:
            handle = None
        if handle is not None and await _is_list(handle):
            await _choose_in_list(handle, step.option, str(step.among))
            return
        if handle is not None:
            await touch(hand, handle, str(step.among))
        elif await _choose_in_group(hand, step, check):
            return
    handle = await find(hand.page, Label(step.option), TO_CHOOSE, deadline)
    await _check_unless_choice(handle, step, check)
    await touch(hand, handle, step.option)


async def _check_unless_choice(handle: ElementHandle, step: Choose, check: Checked) -> None:
    if not await _is_choice(handle):
        await check(await tapped(handle, Label(step.option)))


async def _choose_in_group(hand: Hand, step: Choose, check: Checked) -> bool:
    """Whether the option stands in a group (a fieldset) of the name, and was chosen."""
    assert step.among is not None
    for frame in hand.page.frames[: finding.MOST_FRAMES]:
        try:
            groups = frame.get_by_role("radiogroup", name=whole(step.among.text)).or_(
                frame.get_by_role("group", name=whole(step.among.text))
            )
            for pattern in (whole(step.option), within(step.option)):
                choice = groups.get_by_role("radio", name=pattern).or_(groups.get_by_role("checkbox", name=pattern))
                label = groups.locator("label").filter(has_text=pattern)
                for found in (choice, label):
                    handles = [each for each in await found.element_handles() if await each.is_visible()]
                    if handles:
                        await _check_unless_choice(handles[0], step, check)
                        await touch(hand, handles[0], step.option)
                        return True
        except Error:
            continue
    return False


async def _choose_in_list(handle: ElementHandle, wanted: str, label: str) -> None:
    """Chooses an option of a <select> by its words, or by its value. Raises CollectError if it has none such."""
    options = await handle.query_selector_all("option")
    words = [" ".join((await option.text_content() or "").split()) for option in options]
    values = [await option.get_attribute("value") or "" for option in options]
    plain = " ".join(wanted.split()).casefold()
    exact = [index for index, word in enumerate(words) if word.casefold() == plain]
    exact = exact or [index for index, value in enumerate(values) if value == wanted]
    found = exact or [index for index, word in enumerate(words) if plain and plain in word.casefold()]
    if len(found) != 1 and not exact:
        offered = ", ".join(word[:30] for word in words[:LISTED]) + (", …" if len(words) > LISTED else "")
        raise CollectError("journey-no-option", label=label[:80], option=wanted[:80], options=offered)
    await handle.select_option(index=found[0], timeout=TOUCH * 1000)


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


async def _is_list(handle: ElementHandle) -> bool:
    return await handle.query_selector("xpath=self::select") is not None


async def _is_choice(handle: ElementHandle) -> bool:
    """Whether a tap there chooses, and sends nothing: a radio button, a box to tick, or the label of one."""
    own = "self::input[@type='radio' or @type='checkbox']"
    label = "self::label[.//input[@type='radio' or @type='checkbox']]"
    label_for = "self::label[@for = //input[@type='radio' or @type='checkbox']/@id]"
    role = "self::*[@role='radio' or @role='checkbox' or @role='switch' or @role='option']"
    for path in (own, label, label_for, role):
        if await handle.query_selector(f"xpath={path}") is not None:
            return True
    return False


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
