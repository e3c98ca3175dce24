"""Isolated worlds: where our JavaScript runs, out of reach of whatever the page did to its own.

One world for each frame. headless-shell keeps cross-site frames in the page's process; full Chromium may put them in
one
of their own, which wants a CDP session for each.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import msgspec
from playwright.async_api import BrowserContext, CDPSession, Error, Frame, Page

from auditor.model.geometry import Box

WORLD = "mobile-ux-auditor"
UNPARSED = "<script>"
"""The name, in an EvaluationError, of a script that can't be parsed: it has not got as far as its own."""


class EvaluationError(Exception):
    """JavaScript of ours threw in the page; the message is its stack."""


class World:
    """One frame's isolated world. `frame_id` is CDP's; `session` the one that reaches the frame's process."""

    def __init__(self, session: CDPSession, frame_id: str, context_id: int, url: str) -> None:
        self.session = session
        self.frame_id = frame_id
        self.context_id = context_id
        self.url = url
        self.closed_roots: list[dict[str, str]] | None = None  # as `unseen` found them, None before
        self.listening: list[dict[str, str]] = []  # elements that listen for clicks, as `unseen` found them
        self.hears_all = False  # the document as a whole listens for clicks, for what is in it

    async def call(self, function: str, *arguments: Any, wait: bool = False) -> Any:
        """Calls a JavaScript function with JSON values, or handles as `{"objectId": …}`; returns its value."""
        answer = await self.session.send(
            "Runtime.callFunctionOn",
            {
                "functionDeclaration": function,
                "executionContextId": self.context_id,
                "arguments": [
                    argument if isinstance(argument, dict) and "objectId" in argument else {"value": argument}
                    for argument in arguments
                ],
                "returnByValue": True,
                "awaitPromise": wait,
            },
        )
        if "exceptionDetails" in answer:
            raise EvaluationError(_thrown(answer["exceptionDetails"]))
        return answer["result"].get("value")

    async def evaluate(self, source: str, *, wait: bool = False) -> Any:
        """Evaluates an expression."""
        answer = await self.session.send(
            "Runtime.evaluate",
            {"expression": source, "contextId": self.context_id, "returnByValue": True, "awaitPromise": wait},
        )
        if "exceptionDetails" in answer:
            raise EvaluationError(_thrown(answer["exceptionDetails"]))
        return answer["result"].get("value")

    async def handle(self, source: str) -> dict[str, str]:
        """A handle of the object that an expression names, usable as an argument of `call`.

        Raises EvaluationError if it names none.
        """
        answer = await self.session.send("Runtime.evaluate", {"expression": source, "contextId": self.context_id})
        handle = answer["result"].get("objectId")
        if handle is None:
            raise EvaluationError(f"{source} is no object")
        return {"objectId": handle}

    async def resolve(self, backend_node_id: int) -> dict[str, str] | None:
        """A handle, usable as an argument of `call`, for a node of this frame's document; None where it is gone or
        of another document."""
        try:
            answer = await self.session.send(
                "DOM.resolveNode", {"backendNodeId": backend_node_id, "executionContextId": self.context_id}
            )
        except Error:
            return None
        handle = answer["object"].get("objectId")
        return {"objectId": handle} if handle is not None else None

    async def json(self, function: str, *arguments: Any, wait: bool = False) -> Any:
        """Calls a function that returns a JSON string: five times faster than returning objects."""
        text = await self.call(function, *arguments, wait=wait)
        return json.loads(text)


def _thrown(details: dict[str, Any]) -> str:
    """The stack of what was thrown; that of a script that can't be parsed names no line, so it is told here."""
    text = str(details.get("exception", {}).get("description") or details.get("text", ""))[:500]
    if "\n" in text:
        return text
    script = details.get("url") or UNPARSED
    return f"{text}\n    at {script}:{details['lineNumber'] + 1}:{details['columnNumber'] + 1}"


async def open_world(session: CDPSession, frame_id: str, url: str = "") -> World:
    """A world in the frame `frame_id` of the process that `session` speaks to; the same one when called again."""
    answer = await session.send("Page.createIsolatedWorld", {"frameId": frame_id, "worldName": WORLD})
    return World(session, frame_id, answer["executionContextId"], url)


async def top_world(session: CDPSession) -> World:
    """The world of the top frame."""
    tree = (await session.send("Page.getFrameTree"))["frameTree"]
    return await open_world(session, tree["frame"]["id"], tree["frame"]["url"])


class Place(msgspec.Struct, frozen=True):
    """Where a frame is in the top document.

    selector: path of the frame's element, "" for the top frame. x, y: CSS px of the top document at the frame's origin.
    scale: px of the top document for one of the frame. clip: the part of the top document that shows it, None for all.
    """

    selector: str = ""
    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0
    clip: Box | None = None


class FrameNode:
    """A frame, its world (None where it can't be entered) and the frames inside it.

    `place` is None until the probes have run in it, and stays so where it can't be seen or read.
    """

    def __init__(self, world: World | None, url: str, owner: int | None) -> None:
        self.world = world
        self.url = url
        self.owner = owner  # backend node id of the frame's element, in the parent's document
        self.place: Place | None = None
        self.children: list[FrameNode] = []

    def walk(self) -> Iterator[FrameNode]:
        """This frame and all that are in it, in document order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))


async def frame_tree(context: BrowserContext, page: Page, session: CDPSession) -> FrameNode:
    """All frames of the page with a world in each, whatever process they are in."""
    tree = (await session.send("Page.getFrameTree"))["frameTree"]
    local: set[str] = set()
    root = await _local(session, tree, None, local)
    await _remote(context, page.main_frame, root, session)
    return root


async def _local(session: CDPSession, tree: dict[str, Any], owner: int | None, seen: set[str]) -> FrameNode:
    frame = tree["frame"]
    seen.add(frame["id"])
    try:
        world = await open_world(session, frame["id"], frame["url"])
    except Error:
        world = None
    node = FrameNode(world, frame["url"], owner)
    for child in tree.get("childFrames", []):
        try:
            child_owner = (await session.send("DOM.getFrameOwner", {"frameId": child["frame"]["id"]}))["backendNodeId"]
        except Error:
            continue  # the frame has gone since the tree was read
        node.children.append(await _local(session, child, child_owner, seen))
    return node


async def _remote(context: BrowserContext, frame: Frame, node: FrameNode, session: CDPSession) -> None:
    """Adds the frames of `frame` that live in a process of their own: `session` does not list those."""
    known = list(node.children)
    for child in frame.child_frames:
        match = next((n for n in known if n.url == child.url), None)
        if match is not None:
            known.remove(match)
            await _remote(context, child, match, match.world.session if match.world else session)
            continue
        try:
            own = await context.new_cdp_session(child)
            owner = await _owner_of(child, session)
        except Error:
            continue  # about:blank and frames of this process are listed already; gone ones need nothing
        if owner is None:
            continue
        tree = (await own.send("Page.getFrameTree"))["frameTree"]
        branch = await _local(own, tree, owner, set())
        node.children.append(branch)
        await _remote(context, child, branch, own)


async def _owner_of(frame: Frame, session: CDPSession) -> int | None:
    """The backend node id, in the parent's process, of the element that holds an out-of-process frame."""
    tree = (await (await frame.page.context.new_cdp_session(frame)).send("Page.getFrameTree"))["frameTree"]
    try:
        answer = await session.send("DOM.getFrameOwner", {"frameId": tree["frame"]["id"]})
    except Error:
        return None
    return int(answer["backendNodeId"])
