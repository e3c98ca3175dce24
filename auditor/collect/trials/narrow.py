"""A narrow screen, tried and undone: what a reader has who enlarges the page to 400 % on a wide one (WCAG 1.4.10)."""

from __future__ import annotations

import asyncio

from playwright.async_api import CDPSession, Error

from auditor.collect.browser.emulation import emulate
from auditor.collect.browser.worlds import FrameNode
from auditor.collect.desk import Desk
from auditor.collect.page.gather import gather
from auditor.model.device import Device
from auditor.model.evidence.viewport import ViewportEvidence

NARROW = 320
"""CSS px: the width at which WCAG 1.4.10 wants content to reflow."""

_TWO_FRAMES = """new Promise((resolve) => {
  setTimeout(() => resolve(0), 1500);
  requestAnimationFrame(() => requestAnimationFrame(() => resolve(1)));
})"""


async def step(desk: Desk) -> None:
    """The step: a narrow window."""
    desk.acts()
    desk.tried(narrow=await narrowed(desk.cdp, desk.root, desk.device))


async def narrowed(session: CDPSession, root: FrameNode, device: Device) -> ViewportEvidence | None:
    """The top document on a screen 320 CSS px wide, where the page's scripts may take note of it."""
    if root.world is None:
        return None
    try:
        await emulate(session, device, width=NARROW)
        await asyncio.wait_for(root.world.evaluate(_TWO_FRAMES, wait=True), 2)
        frames, _ = await gather(FrameNode(root.world, root.url, None), device, ["viewport"], changed=True)
        return frames[0].viewport
    finally:
        try:
            await emulate(session, device)
        except Error:
            pass  # the page has gone with its width
