"""Listens to what Chromium says about mixed content: what a page served over https asks for over http."""

from __future__ import annotations

from typing import Any, Literal

from playwright.async_api import CDPSession

from auditor.model.network import InsecureRequest

LIMIT = 500
"""Requests that are kept; a page that asks for more over http needs no longer list."""

_OUTCOMES: dict[str, Literal["blocked", "upgraded", "loaded"]] = {
    "MixedContentBlocked": "blocked",
    "MixedContentAutomaticallyUpgraded": "upgraded",
    "MixedContentWarning": "loaded",
}


class MixedContentLog:
    """The mixed content of one visit, each address once."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], InsecureRequest] = {}
        self._session: CDPSession | None = None

    async def attach(self, session: CDPSession) -> None:
        """Starts listening on the page that `session` speaks to."""
        self._session = session
        session.on("Audits.issueAdded", self._issue)
        await session.send("Audits.enable")

    def close(self) -> None:
        """Ends listening; what was reported until now stays known."""
        if self._session is not None:
            self._session.remove_listener("Audits.issueAdded", self._issue)

    def requests(self) -> list[InsecureRequest]:
        """What was reported until now, sorted: the order in which a page asks is left to chance."""
        return [self._found[key] for key in sorted(self._found)]

    def _issue(self, params: dict[str, Any]) -> None:
        details = params["issue"].get("details", {}).get("mixedContentIssueDetails")
        if not details or details.get("resolutionStatus") not in _OUTCOMES or len(self._found) >= LIMIT:
            return
        url = str(details.get("insecureURL", ""))[:2000]
        kind = str(details.get("resourceType", "resource")).lower()
        if kind == "form":
            return  # where a form would be sent, if somebody sent it: nothing that the page asks for
        self._found.setdefault(
            (url, kind),
            InsecureRequest(
                url=url,
                resource_type=kind,
                outcome=_OUTCOMES[details["resolutionStatus"]],
                frame_url=str(details.get("mainResourceURL", ""))[:2000],
            ),
        )
