"""Runs axe-core in each frame's isolated world, as a cross-check, its results compressed in the page.

Through axe-core-python's `Axe`, which takes any object with an `evaluate`: here one that speaks to an isolated world.
The script is the one that npm installed; axe-core-python's own is older and stands in where that is missing.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Sequence
from typing import Any

import msgspec
from axe_core_python.async_playwright import Axe
from playwright.async_api import Error

from auditor.collect.browser.worlds import EvaluationError, FrameNode, World
from auditor.collect.page.bundle import script
from auditor.model.axe import AxeEvidence, AxeNode
from auditor.model.evidence import Evidence
from auditor.provision import find_node_tools

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
"""What axe calls the rules for WCAG 2.2, levels A and AA."""

OPTIONS = {
    "runOnly": {"type": "tag", "values": list(TAGS)},
    "rules": {"target-size": {"enabled": True}},  # WCAG 2.2 AA, and off unless asked for by name
    "resultTypes": ["violations", "incomplete", "passes"],
    "iframes": False,  # each frame has a run of its own
    "elementRef": True,
    "selectors": False,  # axe's selectors cost more than its rules, and ours are needed anyway
    "preload": False,  # fetches style sheets, which no rule in use reads
}
"""What `axe.run` is asked for."""

_COMPRESS = script("engines/axe_compress")

# In the frozen page no timer fires, and axe starts its work from one. Promises go on.
_WITHOUT_TIMERS = """(async () => {
  const timer = globalThis.setTimeout;
  globalThis.setTimeout = (work) => (Promise.resolve().then(work), 0);
  try { return await %s; } finally { globalThis.setTimeout = timer; }
})()"""


class FrameResults(msgspec.Struct, frozen=True):
    """What the page sends of one frame."""

    version: str
    nodes: list[AxeNode]


class InWorld:
    """What `Axe.run` takes for a page: evaluates in an isolated world, where the page can't interfere."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def evaluate(self, source: str) -> FrameResults | None:
        """Runs axe's script, or the call of `axe.run` that follows it: then its results."""
        if not source.startswith("axe.run("):
            await self._world.evaluate(f"{source}\n;0")  # its own value is the whole of axe
            return None
        text = await self._world.evaluate(_WITHOUT_TIMERS % f"({source}).then({_COMPRESS})", wait=True)
        return msgspec.json.decode(text, type=FrameResults)


async def run(root: FrameNode, frames: Sequence[Evidence]) -> AxeEvidence:
    """Runs in the frames that `evidence.gather` has read and that show text. Raises where the top document fails."""
    with_text = {frame.selector for frame in frames if frame.texts is None or frame.texts.runs}
    script, options = _script()
    axe = Axe(script)
    version, nodes, unread = "", [], []
    for node in root.walk():
        if node.world is None or node.place is None or (node.place.selector not in with_text and node is not root):
            continue
        try:
            results = await _in_frame(axe, node.world, options)
        except (Error, EvaluationError, msgspec.DecodeError):
            if node is root:
                raise
            unread.append(node.place.selector)
            continue
        version = version or results.version
        nodes += results.nodes
    return AxeEvidence(version=version, nodes=nodes, unread=unread)


async def _in_frame(axe: Any, world: World, options: str) -> FrameResults:
    results = await axe.run(InWorld(world), options=options)
    if not isinstance(results, FrameResults):
        raise EvaluationError("axe.run gave no results")
    return results


@functools.cache
def _script() -> tuple[str, str]:
    """axe's script, and its options as JSON text: axe-core-python would write Python's False into JavaScript.

    The older script refuses rules that it does not know.
    """
    if tools := find_node_tools():
        return tools.axe.read_text(encoding="utf-8"), json.dumps(OPTIONS)
    return str(Axe().axe_script), json.dumps({name: value for name, value in OPTIONS.items() if name != "rules"})
