"""Lighthouse's turn, after the visits, without a browser: a run that is refused before it begins."""

from __future__ import annotations

import asyncio
from pathlib import Path

from builders_content import a_page
from builders_visits import visited

from auditor.collect.ending import Ending
from auditor.collect.lighthouse_turn import LighthouseTurn
from auditor.collect.options import CollectRequest, VisitOptions
from auditor.model.scenario import Scenario, Station
from auditor.provision import Chromium, NodeTools
from auditor.store import Store

URL = "https://shop.example/"


class Heard:
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def page_started(self, station: Station, _scenario: Scenario, engine: str = "") -> None:
        self.told.append(f"{engine} begins {station.url}")

    def page_done(self, station: Station, _scenario: Scenario, _seconds: float, engine: str = "") -> None:
        self.told.append(f"{engine} ends {station.url}")

    def note(self, text: str) -> None:
        self.told.append(text)


def test_a_run_that_fails_ends_for_who_listens_too(tmp_path: Path) -> None:
    store, heard = Store(tmp_path / "out"), Heard()
    store.create()
    snapshot = a_page(**visited(URL))
    folder = store.save(0, snapshot)
    tools = NodeTools(node=tmp_path, lighthouse=tmp_path, axe=tmp_path, lighthouse_version="0", axe_version="0")
    request = CollectRequest(urls=[URL], visit=VisitOptions(headers={"X-Preview": "1"}))  # headers are never given away

    browser = Chromium(path=tmp_path, kind="chromium", origin="system")
    again: list[str] = []
    turn = LighthouseTurn(request, store, heard, again.append, Ending())
    asyncio.run(turn.run([(snapshot.station, snapshot.scenario, folder)], tools, browser, ()))
    assert again == [folder]
    assert [failure.code for failure in store.load(folder).failures] == ["lighthouse-auth"]
    assert heard.told == [f"lighthouse begins {URL}", f"lighthouse ends {URL}"]
