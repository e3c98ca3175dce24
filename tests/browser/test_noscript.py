"""No customer whose scripts run sees a <noscript>: neither do the captures and the probes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page

from auditor import resources
from auditor.collect.browser.emulation import emulate
from auditor.collect.browser.pool import BrowserPool
from auditor.collect.browser.worlds import frame_tree
from auditor.collect.captures import screenshots
from auditor.collect.page.freezing import frozen
from auditor.devices import resolve
from auditor.judge.evaluate import judge
from auditor.judge.loading.rulebook import load_rulebook
from auditor.measure import measure
from tests.browser.conftest import Run, Visitor
from tests.site import Answer, Site, page

PAGES = {path.stem: path for path in (Path(__file__).parent.parent / "pages" / "noscript").glob("*.html")}


WORDS = "Switch your scripts on"
NOSCRIPT = f"<noscript id=no style='color: #eee'>{WORDS}, for a line that is longer than a phone is wide</noscript>"
SHADOW = (
    "<div><template shadowrootmode=open><noscript style='display:block!important'>Shadow</noscript></template></div>"
)
HEARS = (
    "<script>new MutationObserver(() => { document.title = 'heard' })"
    ".observe(document, { subtree: true, attributes: true })</script>"
)

STYLES = {
    "plain": "",
    "block": "<style>noscript { display: block !important }</style>",
    "strong": "<style>noscript#no#no#no#no#no { display: flex !important; transition: all 9s allow-discrete }</style>",
    "layered": "<style>@layer a { noscript { display: block !important } }</style>",
}

BUILT_ANEW = """() => {
  document.body.style.display = "none";
  document.body.getBoundingClientRect();
  document.body.removeAttribute("style");
}"""
"""Chromium decides anew what is laid out, as it does when a text size or a style sheet is tried."""

UNHEARD = {"plain", "block"}
"""Where no attribute changes, so that the page's observers hear nothing."""

LOOK = """() => {
  const all = [...document.querySelectorAll("noscript")];
  for (const element of document.querySelectorAll("*"))
    if (element.shadowRoot) all.push(...element.shadowRoot.querySelectorAll("noscript"));
  return { boxes: all.filter((one) => one.getClientRects().length).length, html: all.map((one) => one.outerHTML),
           text: document.body.innerText };
}"""


@pytest.mark.parametrize("name", PAGES)
def test_no_rule_fails_for_what_a_customer_never_sees(visit: Visitor, name: str) -> None:
    with Site({"/": Answer(PAGES[name].read_bytes(), headers={"Content-Type": "text/html; charset=utf-8"})}) as site:
        snapshot = visit(f"{site.origin}/")
    assert snapshot.failures == []
    results = judge(measure(snapshot), load_rulebook([resources.directory("rules")]))
    seen = [result for result in results if result.category in {"legibility", "content", "forms", "touch"}]
    assert any(result.rule == "reflow-320" and result.outcome == "passed" for result in seen)
    assert [result.rule for result in seen if result.outcome in ("failed", "cantTell")] == []


@pytest.mark.parametrize("style", STYLES)
def test_it_stays_hidden_while_scripts_are_paused(run: Run[Any], pool: BrowserPool, style: str) -> None:
    """In the page, in a frame of another origin, in an open shadow tree; afterwards all is as it was."""
    body = STYLES[style] + NOSCRIPT + SHADOW + HEARS
    device = resolve("phone", pool.playwright.devices)

    async def look(tab: Page) -> list[dict[str, Any]]:
        return [await frame.evaluate(LOOK) for frame in tab.frames]

    async def work(url: str) -> tuple[Any, ...]:
        browser = await pool.get()
        context = await browser.new_context()
        tab = await context.new_page()
        session = await context.new_cdp_session(tab)
        await session.send("Page.enable")
        await emulate(session, device)
        await tab.goto(url)
        before, drawn = await look(tab), await screenshots.full_page(session, device)
        root = await frame_tree(context, tab, session)
        async with frozen(session, root):
            for node in root.walk():
                assert node.world
                await node.world.call(BUILT_ANEW)
            held = [node.world and await node.world.call(LOOK) for node in root.walk()]
            captured = await screenshots.full_page(session, device)
        await tab.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        after, titles = await look(tab), [await frame.title() for frame in tab.frames]
        await context.close()
        return before, held, after, titles, drawn == captured

    with Site({"/in": page(body)}) as other, Site({}) as site:
        frame = other.origin.replace("127.0.0.1", "localhost")
        site.routes["/"] = page(f"{body}<p>Tea</p><iframe src={frame}/in></iframe>")
        before, held, after, titles, same_picture = run(work(f"{site.origin}/"))
    assert len(before) == len(held) == 2
    for one in held:
        assert one["boxes"] == 0
        assert WORDS not in one["text"]
    assert same_picture
    assert after == before
    assert titles == (["Shop"] * 2 if style in UNHEARD else ["heard"] * 2)
