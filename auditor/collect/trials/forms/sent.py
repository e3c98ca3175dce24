"""Notices what a form sets off: whether it goes to a server, and what the browser is made to say in a dialog."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.async_api import CDPSession

_ASKS = frozenset({"XHR", "Fetch"})
_SUBMITS = frozenset({"formSubmissionGet", "formSubmissionPost"})
_READS = frozenset({"GET", "HEAD", "OPTIONS"})


class Sent:
    """From `listen` on: `count` of what may have been the form on its way, `dialogs`: what was said in boxes of the
    browser. A beacon is no form: pages count taps with them."""

    def __init__(self, session: CDPSession) -> None:
        self.session = session
        self.count = 0
        self.dialogs: list[str] = []
        self._listeners: dict[str, Callable[[dict[str, Any]], None]] = {
            "Page.frameRequestedNavigation": self._on_navigation,
            "Page.windowOpen": self._on_window,
            "Page.navigatedWithinDocument": self._on_move,
            "Page.javascriptDialogOpening": self._on_dialog,
            "Network.requestWillBeSent": self._on_request,
            "Network.webSocketFrameSent": self._on_message,
        }

    def listen(self) -> None:
        """Begins to listen; the session's Network domain is on by then (see sealed.py)."""
        for name, listener in self._listeners.items():
            self.session.on(name, listener)

    def stop(self) -> None:
        """Listens no longer."""
        for name, listener in self._listeners.items():
            self.session.remove_listener(name, listener)

    def forget(self) -> None:
        """From here on something new is tried."""
        self.count = 0
        self.dialogs.clear()

    def _on_navigation(self, event: dict[str, Any]) -> None:
        if not str(event.get("url", "")).lower().startswith("javascript:"):
            self.count += 1

    def _on_window(self, _event: dict[str, Any]) -> None:
        self.count += 1

    def _on_message(self, _event: dict[str, Any]) -> None:
        self.count += 1

    def _on_move(self, event: dict[str, Any]) -> None:
        """An application that shows its next page by itself; a mere fragment leads to a place of this one."""
        if event.get("navigationType") != "fragment":
            self.count += 1

    def _on_dialog(self, event: dict[str, Any]) -> None:
        if event.get("type") == "beforeunload":
            self.count += 1
        else:
            self.dialogs.append(str(event.get("message", "")))

    def _on_request(self, event: dict[str, Any]) -> None:
        request = event.get("request", {})
        if event.get("type") in _ASKS and str(request.get("method", "GET")) not in _READS:
            self.count += 1
