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
    document = await world.handle("document")
    outer = {await _node(session, await world.handle(name)) for name in ("document", "document.documentElement")}
    answer = await session.send("DOMDebugger.getEventListeners", {**document, "depth": -1, "pierce": True})
    nodes = dict.fromkeys(each.get("backendNodeId", 0) for each in answer["listeners"] if each["type"] in types)
    nodes.pop(0, None)
    own = [node for node in nodes if node not in outer][:LISTENERS]
    handles = await asyncio.gather(*(world.resolve(node) for node in own))
    return any(node in outer for node in nodes), [handle for handle in handles if handle is not None]


async def _node(session: CDPSession, handle: dict[str, str]) -> int:
    """The id of a node as events name it."""
    return int((await session.send("DOM.describeNode", {**handle, "depth": 0}))["node"]["backendNodeId"])
