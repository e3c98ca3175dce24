"""The names that Chromium itself gives to controls for which our own computation found none.

A page's scripts can name a custom element by what nothing in the document shows: its `ElementInternals`. Only the
browser's accessibility tree knows those.
"""

from __future__ import annotations

import asyncio
from typing import Any

import msgspec
from playwright.async_api import Error

from auditor.collect.browser.worlds import World

_ELEMENTS = "globalThis.auditorLibrary.nameless.map((each) => each.element)"


class Spoken(msgspec.Struct, frozen=True):
    """name: "" if it has none. hidden: Chromium keeps the element out of the accessibility tree."""

    name: str = ""
    hidden: bool = False


async def spoken_names(world: World) -> list[Spoken]:
    """What the accessibility tree says of the elements that the probes noted in `world`, in their order."""
    listed = await world.handle(_ELEMENTS)
    answer = await world.session.send("Runtime.getProperties", {**listed, "ownProperties": True})
    handles = [each["value"] for each in answer["result"] if each["name"].isdecimal() and "value" in each]
    return list(await asyncio.gather(*(_spoken(world, handle) for handle in handles)))


async def _spoken(world: World, handle: dict[str, Any]) -> Spoken:
    try:
        answer = await world.session.send(
            "Accessibility.getPartialAXTree", {"objectId": handle["objectId"], "fetchRelatives": False}
        )
    except Error:
        return Spoken()  # then our own computation stands
    node: dict[str, Any] = next(iter(answer["nodes"]), {})
    # Lone surrogates can be typed into an attribute, and can't be written down.
    name = str(node.get("name", {}).get("value", "")).encode("utf-8", "replace").decode().replace("\0", "")
    return Spoken(" ".join(name.split())[:160], bool(node.get("ignored")))
