"""The measured page at the end of its visit, when nothing leaves it any more: a tap there sends no request and shows no
other page.

For trials on pages of real shops: a tap may order, log out, or go elsewhere. All that was to be measured is measured by
then, and the visit ends with it, so nothing is put back. Requests are refused before they are sent, those of windows
that it opens included. What an open WebSocket says is not held back: Chromium has no means to.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urldefrag

from playwright.async_api import BrowserContext, CDPSession, Error, Route

from auditor.collect.browser.worlds import FrameNode, World, top_world
from auditor.collect.page.gather import gather
from auditor.model.device import Device

_STANDING = "function () { globalThis.auditorStanding = globalThis.auditorLibrary.standingNow(); }"


class Sealed:
    """A page that can't leave. `left` counts its attempts to show another page, in this window or a new one. `world` is
    its top frame's, in which the probes' library is at hand."""

    def __init__(self, session: CDPSession, world: World) -> None:
        self.session = session
        self.world = world
        self.left = 0
        self._url = world.url

    async def close_off(self) -> None:
        """From here on attempts to leave are counted."""
        self.session.on("Page.frameRequestedNavigation", self._requested)
        self.session.on("Page.windowOpen", self._opened)
        self.session.on("Page.navigatedWithinDocument", self._moved)
        # A service worker would ask in the page's place.
        await self.session.send("Network.enable")
        await self.session.send("Network.setBypassServiceWorker", {"bypass": True})

    def _requested(self, event: dict[str, Any]) -> None:
        """A link or a script wants another document."""
        if event.get("frameId") == self.world.frame_id and not _is_script(str(event.get("url", ""))):
            self.left += 1

    def _opened(self, _event: dict[str, Any]) -> None:
        self.left += 1

    def _moved(self, event: dict[str, Any]) -> None:
        """A script wrote another address, as applications do that show their pages themselves. A fragment is none."""
        url = str(event.get("url", ""))
        if event.get("frameId") == self.world.frame_id and urldefrag(url).url != urldefrag(self._url).url:
            self.left += 1
            self._url = url


async def seal(context: BrowserContext, session: CDPSession, device: Device) -> Sealed:
    """Seals the measured page, the only one of `context`, until the context is closed."""
    await context.route("**/*", _refuse)
    world = await top_world(session)
    await gather(FrameNode(world, world.url, None), device, [])  # the library as the page is now
    await world.call(_STANDING)
    sealed = Sealed(session, world)
    await sealed.close_off()
    return sealed


async def _refuse(route: Route) -> None:
    try:
        # "aborted" alone leaves the page as it is; any other reason shows an error page of Chromium's.
        await route.abort("aborted")
    except Error:
        pass  # it has gone with its page


def _is_script(url: str) -> bool:
    return url.lower().startswith("javascript:")
