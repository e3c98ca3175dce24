"""Reads the dialogs of a living page, and presses their controls."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence

from playwright.async_api import Error

from auditor.collect.browser.input import tap
from auditor.collect.browser.worlds import EvaluationError, World, frame_tree
from auditor.collect.page.bundle import script
from auditor.collect.page.gather import gather
from auditor.collect.session import Session, Tab
from auditor.consent import Dialog, asking

LOOK_AGAIN = 0.15
"""Seconds between two looks at a page that is waited for."""

_PRESS = script("consent/press")

Dialogs = Sequence[Dialog]


class Reader:
    """The dialogs of the page in `tab`, as they were last read."""

    def __init__(self, session: Session, tab: Tab) -> None:
        self.session = session
        self.tab = tab
        self._worlds: list[World | None] = []

    async def read(self) -> Dialogs | None:
        """The dialogs that ask for a choice; None if the page can't be read now, as it is being replaced."""
        try:
            root = await frame_tree(self.session.context, self.tab.page, self.tab.cdp)
            frames, _ = await gather(root, self.session.device, ["consent"])
        except (Error, EvaluationError):
            return None
        worlds = {node.place.selector: node.world for node in root.walk() if node.place is not None}
        self._worlds = [worlds.get(frame.selector) for frame in frames]
        return asking(frames)

    async def read_until(self, wanted: Callable[[Dialogs], bool], seconds: float) -> Dialogs | None:
        """The dialogs as soon as they are as `wanted`; as they are after `seconds`, if they are not."""
        until = time.monotonic() + seconds
        while True:
            found = await self.read()
            if (found is not None and wanted(found)) or time.monotonic() >= until:
                return found
            await asyncio.sleep(LOOK_AGAIN)

    async def press(self, dialog: Dialog, control: int, *, directly: bool = False) -> None:
        """Taps a control of a dialog that was read last, or has a script press it: `directly`, in a frame, and where
        something else would take the tap."""
        world = self._worlds[dialog.frame]
        if world is None:
            return
        try:
            finger = None
            if not directly and dialog.frame == 0:
                finger = await world.call(_PRESS, dialog.index, control, False)
            if finger is None:
                await world.call(_PRESS, dialog.index, control, True)
            else:
                await tap(self.tab.cdp, float(finger["x"]), float(finger["y"]))
        except (Error, EvaluationError):
            pass  # the page went on to another document meanwhile: what came of it is read next
