"""Chooses: of a list, of a group of buttons, of a box that opens, or wherever the option is."""

from __future__ import annotations

import time
from typing import Final

from playwright.async_api import ElementHandle, Error

from auditor.collect.journey import finding
from auditor.collect.journey.acting import Checked, tapped, touch
from auditor.collect.journey.finding import TO_FILL, TO_TAP, Role, find, whole, within
from auditor.collect.journey.hand import TOUCH, Hand
from auditor.collect.journey.lists import choose_in_list, is_list
from auditor.errors import CollectError
from auditor.model.journey import Choose, Label

CHOICES: Final[tuple[Role, ...]] = ("radio", "checkbox", "switch", "option")
"""What is chosen without anything being sent, by its role."""

TO_CHOOSE: Final = (
    (lambda frame, text: finding.roles(frame, text, CHOICES), whole),
    *TO_TAP[:1],
    (lambda frame, text: frame.get_by_text(text), whole),
    (lambda frame, text: finding.roles(frame, text, CHOICES), within),
    (lambda frame, text: frame.locator("label").filter(has_text=text), within),
)


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
        if handle is not None and await is_list(handle):
            await choose_in_list(handle, step.option, str(step.among))
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
