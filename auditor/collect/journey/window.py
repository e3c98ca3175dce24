"""A window that a journey looks at: its tab, what it asked the network for, and which document it shows."""

from __future__ import annotations

from auditor.collect.network.door import Door
from auditor.collect.network.log import NetworkLog
from auditor.collect.page.documents import Documents
from auditor.collect.session import Tab


class Window:
    """Made by `open`. loader: CDP's name of the document whose requests `network` has."""

    def __init__(self, tab: Tab) -> None:
        self.tab = tab
        self.network = NetworkLog()
        self.documents = Documents()
        self._heard = ""

    @classmethod
    async def open(cls, tab: Tab, door: Door | None) -> Window:
        """The window of `tab`, heard from now on."""
        window = cls(tab)
        tab.keep_windows()
        await window.network.attach(tab.cdp, door)
        await window.documents.attach(tab.cdp)
        return window

    def heard(self) -> NetworkLog:
        """The log of the document that is shown now: what was asked for since that document was."""
        loader = self.documents.loader
        if loader and loader != self._heard:
            self.network = self.network.of_document(loader)
            self._heard = loader
        self.network.phase = "load"
        return self.network
