"""Lists to choose from: <select>."""

from __future__ import annotations

from typing import Final

from playwright.async_api import ElementHandle

from auditor.collect.journey.hand import TOUCH
from auditor.errors import CollectError

LISTED: Final = 8
"""Options of a list that a sentence names."""


async def is_list(handle: ElementHandle) -> bool:
    """Whether it is one."""
    return await handle.query_selector("xpath=self::select") is not None


async def choose_in_list(handle: ElementHandle, wanted: str, label: str) -> None:
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
