"""The end of a run that somebody wants before it has come to it by itself."""

from __future__ import annotations

import asyncio
from typing import Any


class Ending:
    """Whether the end is wanted, and waiting that it breaks off."""

    def __init__(self) -> None:
        self._wanted = asyncio.Event()

    @property
    def wanted(self) -> bool:
        """Whether it is."""
        return self._wanted.is_set()

    def want(self) -> None:
        """From here on it is."""
        self._wanted.set()

    async def unless_wanted(self, work: asyncio.Future[Any]) -> bool:
        """Waits for `work`, or until the end is wanted; whether it is done. It is not cancelled."""
        wanted = asyncio.ensure_future(self._wanted.wait())
        try:
            await asyncio.wait({work, wanted}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            wanted.cancel()
        return work.done()
