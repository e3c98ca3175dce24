"""Has a tab note which permissions its pages ask for by themselves, before anybody has touched anything.

Chromium tells nobody: its reports of such calls are not made without a window. So asked.js stands in the page's own
world, where the calls are made, and hears.js in ours. The page finds no name of ours in its world; all that it could
bring in by guessing is a false charge against itself.
"""

from __future__ import annotations

import json
import secrets

from playwright.async_api import CDPSession

from auditor.collect.browser.worlds import WORLD
from auditor.collect.page.bundle import script
from auditor.model.permissions import PERMISSIONS


async def note_permissions(session: CDPSession) -> None:
    """Of all documents that the tab of `session` shows from now on, frames of its process included."""
    word = json.dumps(secrets.token_hex(8))
    hears = f"({script('page/hears')})({word}, {json.dumps(PERMISSIONS)})"
    asked = f"({script('page/asked')})({word})"
    await session.send("Page.addScriptToEvaluateOnNewDocument", {"source": hears, "worldName": WORLD})
    await session.send("Page.addScriptToEvaluateOnNewDocument", {"source": asked})
