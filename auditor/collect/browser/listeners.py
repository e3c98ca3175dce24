"""Which elements of a page listen for something: one question to the browser for each tree of the document."""

from __future__ import annotations

import asyncio
from collections.abc import Set
from typing import Any, NamedTuple

from playwright.async_api import CDPSession

from auditor.collect.browser.worlds import World

LISTENERS = 200
"""Elements that are told of; a hundred cards are one case."""

TREES = 50
"""Trees of one document that are asked: itself, and the shadow trees in it."""

_TREES = "globalThis.auditorTrees"
_FIND_TREES = f"({_TREES} = globalThis.auditorLibrary.trees().slice(0, {TREES})).length"


class Listening(NamedTuple):
    """What listens on a page.

    whole: whether the page does as a whole. handles: of elements that do so themselves. codes: for each of these, the
    places in the page's scripts of what it would call: the same for elements that would do the same.
    """

    whole: bool
    handles: list[dict[str, str]]
    codes: list[str]


async def find_listeners(session: CDPSession, world: World, types: Set[str]) -> Listening:
    """What listens for events of these types.

    Each shadow tree is asked for by itself, in the page's own world. With `pierce`, one question from any world would
    do, but it enters the browser's own trees, those inside fields and films, too: Chromium 156 then loses the tab a
    little later, once the page is laid out again.
    """
    found = range(int(await world.evaluate(_FIND_TREES)))
    trees = [await _node(session, await world.handle(f"{_TREES}[{number}]")) for number in found]
    outer = {trees[0], await _node(session, await world.handle("document.documentElement"))}
    codes: dict[int, set[str]] = {}
    for listeners in await asyncio.gather(*(_listeners(session, tree) for tree in trees)):
        for each in listeners:
            if each["type"] in types and "backendNodeId" in each:
                place = f"{each['type']} {each['scriptId']}:{each['lineNumber']}:{each['columnNumber']}"
                codes.setdefault(each["backendNodeId"], set()).add(place)
    own = [node for node in codes if node not in outer][:LISTENERS]
    handles = await asyncio.gather(*(world.resolve(node) for node in own))
    pairs = [(handle, " ".join(sorted(codes[node]))) for node, handle in zip(own, handles, strict=True) if handle]
    return Listening(any(node in outer for node in codes), [pair[0] for pair in pairs], [pair[1] for pair in pairs])


async def _listeners(session: CDPSession, tree: int) -> list[dict[str, Any]]:
    """What listens in the tree below a node. The page's world alone: only there does Chromium tell without `pierce`."""
    handle = (await session.send("DOM.resolveNode", {"backendNodeId": tree}))["object"]["objectId"]
    answer = await session.send("DOMDebugger.getEventListeners", {"objectId": handle, "depth": -1})
    found: list[dict[str, Any]] = answer["listeners"]
    return found


async def _node(session: CDPSession, handle: dict[str, str]) -> int:
    """The id of a node as events name it."""
    return int((await session.send("DOM.describeNode", {**handle, "depth": 0}))["node"]["backendNodeId"])
