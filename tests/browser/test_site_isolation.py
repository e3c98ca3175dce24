"""Full Chromium with every site in a process of its own: frames are reached by sessions of their own."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

import pytest

from auditor.collect.browser.pool import BrowserPool
from auditor.collect.options import VisitOptions
from auditor.collect.visit import Visit
from auditor.devices import resolve
from auditor.model.snapshot import Snapshot, ToolVersions
from auditor.provision import Chromium
from auditor.stations import scenarios, stations
from tests.site import Site, page

FULL = next(filter(None, map(shutil.which, ("chromium", "google-chrome", "chromium-browser"))), None)


@pytest.mark.skipif(
    FULL is None, reason="headless-shell has no out-of-process frames, and no full Chromium is installed"
)
def test_nested_frames_in_other_processes_are_measured_where_they_stand() -> None:
    async def look(url: str) -> Snapshot:
        chromium = Chromium(path=Path(str(FULL)), kind="chromium", origin="test")
        async with BrowserPool(chromium, ("--site-per-process",)) as pool:
            (station,) = stations([url])
            (scenario,) = scenarios([resolve("phone", pool.playwright.devices)])
            options = VisitOptions(examples=True)
            tools = ToolVersions(auditor="test")
            browser = await pool.get()
            return await Visit(browser, station, scenario, options, tools, forwarder=pool.forwarder).run()

    bare = "<style>body{margin:0}</style>"
    routes = {
        "/": page(f'{bare}<p data-expect=in>Pay</p><iframe src="/deep" style="border:0;margin:4px"></iframe>'),
        "/deep": page("<b data-expect=deep>deep</b>"),
    }
    with Site(routes, host="localhost") as provider:
        style = "margin:20px;border:7px solid;padding:3px;width:320px;height:300px"
        frame = f'{bare}<div style="height:100px"></div><iframe src="{provider.origin}/" style="{style}"></iframe>'
        with Site({"/": page(frame)}) as shop:
            snapshot = asyncio.run(look(f"{shop.origin}/"))
    assert [frame.url for frame in snapshot.frames] == [
        f"{shop.origin}/",
        f"{provider.origin}/",
        f"{provider.origin}/deep",
    ]
    outer, inner = snapshot.frames[1:]
    assert outer.marks == {"html > body > iframe >>> html > body > p": "in"}
    assert inner.marks == {"html > body > iframe >>> html > body > iframe >>> html > body > b": "deep"}
    assert outer.clip is not None
    assert (outer.clip.x, outer.clip.y, outer.clip.width, outer.clip.height) == (20, 120, 340, 320)
    assert inner.clip is not None
    assert inner.clip.x == 20 + 7 + 3 + 4
