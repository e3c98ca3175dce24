"""Which elements of a page listen for something: one question to the browser, for the whole document."""

from __future__ import annotations

import asyncio
from collections.abc import Set

from playwright.async_api import CDPSession

from auditor.collect.browser.worlds import World

LISTENERS = 200
"""Elements that are told of; a hundred cards are one case."""


async def find_listeners(session: CDPSession, world: World, types: Set[str]) -> tuple[bool, list[dict[str, str]]]:
    """Whether the page listens for events of these types as a whole, and handles of the elements that do so."""
    root = (await session.send("DOM.getDocument", {"depth": 1}))["root"]
    outer = {root["backendNodeId"]} | {child["backendNodeId"] for child in root.get("children", ())}
    document = await world.resolve(root["backendNodeId"])
    if document is None:
        return False, []
    answer = await session.send("DOMDebugger.getEventListeners", {**document, "depth": -1, "pierce": True})
    nodes = dict.fromkeys(each.get("backendNodeId", 0) for each in answer["listeners"] if each["type"] in types)
    nodes.pop(0, None)
    own = [node for node in nodes if node not in outer][:LISTENERS]
    handles = await asyncio.gather(*(world.resolve(node) for node in own))
    return any(node in outer for node in nodes), [handle for handle in handles if handle is not None]
