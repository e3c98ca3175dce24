"""The measured page at the end of its visit, when nothing leaves it any more: a tap there sends no request and shows no
other page.

For trials on pages of real shops: a tap may order, log out, or go elsewhere. All that was to be measured is measured by
then, and the visit ends with it, so nothing is put back. The door of its session is shut (network/forwarder.py): no
connection is made, and what is said on those that are open goes nowhere. Requests of the page are refused earlier
still, so that a link that was followed leaves the page where it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urldefrag

from playwright.async_api import CDPSession, Error, Route

from auditor.collect.browser.worlds import FrameNode, World, top_world
from auditor.collect.page.gather import gather
from auditor.collect.page.sheets import foreign_sheets
from auditor.collect.session import Session

_STANDING = "function () { globalThis.auditorStanding = globalThis.auditorLibrary.standingNow(); }"


class Sealed:
    """A page that can't leave. `left` counts its attempts to show another page, in this window or a new one. `world` is
    its top frame's, in which the probes' library is at hand. `sheets`: the texts of style sheets of other sites,
    by address: the browser would ask for them anew."""

    def __init__(self, session: CDPSession, world: World, sheets: Mapping[str, str]) -> None:
        self.session = session
        self.sheets = sheets
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
        """A script wrote another address, as applications do that show their pages themselves. Not a fragment."""
        url = str(event.get("url", ""))
        if event.get("frameId") == self.world.frame_id and urldefrag(url).url != urldefrag(self._url).url:
            self.left += 1
            self._url = url


async def seal(session: Session, cdp: CDPSession) -> Sealed:
    """Seals the measured page, the only one of `session`, for good. `cdp`: its CDP session."""
    world = await top_world(cdp)
    sheets = await foreign_sheets(cdp, world)
    await session.seal()
    await session.context.route("**/*", _refuse)
    await gather(FrameNode(world, world.url, None), session.device, [])  # the library as the page is now
    await world.call(_STANDING)
    sealed = Sealed(cdp, world, sheets)
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
