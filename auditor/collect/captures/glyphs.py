"""Takes the glyphs out of the frozen page, so that a second capture shows what is really behind every text."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

from playwright.async_api import Error

from auditor.collect.browser.worlds import EvaluationError, FrameNode
from auditor.collect.page.bundle import script

_HIDE = script("captures/hide_glyphs")
_SHOW = script("captures/show_glyphs")


@asynccontextmanager
async def hidden_glyphs(root: FrameNode) -> AsyncIterator[None]:
    """Within it no frame of the page draws a glyph; everything else is drawn as before."""
    changed: list[FrameNode] = []
    try:
        for node in _all(root):
            if node.world is None:
                continue
            try:
                await node.world.call(_HIDE, *(node.world.closed_roots or []))
                changed.append(node)
            except (Error, EvaluationError):
                if node is root:
                    raise
        yield
    finally:
        for node in changed:
            if node.world is not None:
                try:
                    await node.world.call(_SHOW)
                except (Error, EvaluationError):
                    pass  # the frame has gone with what was hidden in it


def _all(root: FrameNode) -> Iterator[FrameNode]:
    yield root
    for child in root.children:
        yield from _all(child)
