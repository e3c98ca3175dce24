"""Virtual time of a page: it stands still but for what is granted, and what is granted passes at once."""

from __future__ import annotations

import asyncio

from playwright.async_api import CDPSession

TURN_TIMEOUT = 3.0
"""Seconds for virtual seconds to pass."""


class Clock:
    """Virtual time of the page that `session` speaks to, from the first `advance` on.

    Timers and Date keep to it. Frames are painted as ever, so what is drawn frame by frame goes on, but sees no time
    pass; a page that draws nothing by itself is painted right after an `advance` only. There is no way back to real
    time in the same tab.

    patient: at first, no time passes while an answer of the network is outstanding: the page is still being put
    together. That ends with the first answer that does not come soon, or when it is set to False.
    """

    def __init__(self, session: CDPSession, *, patient: bool) -> None:
        self.session = session
        self.patient = patient
        self._spent = asyncio.Event()
        session.on("Emulation.virtualTimeBudgetExpired", lambda _: self._spent.set())

    async def advance(self, seconds: float) -> None:
        """Lets `seconds` pass."""
        self._spent.clear()
        policy = "pauseIfNetworkFetchesPending" if self.patient else "advance"
        # A page whose scripts call each other without end must not keep time from passing: hence the starvation count.
        granted = {"policy": policy, "budget": seconds * 1000, "maxVirtualTimeTaskStarvationCount": 1000}
        await self.session.send("Emulation.setVirtualTimePolicy", granted)
        try:
            await asyncio.wait_for(self._spent.wait(), TURN_TIMEOUT)
        except TimeoutError:
            if not self.patient:
                raise
            self.patient = False
            # No second grant: Chromium 156 would keep both, and paint no frame until they are spent.
            await self.session.send("Emulation.setVirtualTimePolicy", {"policy": "advance"})
            await asyncio.wait_for(self._spent.wait(), TURN_TIMEOUT)
