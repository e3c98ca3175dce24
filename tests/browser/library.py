"""The library of the probes (`probes/lib/`), asked in one tab that all tests of a process share.

A case costs some ten milliseconds: a document is written, the library is put together in our world, an expression is
evaluated there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from auditor.collect.browser.pool import BrowserPool
from auditor.collect.browser.worlds import FrameNode, open_world
from auditor.collect.page.gather import gather
from auditor.devices import resolve
from tests.browser.conftest import Run

START = """<!doctype html><html lang=en><meta name=viewport content="width=device-width, initial-scale=1">
<title>Case</title>
<style>body { margin: 0; font: 16px/20px sans-serif }</style><body>"""


class Library:
    """Asks the library about documents. `$("selector")` in an expression is the first element that matches."""

    def __init__(self, run: Run[Any], pool: BrowserPool, device: str = "phone") -> None:
        self._run = run
        self._device = resolve(device, pool.playwright.devices)
        self._page, self._session, self._frame = run(self._open(pool))
        self._world = run(open_world(self._session, self._frame))

    async def _open(self, pool: BrowserPool) -> Any:
        browser = await pool.get()
        size = {"width": self._device.viewport_width, "height": self._device.viewport_height}
        page = await browser.new_page(viewport=size, is_mobile=True, has_touch=True)
        session = await page.context.new_cdp_session(page)
        tree = await session.send("Page.getFrameTree")
        return page, session, tree["frameTree"]["frame"]["id"]

    def close(self) -> None:
        """Closes the tab."""
        self._run(self._page.context.close())

    def shows(self, body: str) -> None:
        """Writes a document with this body, and puts the library together for it."""
        self._run(self._write(body))

    async def _write(self, body: str) -> None:
        await self._page.set_content(START + body)
        await gather(FrameNode(self._world, "", None), self._device, [])

    def says(self, expression: str) -> Any:
        """What an expression over `lib` comes to in the document that is shown."""
        return self._run(self._world.evaluate(_ASK % expression))

    def of(self, body: str, expression: str) -> Any:
        """The same of a document with this body."""
        self.shows(body)
        return self.says(expression)

    def in_the_page(self, script: str) -> None:
        """Runs a script as the page's own."""
        self._run(self._page.evaluate(script))


_ASK = """(() => {
  const lib = globalThis.auditorLibrary;
  const $ = (selector) => lib.elements().find((element) => lib.matches(element, selector));
  return (%s);
})()"""


@pytest.fixture(scope="session")
def library(run: Run[Any], pool: BrowserPool) -> Iterator[Library]:
    """The library on a phone."""
    library = Library(run, pool)
    yield library
    library.close()
