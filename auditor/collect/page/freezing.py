"""Holds the page still, so that boxes and pixels agree."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from playwright.async_api import CDPSession, Error

from auditor.collect.browser.worlds import EvaluationError, FrameNode
from auditor.collect.page.bundle import script

_SHOW_SKIPPED = script("page/show_skipped")
_HIDE_NOSCRIPT = script("page/hide_noscript")

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

    What Chromium leaves out while it is far from the screen (content-visibility) is laid out and drawn as well. What it
    shows for want of scripts, <noscript>, stays hidden: no customer whose scripts run sees it.
    """
    await _call_each(root.walk(), _FINISH)
    await session.send("Animation.setPlaybackRate", {"playbackRate": 0})
    await session.send("Emulation.setScriptExecutionDisabled", {"value": True})
    await _call_each(_paused(session, root), _HIDE_NOSCRIPT, True)
    await _call_each(root.walk(), _SHOW_SKIPPED)
    try:
        yield
    finally:
        await _call_each(root.walk(), _SHOW_SKIPPED)
        try:
            await session.send("Emulation.setScriptExecutionDisabled", {"value": False})
            await session.send("Animation.setPlaybackRate", {"playbackRate": 1})
        except Error:
            pass  # the page is gone: there is nothing to thaw
        # Only now: what is laid out while scripts are paused stays so.
        await _call_each(_paused(session, root), _HIDE_NOSCRIPT, False)


def _paused(session: CDPSession, root: FrameNode) -> list[FrameNode]:
    """The frames whose scripts `session` pauses: those of its process. In others nothing of the kind is shown."""
    return [node for node in root.walk() if node.world is not None and node.world.session is session]


async def _call_each(nodes: Iterable[FrameNode], function: str, *arguments: bool) -> None:
    for node in nodes:
        if node.world is not None:
            try:
                await node.world.call(function, *arguments)
            except (Error, EvaluationError):
                pass  # the frame has gone; its probe will say so
