"""A queue for what several visits want at once: first come, first served, however long each takes to get ready."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


class Turn:
    """A turn that nobody has to wait for. An async context manager."""

    async def __aenter__(self) -> None:
        pass

    async def __aexit__(self, *_: object) -> None:
        self.give_back()

    def measured(self) -> None:
        """All that a busy machine would make slower is done."""

    def give_back(self) -> None:
        """Makes room for the next; may be called again."""


class QueuePlace(Turn):
    """A place in the queue of `slots`, from when it is made. An async context manager, entered when the turn has come.

    come: called then. shared: whether the next may begin once this one is `measured`.
    """

    def __init__(self, slots: asyncio.Semaphore, come: Callable[[], None], *, shared: bool = False) -> None:
        self._slots = slots
        self._come = come
        self._shared = shared
        self._ticket = asyncio.ensure_future(slots.acquire())
        self._returned = False

    async def __aenter__(self) -> None:
        await self._ticket
        self._come()

    def measured(self) -> None:
        """Makes room for the next, if it may begin."""
        if self._shared:
            self.give_back()

    def give_back(self) -> None:
        """Leaves the queue, or makes room for the next; may be called again."""
        if not self._ticket.done():
            self._ticket.cancel()
        elif not self._ticket.cancelled() and not self._returned:
            self._slots.release()
        self._returned = True
