"""A tab that is kept for the next page: that page is seen as if it were the first, and a lost tab is not kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
import pytest

from auditor.collect.browser.pool import BrowserPool
from auditor.collect.kept import KeptTabs
from auditor.collect.options import VisitOptions
from auditor.collect.session import Session
from auditor.collect.visit import Visit
from auditor.devices import resolve
from auditor.model.snapshot import Snapshot, ToolVersions
from auditor.stations import scenarios, stations
from tests.browser.conftest import Run
from tests.site import Answer, Site, page

OPTIONS = VisitOptions(images=False, examples=True, plan=frozenset({"text_contrasts", "overlays", "content_width"}))
PALE = '<p style="color:#999">Plates and bowls</p>'
WIDE = '<!doctype html><title>T</title><meta name="viewport" content="width=1024"><p style="font-size:20px">Plates'
TALL = f'<div style="height:3000px"></div><p>Vases</p>{PALE}<img src="/missing.png" alt="">'
HOVERED = "<style>@media (hover:hover),(pointer:fine),(max-resolution:1.5dppx){p{font-size:9px}}</style><p>Tea</p>"


@pytest.fixture
def see(run: Run[Any], pool: BrowserPool) -> Callable[..., list[Snapshot]]:
    """Visits addresses one after the other, each in a session that `sessions` makes."""

    async def all_of(urls: Sequence[str], device: str, sessions: Callable[..., Session]) -> list[Snapshot]:
        (scenario,) = scenarios([resolve(device, pool.playwright.devices)])
        browser = await pool.get()
        return [
            await Visit(browser, station, scenario, OPTIONS, ToolVersions(auditor=""), sessions=sessions).run()
            for station in stations(urls)
        ]

    return lambda *arguments: run(all_of(*arguments))


def what_was_seen(snapshot: Snapshot) -> dict[str, Any]:
    """All but the times, and the place of the page in the list."""
    found = msgspec.to_builtins(msgspec.structs.replace(snapshot, started="", seconds={}, station=stations(["x:"])[0]))
    for request in found["requests"]:
        request["headers"].pop("date", None)
        for name in [name for name, value in request.items() if isinstance(value, float)]:
            del request[name]
    return {**found, "images": dict(snapshot.images)}


def contexts(run: Run[Any], pool: BrowserPool) -> int:
    async def count() -> int:
        return len((await pool.get()).contexts)

    return int(run(count()))


@pytest.mark.parametrize("device", ["phone", "tablet"])
def test_every_page_is_seen_as_if_it_were_the_first(
    see: Callable[..., list[Snapshot]], run: Run[Any], pool: BrowserPool, device: str
) -> None:
    wide = Answer(WIDE.encode(), headers={"Content-Type": "text/html"})
    before = contexts(run, pool)
    routes = {"/wide": wide, "/tall": page(TALL), "/hovered": page(HOVERED), "/pale": page(PALE), "/wide-again": wide}
    with Site(routes) as site:
        urls = [site.origin + path for path in routes]
        kept, fresh = see(urls, device, KeptTabs().session), see(urls, device, Session)
    assert [snapshot.failures for snapshot in kept] == [[]] * len(urls)
    for one, other in zip(kept, fresh, strict=True):
        assert what_was_seen(one) == what_was_seen(other)
    assert contexts(run, pool) == before + 1


def test_a_tab_in_trouble_is_not_kept(see: Callable[..., list[Snapshot]], run: Run[Any], pool: BrowserPool) -> None:
    before = contexts(run, pool)
    with Site({"/loop": page("<script>for (;;) alert()</script>"), "/pale": page(PALE)}) as site:
        tabs = KeptTabs()
        (lost,) = see([f"{site.origin}/loop"], "phone", tabs.session)
        assert not lost.audited
        assert contexts(run, pool) == before
        (found,) = see([f"{site.origin}/pale"], "phone", tabs.session)
    assert found.audited
    assert contexts(run, pool) == before + 1
