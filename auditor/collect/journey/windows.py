"""The windows of a walk, and which of them it looks at."""

from __future__ import annotations

from playwright.async_api import Page

from auditor.collect.journey.window import Window
from auditor.errors import CollectError
from auditor.model.journey import Step


class Windows:
    """Of one walk, in the order in which they came; the first is that of the shop."""

    def __init__(self) -> None:
        self._all: list[Window] = []
        self._current: Window | None = None

    @property
    def open(self) -> list[Window]:
        """Those that are not closed."""
        return [window for window in self._all if not window.tab.page.is_closed()]

    @property
    def received(self) -> float:
        """Bytes that came over the network until now, those of closed windows included."""
        return sum(window.bytes for window in self._all)

    @property
    def current(self) -> Window:
        """The one that is looked at. Raises CollectError if there is none."""
        if self._current is None:
            raise CollectError("browser-died")
        return self._current

    def add(self, window: Window) -> None:
        """A new one, which is looked at from now on."""
        self._all.append(window)
        self._current = window

    def look_at(self, step: Step) -> Page:
        """The page that a step is on: in the window that it names, or in the one that is looked at.

        Raises CollectError if all are closed.
        """
        target = getattr(getattr(step, "on", None), "target", getattr(step, "target", ""))
        if not self.open:
            raise CollectError("tab-crashed")
        if target and target != "main":
            named = (window for window in self.open if window.tab.page.url == target)
            self._current = next(named, self._current)
        elif target == "main" or self.current.tab.page.is_closed():
            self._current = self.open[0]
        return self.current.tab.page

    async def close(self, target: str) -> None:
        """Closes the windows that show `target`, but for the first."""
        for window in self._all[1:]:
            if window.tab.page.url == target:
                await window.tab.close()
        self._current = self.open[-1] if self.open else self._current
