"""A window that a journey looks at: its tab, what it asked the network for, and which document it shows.

Chromium is told to open no window by itself (browser/pool.py): it says which one the page has asked for.
"""

from __future__ import annotations

from typing import Any

from auditor.collect.network.door import Door
from auditor.collect.network.log import NetworkLog
from auditor.collect.page.documents import Documents
from auditor.collect.session import Tab
from auditor.model.journey import is_web

MOST_WINDOWS = 5
"""Windows that one tap may ask for: a payment opens one."""


class Window:
    """Made by `open`. asked: the addresses of the windows that its page has asked for since that was looked at last.
    bytes: what came over the network until now, whichever document asked for it."""

    def __init__(self, tab: Tab) -> None:
        self.tab = tab
        self.asked: list[str] = []
        self.network = NetworkLog()
        self.documents = Documents()
        self._heard = ""
        self.bytes = 0.0

    @classmethod
    async def open(cls, tab: Tab, door: Door | None) -> Window:
        """The window of `tab`, heard from now on."""
        window = cls(tab)
        tab.cdp.on("Page.windowOpen", window._on_open)
        tab.cdp.on("Network.loadingFinished", window._on_finished)
        await window.network.attach(tab.cdp, door)
        await window.documents.attach(tab.cdp)
        return window

    def _on_open(self, event: dict[str, Any]) -> None:
        if event.get("userGesture") and len(self.asked) < MOST_WINDOWS:
            self.asked.append(str(event.get("url", "")))

    def _on_finished(self, event: dict[str, Any]) -> None:
        self.bytes += max(0.0, float(event.get("encodedDataLength") or 0))

    def take_asked(self) -> list[str]:
        """The addresses of windows that were asked for, each once; no script, no page of the browser's own."""
        found = [url for url in self.asked if is_web(url)]
        self.asked.clear()
        return found

    def heard(self) -> NetworkLog:
        """The log of the document that is shown now: what was asked for since that document was."""
        loader = self.documents.loader
        if loader and loader != self._heard:
            self.network = self.network.of_document(loader)
            self._heard = loader
        self.network.phase = "load"
        return self.network
