"""The least that such a tool must do, with Playwright's own calls and nothing else: what ours is compared with.

Called as `python bare.py WORK CHROMIUM AXE WORKERS SANDBOX URL...`. For each URL and device: a fresh context, load,
and, unless WORK is "load", an image of the viewport and one of the whole page at CSS size, axe's contrast and target
rules, one pass over the elements.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, async_playwright

DEVICES = ("iPhone 14", "iPad (gen 11)")

_ELEMENTS = """() => {
  const found = [];
  for (const element of document.querySelectorAll("*")) {
    const { x, y, width, height } = element.getBoundingClientRect();
    const { color, fontSize, display } = getComputedStyle(element);
    found.push([element.localName, x, y, width, height, color, fontSize, display]);
  }
  return JSON.stringify(found);
}"""

_AXE = """async () => {
  const options = { runOnly: ["color-contrast", "target-size"], resultTypes: ["violations", "incomplete"] };
  const result = await axe.run(document, options);
  const nodes = (list) => list.flatMap((rule) => rule.nodes.map((node) => [rule.id, node.target, node.html]));
  return JSON.stringify([nodes(result.violations), nodes(result.incomplete)]);
}"""


async def view(browser: Browser, device: dict[str, Any], axe: str | None, url: str) -> int:
    """One page on one device, only loaded if there is no `axe`; the number of characters and bytes that it gave."""
    settings = {name: value for name, value in device.items() if name != "default_browser_type"}
    context = await browser.new_context(**settings)
    try:
        page = await context.new_page()
        await page.goto(url, wait_until="load")
        if axe is None:
            return 0
        viewport = await page.screenshot()
        whole = await page.screenshot(full_page=True, scale="css")
        await page.evaluate(axe)
        found = await page.evaluate(_AXE)
        elements = await page.evaluate(_ELEMENTS)
        return len(viewport) + len(whole) + len(found) + len(elements)
    finally:
        await context.close()


async def main(chromium: str, axe: Path | None, workers: int, sandbox: bool, urls: list[str]) -> None:
    """All URLs on both devices, `workers` at a time."""
    source = axe.read_text("utf-8") if axe else None
    slots = asyncio.Semaphore(workers)

    async def one(device: dict[str, Any], url: str) -> int:
        async with slots:
            return await view(browser, device, source, url)

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, chromium_sandbox=sandbox)
        devices = [playwright.devices[name] for name in DEVICES]
        sizes = await asyncio.gather(*(one(device, url) for url in urls for device in devices))
        await browser.close()
    print(len(sizes), sum(sizes))


if __name__ == "__main__":
    _, work, browser_path, axe_path, number, walls, *addresses = sys.argv
    asyncio.run(
        main(browser_path, None if work == "load" else Path(axe_path), int(number), walls == "sandbox", addresses)
    )
