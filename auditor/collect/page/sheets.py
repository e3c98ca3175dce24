"""The texts of style sheets of other sites, which scripts may not read: the browser has them."""

from __future__ import annotations

import asyncio

from playwright.async_api import CDPSession, Error

from auditor.collect.browser.worlds import World

LARGEST = 1_000_000
"""Characters of a sheet that are read."""

MOST = 20
"""Sheets of a page that are read."""

PATIENCE = 2.0
"""Seconds for one: what the browser does not have any more it asks for anew."""

_FOREIGN = """function (most) {
  const lib = globalThis.auditorLibrary;
  const found = [];
  const look = (sheet, depth) => {
    let rules;
    try { rules = sheet.cssRules; } catch { if (sheet.href) found.push(sheet.href); return; }
    if (depth > 3) return;
    for (const rule of rules) if (rule instanceof CSSImportRule && rule.styleSheet) look(rule.styleSheet, depth + 1);
  };
  for (const tree of lib.trees()) for (const sheet of tree.styleSheets) if (!sheet.disabled) look(sheet, 0);
  return JSON.stringify([...new Set(found)].slice(0, most));
}"""


async def foreign_sheets(session: CDPSession, world: World) -> dict[str, str]:
    """Address → text, of the sheets of the document that is `world`'s and of the shadow trees in it. Runs after the
    probes, whose library it uses."""
    found: dict[str, str] = {}
    for url in await world.json(_FOREIGN, MOST):
        asking = session.send("Page.getResourceContent", {"frameId": world.frame_id, "url": url})
        try:
            content = await asyncio.wait_for(asking, PATIENCE)
        except (Error, TimeoutError):
            continue  # it has not arrived
        if not content["base64Encoded"] and len(content["content"]) <= LARGEST:
            found[url] = content["content"]
    return found
