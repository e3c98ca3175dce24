"""Scrolls through the page and back, so that what loads lazily is there when it is measured."""

from __future__ import annotations

from auditor.collect.browser.worlds import World

SCREENS = 40
"""Screens that are scrolled through at most: pages that grow as they are scrolled have no end."""

_SCROLL = """async (screens) => {
  // To the end of a frame: only there do the page's observers see where it was scrolled to.
  const frame = () => new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 60);
  });
  const root = document.scrollingElement || document.documentElement;
  if (!root) return 0;
  const options = (top) => ({ top, left: 0, behavior: "instant" });
  // What changes meanwhile, and where the page was then: of interest if it is hidden again at the top.
  const stirred = new Map();
  const note = (records) => {
    for (const { target } of records) if (stirred.size < 2000 && !stirred.has(target)) stirred.set(target, scrollY);
  };
  const observer = new MutationObserver(note);
  observer.observe(document, { subtree: true, attributes: true, attributeFilter: ["class", "style", "hidden"] });
  let seen = 0;
  for (let y = innerHeight; seen < screens && y < root.scrollHeight; y += innerHeight, seen++) {
    scrollTo(options(y));
    await frame();
  }
  note(observer.takeRecords());
  observer.disconnect();
  globalThis.auditorStirred = stirred;
  scrollTo(options(0));
  await frame();
  return seen;
}"""


async def scroll_through(world: World) -> int:
    """Returns the number of screens below the first that were shown; afterwards the page is at its start again."""
    return int(await world.call(_SCROLL, SCREENS, wait=True) or 0)
