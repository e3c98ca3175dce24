"""Holds the page still, so that boxes and pixels agree."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import CDPSession, Error

from auditor.collect.browser.worlds import EvaluationError, FrameNode
from auditor.collect.page.bundle import script

_SHOW_SKIPPED = script("page/show_skipped")

# A finite animation is measured at its end, as the customer sees it for most of the time.
_FINISH = """() => {
  for (const animation of document.getAnimations()) {
    try {
      const timing = animation.effect && animation.effect.getComputedTiming();
      const scrolled = animation.timeline && !(animation.timeline instanceof DocumentTimeline);
      if (timing && Number.isFinite(timing.endTime) && !scrolled) animation.finish();
    } catch (error) { /* an animation that can't be finished is paused with the others */ }
  }
}"""


@asynccontextmanager
async def frozen(session: CDPSession, root: FrameNode) -> AsyncIterator[None]:
    """Within it no script of the page runs and nothing moves: finite animations are finished, endless ones paused.

    What Chromium leaves out while it is far from the screen (content-visibility) is laid out and drawn as well.
    """
    nodes = [root]
    while nodes:
        node = nodes.pop()
        nodes += node.children
        if node.world is not None:
            try:
                await node.world.call(_FINISH)
            except (Error, EvaluationError):
                continue  # the frame has gone; its probe will say so
    await session.send("Animation.enable")
    await session.send("Animation.setPlaybackRate", {"playbackRate": 0})
    await session.send("Emulation.setScriptExecutionDisabled", {"value": True})
    await _toggle_skipped(root)
    try:
        yield
    finally:
        await _toggle_skipped(root)
        try:
            await session.send("Emulation.setScriptExecutionDisabled", {"value": False})
            await session.send("Animation.setPlaybackRate", {"playbackRate": 1})
        except Error:
            pass  # the page is gone: there is nothing to thaw


async def _toggle_skipped(root: FrameNode) -> None:
    for node in root.walk():
        if node.world is not None:
            try:
                await node.world.call(_SHOW_SKIPPED)
            except (Error, EvaluationError):
                pass  # the frame has gone; its probe will say so
