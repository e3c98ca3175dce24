"""What no script of ours can find in a page: closed shadow trees, and the listeners that its scripts have added.

One look at each process, for all its frames.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import CDPSession, Error

from auditor.collect.browser.worlds import FrameNode, World

LISTENER_LIMIT = 300
"""Elements of one frame whose listeners are looked into: each costs a message, and a page may give one to each box."""

MOST_TEXT = 20_000_000
"""Characters in the documents of a process that are handed over: all of them come with a look, comments included, and
the message is held several times over while it is read."""

_TEXT = """() => {
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_COMMENT);
  let characters = 0;
  while (walker.nextNode()) characters += walker.currentNode.length;
  return characters;
}"""

_WHOLE = frozenset(["#DOCUMENT", "HTML", "BODY"])

# Whether these take a tap does not depend on listeners; those on the whole page are there for what is in it.
_PLAIN = frozenset(
    [
        "A",
        "AREA",
        "BUTTON",
        "INPUT",
        "SELECT",
        "TEXTAREA",
        "OPTION",
        "LABEL",
        "SUMMARY",
        "FORM",
        "HTML",
        "BODY",
        "IFRAME",
    ]
)


@dataclass
class _Unseen:
    """Of one document: backend node ids of hosts and of their closed roots, and of what listens for taps.

    whole: the document as a whole listens.
    """

    roots: list[tuple[int, int]] = field(default_factory=list)
    listening: list[int] = field(default_factory=list)
    whole: bool = False


async def find_unseen(root: FrameNode) -> None:
    """Gives each world below `root` handles for what is in its document.

    `closed_roots`: the hosts and roots in turn. `listening`: elements that are no plain controls and listen for clicks.
    `hears_all`: the document does, its root or its body, for what is in it.
    Worlds of a process that has gone keep None. Where there is more than MOST_TEXT, nothing is looked for: what
    takes a tap is then known by what the document says alone.
    """
    processes: dict[CDPSession, list[World]] = {}
    for node in root.walk():
        if node.world is not None:
            processes.setdefault(node.world.session, []).append(node.world)
    for session, worlds in processes.items():
        try:
            by_frame = await _look(session) if await _characters(worlds) <= MOST_TEXT else {"": _Unseen()}
        except Error:
            continue
        for world in worlds:
            # No element of this process holds the frame at the root of its tree.
            found = by_frame.get(world.frame_id, by_frame[""])
            world.closed_roots = await _pairs(world, found.roots)
            world.listening = await _handles(world, found.listening[:LISTENER_LIMIT])
            world.hears_all = found.whole


async def _characters(worlds: list[World]) -> int:
    counted = await asyncio.gather(*(world.call(_TEXT) for world in worlds), return_exceptions=True)
    return sum(int(each) for each in counted if not isinstance(each, BaseException) and each)


async def _look(session: CDPSession) -> dict[str, _Unseen]:
    """What there is in the documents of a process by frame; "" is its outermost one."""
    try:
        snapshot = await _send(session, "DOMSnapshot.captureSnapshot", {"computedStyles": []})
        found = _read_snapshot(snapshot)
        if found is not None:
            return found
        listening = _listening(snapshot)
    except (Error, KeyError, IndexError):
        listening = set()  # targets are then found by what the document says, as they are where nothing listens
    try:
        document = await _send(session, "DOM.getDocument", {"depth": -1, "pierce": True})
        return _read(document["root"], listening)
    except Error:
        # A tree deeper than some 150 elements can't be written as nested JSON. The flat form can, and is slower.
        answer = await session.send("DOM.getFlattenedDocument", {"depth": -1, "pierce": True})
        return _read_flat(answer["nodes"], listening)


def _listening(snapshot: dict[str, Any]) -> set[int]:
    """Backend node ids of what takes a click by a listener, or by itself, in all documents of a process.

    DOMDebugger.getEventListeners would say for which events. But Chromium 156 stops answering some time after it was
    asked for a whole document.
    """
    nodes = [each["nodes"] for each in snapshot["documents"]]
    return {each["backendNodeId"][i] for each in nodes for i in each["isClickable"]["index"]}


def _read_snapshot(snapshot: dict[str, Any]) -> dict[str, _Unseen] | None:
    """What a snapshot shows, as most pages are: without closed trees. None if there are any: it does not name their
    roots."""
    strings: list[str] = snapshot["strings"]
    found: dict[str, _Unseen] = {}
    for each in snapshot["documents"]:
        nodes, unseen = each["nodes"], _Unseen()
        if any(strings[kind] == "closed" for kind in nodes.get("shadowRootType", {}).get("value", ())):
            return None
        for i in nodes["isClickable"]["index"]:
            _hears(nodes["backendNodeId"][i], nodes["nodeType"][i], strings[nodes["nodeName"][i]], unseen)
        found.setdefault("", unseen)
        found[strings[each["frameId"]]] = unseen
    return found


async def _send(session: CDPSession, method: str, parameters: dict[str, Any]) -> dict[str, Any]:
    """The answer to a message that lists all nodes: 30,000 values and more for a page of 1,500 elements.

    Playwright looks for objects of its own in each of them, which takes longer than all the rest. That is left out
    where its inside is as we know it, and costs only time where it is not.
    """
    inside: Any = getattr(session, "_impl_obj", None)
    try:
        answering = inside.send(method=method, params=parameters, timeout=None)
    except (AttributeError, TypeError):
        answering = session.send(method, parameters)
    answer: dict[str, Any] = await answering
    return answer


def _note(node: dict[str, Any], listening: set[int], found: _Unseen) -> None:
    if node["backendNodeId"] in listening:
        _hears(node["backendNodeId"], node.get("nodeType", 0), node["nodeName"], found)


def _hears(backend_node_id: int, kind: int, name: str, found: _Unseen) -> None:
    """Notes a node that listens. kind: its nodeType."""
    found.whole = found.whole or name.upper() in _WHOLE
    if kind == 1 and name.upper() not in _PLAIN:
        found.listening.append(backend_node_id)


def _read(document: dict[str, Any], listening: set[int]) -> dict[str, _Unseen]:
    """What a pierced tree shows, by the id of the frame whose document it is in; "" is the outermost one."""
    found = {"": _Unseen()}
    stack: list[tuple[dict[str, Any], str]] = [(document, "")]
    while stack:
        node, frame = stack.pop()
        _note(node, listening, found[frame])
        content = node.get("contentDocument")
        if content is not None:
            inner = node.get("frameId", "")
            found.setdefault(inner, _Unseen())
            stack.append((content, inner))
        for root in node.get("shadowRoots", ()):
            if root.get("shadowRootType") == "closed":
                found[frame].roots.append((node["backendNodeId"], root["backendNodeId"]))
            stack.append((root, frame))
        for child in reversed(node.get("children", ())):
            stack.append((child, frame))
    return found


def _read_flat(nodes: list[dict[str, Any]], listening: set[int]) -> dict[str, _Unseen]:
    """The same from a flat list of nodes, each with the id of its parent."""
    parents: dict[int, int] = {}
    documents: dict[int, str] = {}
    hosts: list[tuple[dict[str, Any], dict[str, Any]]] = []
    hearing: list[dict[str, Any]] = []
    for node in _flattened(nodes):
        if "parentId" in node:
            parents[node["nodeId"]] = node["parentId"]
        if node["backendNodeId"] in listening:
            hearing.append(node)
        content = node.get("contentDocument")
        if content is not None:
            documents[content["nodeId"]] = node.get("frameId", "")
        for root in node.get("shadowRoots", ()):
            parents[root["nodeId"]] = node["nodeId"]
            if root.get("shadowRootType") == "closed":
                hosts.append((node, root))
    found = {"": _Unseen(), **{frame: _Unseen() for frame in documents.values()}}

    def place(node: dict[str, Any]) -> _Unseen:
        at: int | None = node["nodeId"]
        while at is not None and at not in documents:
            at = parents.get(at)
        return found[documents[at] if at is not None else ""]

    for host, root in hosts:
        place(host).roots.append((host["backendNodeId"], root["backendNodeId"]))
    for node in hearing:
        _note(node, listening, place(node))
    return found


def _flattened(nodes: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The nodes with those that are written inside them; a shadow root without a parent of its own kind."""
    pending = list(nodes)
    while pending:
        node = pending.pop()
        yield node
        content = node.get("contentDocument")
        if content is not None:
            pending.append(content)
        for root in node.get("shadowRoots", ()):
            pending.append({key: value for key, value in root.items() if key != "parentId"})
        pending += node.get("children", ())


async def _pairs(world: World, pairs: list[tuple[int, int]]) -> list[dict[str, str]]:
    handles: list[dict[str, str]] = []
    for host, root in pairs:
        resolved = await world.resolve(host), await world.resolve(root)
        if resolved[0] and resolved[1]:
            handles += [resolved[0], resolved[1]]
    return handles


async def _handles(world: World, nodes: list[int]) -> list[dict[str, str]]:
    return [handle for handle in await asyncio.gather(*map(world.resolve, nodes)) if handle]
