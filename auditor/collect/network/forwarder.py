"""A SOCKS5 server of ours on loopback, through which each browser context reaches the network by a door of its own.

Chromium has many ways to send something (requests, beacons, WebSockets, workers, what a page says while it is closed),
and no switch that stops them all; but whatever it sends goes through its proxy. The server runs in a thread of its own:
what the visits compute must not delay the pages that are being measured.
"""

from __future__ import annotations

import asyncio
import errno
import socket
import threading
from collections.abc import Coroutine
from typing import Any, TypeVar

from auditor.collect.network.dialing import Resolver, connected
from auditor.collect.network.door import Door
from auditor.collect.network.socks import Target
from auditor.collect.network.spaces import Space, space
from auditor.collect.network.upstream import Proxy, Upstream, of_this_machine
from auditor.model.url import host, split

Result = TypeVar("Result")

STOP_DEADLINE = 5.0
"""Seconds for the thread to end; it is a daemon, and ends with the program at the latest."""


class Forwarder:
    """Makes doors. Starts its thread with the first; `stop` ends it and closes all doors.

    upstream: the proxy that the machine itself needs. public_only: whether its doors lead into the public internet
    alone, wherever the visited page itself lies, and past any proxy, which could lead elsewhere.
    """

    def __init__(self, upstream: Upstream | None = None, *, public_only: bool = False) -> None:
        self.upstream = upstream or of_this_machine()
        self._public_only = public_only
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._resolver: Resolver
        self._doors: set[Door] = set()

    async def door(self, url: str) -> Door | None:
        """A new door for a visit of `url`, open; None if this machine's proxy leads there, and only the browser itself
        knows how to speak to it. Raises OSError if the machine has no port left."""
        if not self.upstream.leads_to(url) and not self._public_only:
            return None
        self._start()
        return await self._there(self._make(host(url)))

    async def connect(self, url: str, visited: str) -> socket.socket:
        """A connection to the host of `url`, as a page of `visited` could have it. Raises OSError if there is none to
        be had, UnicodeError for a name that no name server could know."""
        if not self.upstream.leads_to(url):
            raise OSError("only the browser can go through this machine's proxy")
        self._start()
        parts = split(url)
        target = Target(host(url), parts.port or (443 if parts.scheme == "https" else 80))
        return await self._there(self._dial(target, host(visited)))

    async def shut(self, door: Door) -> None:
        """When this returns nothing is sent through `door` any more."""
        if self._loop is not None:  # or all is closed already
            await self._there(self._shut(door))

    async def free(self, door: Door) -> None:
        """Closes the door with all its connections."""
        if self._loop is not None:
            await self._there(self._free(door))

    async def stop(self) -> None:
        """Closes all doors and ends the thread."""
        if self._loop is None or self._thread is None:
            return
        loop, thread = self._loop, self._thread
        self._loop = self._thread = None
        asyncio.run_coroutine_threadsafe(self._end(), loop).add_done_callback(
            lambda _: loop.call_soon_threadsafe(loop.stop)
        )
        await asyncio.to_thread(thread.join, STOP_DEADLINE)

    def _start(self) -> None:
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            self._resolver = Resolver()
            self._thread = threading.Thread(target=_run, args=(self._loop,), name="forwarder", daemon=True)
            self._thread.start()

    async def _make(self, visited: str) -> Door:
        door = Door(lambda target: self._dial(target, visited))
        await door.listen()
        self._doors.add(door)
        return door

    async def _free(self, door: Door) -> None:
        door.free()
        self._doors.discard(door)

    async def _shut(self, door: Door) -> None:
        door.shut()

    async def _dial(self, target: Target, visited: str) -> socket.socket:
        proxy = self.upstream.proxy(target)
        if proxy is not None and not self._public_only:
            return await self._through(proxy, target)
        addresses = await self._resolver.addresses(target.host, target.port)
        reach = await self._reach(visited)
        allowed = [address for address in addresses if space(address) <= reach]
        if not allowed and addresses:
            raise PermissionError(errno.EACCES, "a page of the public internet asks for an address of this network")
        return await connected(allowed)

    async def _through(self, proxy: Proxy, target: Target) -> socket.socket:
        made = await connected(await self._resolver.addresses(proxy.host, proxy.port))
        try:
            await proxy.connect(made, target)
        except BaseException:
            made.close()
            raise
        return made

    async def _reach(self, visited: str) -> Space:
        """The nearest addresses that a visit may reach: those of the visited host."""
        if self._public_only or self.upstream.proxy(Target(visited, 443)) is not None:
            return Space.PUBLIC
        try:
            return max(space(address) for address in await self._resolver.addresses(visited, 0))
        except (OSError, UnicodeError, ValueError):
            return Space.PUBLIC

    async def _end(self) -> None:
        for door in self._doors:
            door.free()
        self._doors.clear()
        self._resolver.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    async def _there(self, work: Coroutine[Any, Any, Result]) -> Result:
        """Does `work` in the thread."""
        if self._loop is None:
            work.close()
            raise OSError("the forwarder has stopped")
        return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(work, self._loop))


def _run(loop: asyncio.AbstractEventLoop) -> None:
    asyncio.set_event_loop(loop)
    try:
        loop.run_forever()
    finally:
        loop.run_until_complete(asyncio.sleep(0))  # transports that were closed say so
        loop.close()
