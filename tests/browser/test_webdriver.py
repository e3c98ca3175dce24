"""A page is not told that a program visits it, unless the user wants it to be."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from playwright.async_api import async_playwright

from auditor import audit
from auditor.collect.engines.debugged import debugged_chromium
from auditor.provision import ensure_chromium
from tests.site import Answer, Site, page

TELLS = "<p>Tea</p><script>fetch('/told?' + navigator.webdriver)</script>"


@pytest.mark.parametrize(("given", "told"), [({}, "false"), ({"webdriver": True}, "true")])
def test_what_pages_and_their_frames_are_told(tmp_path: Path, given: dict[str, bool], told: str) -> None:
    with Site({"/in": page(TELLS), "/told": Answer()}) as other, Site({"/told": Answer(), "/in": page(TELLS)}) as site:
        far = other.origin.replace("127.0.0.1", "localhost")
        site.routes["/"] = page(f"{TELLS}<iframe src=/in></iframe><iframe src={far}/in></iframe>")
        audit(f"{site.origin}/", out=tmp_path, devices=["phone"], lighthouse=False, formats=["html", "json"], **given)
        heard = [one.path for one in (*site.asked, *other.asked) if one.path.startswith("/told")]
    assert len(heard) >= 3
    assert set(heard) == {f"/told?{told}"}
    notices = json.loads((tmp_path / "result.json").read_text())["notices"]
    assert ("webdriver" in {notice["code"] for notice in notices}) == bool(given)
    assert ("ordinary visitor" in next(tmp_path.glob("*.html")).read_text("utf-8")) == (not given)


@pytest.mark.parametrize("webdriver", [False, True])
def test_what_they_are_told_by_the_browser_of_lighthouse(tmp_path: Path, webdriver: bool) -> None:
    async def told() -> bool:
        async with (
            debugged_chromium(ensure_chromium(print), tmp_path, (), webdriver=webdriver) as port,
            async_playwright() as playwright,
        ):
            browser = await playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}")
            return bool(await browser.contexts[0].pages[0].evaluate("navigator.webdriver"))

    assert asyncio.run(told()) == webdriver
