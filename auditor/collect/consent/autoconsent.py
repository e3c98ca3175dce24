"""Lets DuckDuckGo's autoconsent answer a dialog that it has rules for, in a world of ours in each frame.

It hides nothing of the page (`enablePrehide` and cosmetic rules are off), and it guesses nothing (no heuristics): what
it has no rule for is read by its words (answering.py). A few of its rules speak to the page's own consent script; those
lines of the package, and no others, run in the page's world.
"""

from __future__ import annotations

import asyncio
import functools
import json
import time
from pathlib import Path
from typing import Any, Literal

from playwright.async_api import CDPSession, Error

from auditor.collect.browser.worlds import EvaluationError, World, frame_tree
from auditor.collect.consent.choosing import Wanted
from auditor.collect.page.bundle import script
from auditor.collect.session import Session, Tab
from auditor.provision.autoconsent import Autoconsent

WORLD = "mobile-ux-auditor-consent"

DETECTION = 8.0
"""Seconds in which it finds a dialog that it has a rule for. It looks twice, half a second apart, and says when it has
found none; a busy machine takes longer for that."""

OPENING = 1.2
"""Seconds in which the dialog of a consent script that it has found is seen to be open: most are not, once answered."""

ANSWER = 12.0
"""Seconds for its rule to answer the dialog: of those tried none took more than two."""

LOOK_AGAIN = 0.1

_CONFIG: dict[str, Any] = {
    "enabled": True,
    "disabledCmps": [],
    "enablePrehide": False,
    "enableCosmeticRules": False,
    "enableGeneratedRules": True,
    "enableHeuristicDetection": False,
    "enablePopupMutationObserver": False,
    "heuristicMode": "off",
    "heuristicPopupSearchTimeout": 0,
    "detectRetries": 1,  # for a third look it would wait until the page changes
    "isMainWorld": False,
    "prehideTimeout": 0,
    "visualTest": False,
    "performanceLoggingEnabled": False,
    "logs": dict.fromkeys(("lifecycle", "rulesteps", "detectionsteps", "evals", "errors", "messages", "waits"), False),
}
Told = Literal["answered", "failed", "unknown"]
"""unknown: it has no rule for a dialog of the page. failed: it has, and could not answer it."""

_ACTIONS: dict[Wanted, str] = {"refused": "optOut", "accepted": "optIn"}
_TELL = "(message) => { globalThis.autoconsentReceiveMessage(message); }"


async def answer(session: Session, tab: Tab, wanted: Wanted, tool: Autoconsent) -> Told:
    """Answers a dialog of the page that autoconsent has a rule for, and tells what it says of it."""
    return await _run(session, tab, tool, _ACTIONS[wanted])


async def asks(session: Session, tab: Tab, tool: Autoconsent) -> bool:
    """Whether the page shows a dialog that autoconsent has a rule for; nothing is done with it."""
    return await _run(session, tab, tool, None) != "unknown"


async def _run(session: Session, tab: Tab, tool: Autoconsent, action: str | None) -> Told:
    try:
        root = await frame_tree(session.context, tab.page, tab.cdp)
        frames = [_Frame(node.world) for node in root.walk() if node.world is not None]
        for frame in frames:
            await frame.start(tool)
    except (Error, EvaluationError, OSError):
        return "unknown"  # the page is being replaced, or the package was taken away meanwhile
    begun = time.monotonic()
    until = begun + DETECTION
    told: Told = "unknown"
    looking: set[_Frame] = set()
    found = False  # a consent script, of which it then waits for a dialog
    while time.monotonic() < until:
        for frame in frames:
            for message in await frame.heard():
                kind = message.get("type")
                if kind == "init":
                    looking.add(frame)
                    config = {**_CONFIG, "autoAction": action}
                    await frame.tell({"type": "initResp", "config": config, "rules": _rules(tool.rules)})
                elif kind == "eval":
                    await frame.run(message)
                elif kind == "report" and frame in looking:
                    lifecycle = message.get("state", {}).get("lifecycle")
                    if lifecycle in {"nothingDetected", "cmpDetected"}:
                        looking.discard(frame)
                        found = found or lifecycle == "cmpDetected"
                elif kind == "popupFound":
                    told, until = "failed", begun + ANSWER  # until it says otherwise
                elif kind in {"optOutResult", "optInResult"}:
                    return "answered" if message.get("result") else "failed"
        if told == "failed" and action is None:
            break
        if told == "unknown" and not looking:
            until = min(until, time.monotonic() + (OPENING if found else 0.0))
        await asyncio.sleep(LOOK_AGAIN)
    return told


class _Frame:
    """Autoconsent in one frame, which may have gone at any time."""

    def __init__(self, world: World) -> None:
        self._session: CDPSession = world.session
        self._frame_id = world.frame_id
        self._own = world

    async def start(self, tool: Autoconsent) -> None:
        """Its script, in a world beside that of the probes. Raises Playwright's Error if the frame has gone."""
        answer = await self._session.send("Page.createIsolatedWorld", {"frameId": self._frame_id, "worldName": WORLD})
        self._own = World(self._session, self._frame_id, answer["executionContextId"], "")
        await self._own.evaluate(script("consent/autoconsent"))
        await self._own.evaluate(_source(tool.script))

    async def heard(self) -> list[dict[str, Any]]:
        """What it has said since it was last asked."""
        try:
            said = json.loads(str(await self._own.evaluate("globalThis.auditorHear?.() ?? '[]'")))
        except (Error, EvaluationError, ValueError):
            return []
        return [message for message in said if isinstance(message, dict)]

    async def tell(self, message: dict[str, Any]) -> None:
        """Says something to it."""
        try:
            await self._own.call(_TELL, message)
        except (Error, EvaluationError):
            pass

    async def run(self, message: dict[str, Any]) -> None:
        """Runs one of its rules' lines in the page's own world, and tells it what that gave."""
        try:
            page = await self._session.send(
                "Runtime.evaluate",
                {"expression": str(message.get("code", "")), "returnByValue": True, "awaitPromise": True},
            )
            result = page["result"].get("value")
        except Error:
            result = None
        await self.tell({"type": "evalResp", "id": message.get("id"), "result": result})


@functools.lru_cache(maxsize=1)
def _source(path: Path) -> str:
    return f"{path.read_text(encoding='utf-8')}\n;0"


@functools.lru_cache(maxsize=1)
def _rules(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found
