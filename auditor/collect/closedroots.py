"""Finds the closed shadow trees of a page, which no script can: one look at each process, for all its frames."""

from __future__ import annotations

from typing import Any

from playwright.async_api import CDPSession, Error

from auditor.collect.worlds import FrameNode, World

Pairs = list[tuple[int, int]]
"""Backend node ids of hosts and of their closed roots."""


async def find_closed_roots(root: FrameNode) -> None:
    """Gives each world below `root` its `closed_roots`: handles of the hosts and roots, in turn, of its document.

    Worlds of a process that has gone keep None.
    """
    processes: dict[CDPSession, list[World]] = {}
    nodes = [root]
    while nodes:
        node = nodes.pop()
        nodes += node.children
        if node.world is not None:
            processes.setdefault(node.world.session, []).append(node.world)
    for session, worlds in processes.items():
        try:
            by_frame = await _look(session)
        except Error:
            continue
        for world in worlds:
            # No element of this process holds the frame at the root of its tree.
            pairs = by_frame.get(world.frame_id, by_frame[""])
            world.closed_roots = await _handles(world, pairs) if pairs else []


async def _look(session: CDPSession) -> dict[str, Pairs]:
    """The closed roots of a process by frame; "" is its outermost one."""
    try:
        return _pairs(await _document(session))
    except Error:
        # A tree deeper than some 150 elements can't be written as nested JSON. The flat form can, and is slower.
        answer = await session.send("DOM.getFlattenedDocument", {"depth": -1, "pierce": True})
        return _flat_pairs(answer["nodes"])


async def _document(session: CDPSession) -> dict[str, Any]:
    """The tree of nodes, as CDP describes it: 30,000 values for a page of 1,500 elements.

    Playwright looks for objects of its own in each of them, which takes longer than all the rest. That is left out
    where its inside is as we know it, and costs only time where it is not.
    """
    parameters = {"depth": -1, "pierce": True}
    inside: Any = getattr(session, "_impl_obj", None)
    try:
        answering = inside.send(method="DOM.getDocument", params=parameters, timeout=None)
    except (AttributeError, TypeError):
        answering = session.send("DOM.getDocument", parameters)
    answer: dict[str, Any] = await answering
    return dict(answer["root"])


def _pairs(document: dict[str, Any]) -> dict[str, Pairs]:
    """The closed roots in a pierced tree by the id of the frame whose document they are in; "" is the outermost one."""
    found: dict[str, Pairs] = {"": []}
    stack: list[tuple[dict[str, Any], str]] = [(document, "")]
    while stack:
        node, frame = stack.pop()
        content = node.get("contentDocument")
        if content is not None:
            inner = node.get("frameId", "")
            found.setdefault(inner, [])
            stack.append((content, inner))
        for root in node.get("shadowRoots", ()):
            if root.get("shadowRootType") == "closed":
                found[frame].append((node["backendNodeId"], root["backendNodeId"]))
            stack.append((root, frame))
        for child in node.get("children", ()):
            stack.append((child, frame))
    return found


def _flat_pairs(nodes: list[dict[str, Any]]) -> dict[str, Pairs]:
    """The same from a flat list of nodes, each with the id of its parent."""
    parents: dict[int, int] = {}
    documents: dict[int, str] = {}
    hosts: list[tuple[dict[str, Any], dict[str, Any]]] = []
    pending = list(nodes)
    while pending:
        node = pending.pop()
        if "parentId" in node:
            parents[node["nodeId"]] = node["parentId"]
        content = node.get("contentDocument")
        if content is not None:
            documents[content["nodeId"]] = node.get("frameId", "")
            pending.append(content)
        for root in node.get("shadowRoots", ()):
            parents[root["nodeId"]] = node["nodeId"]
            if root.get("shadowRootType") == "closed":
                hosts.append((node, root))
            pending.append({key: value for key, value in root.items() if key != "parentId"})
        pending += node.get("children", ())
    found: dict[str, Pairs] = {"": [], **{frame: [] for frame in documents.values()}}
    for host, root in hosts:
        at: int | None = host["nodeId"]
        while at is not None and at not in documents:
            at = parents.get(at)
        found[documents[at] if at is not None else ""].append((host["backendNodeId"], root["backendNodeId"]))
    return found


async def _handles(world: World, pairs: Pairs) -> list[dict[str, str]]:
    handles: list[dict[str, str]] = []
    for host, root in pairs:
        resolved = await world.resolve(host), await world.resolve(root)
        if resolved[0] and resolved[1]:
            handles += [resolved[0], resolved[1]]
    return handles
