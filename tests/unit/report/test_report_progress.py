"""Progress while pages are collected."""

from __future__ import annotations

import io

import pytest
from builders_visits import PHONE as PHONE_DEVICE
from builders_visits import TABLET as TABLET_DEVICE
from builders_visits import a_scenario, a_station

from auditor.report.progress import Progress, is_live

SHOP, PHONE, TABLET = a_station(), a_scenario(PHONE_DEVICE), a_scenario(TABLET_DEVICE)


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_elsewhere_each_finished_page_is_one_line() -> None:
    stream = io.StringIO()
    with Progress("en", 2, stream) as progress:
        progress.page_started(SHOP, PHONE)
        progress.page_started(SHOP, TABLET)
        progress.page_done(SHOP, TABLET, 2.04)
        progress.note("The browser was \x1b[31mrestarted")
        progress.page_done(SHOP, PHONE, 12.5)
    assert stream.getvalue() == (
        "[1 of 2] https://shop.example/ (tablet): 2.0 s\n"
        "The browser was \\x1b[31mrestarted\n"
        "[2 of 2] https://shop.example/ (phone): 12.5 s\n"
    )


def test_it_speaks_french_and_does_not_need_a_total() -> None:
    stream = io.StringIO()
    with Progress("fr", stream=stream) as progress:
        progress.page_done(SHOP, TABLET, 2.04)
    assert stream.getvalue() == "[1 terminée] https://shop.example/ (tablette)\u202f: 2,0\u202fs\n"


def test_lighthouse_is_shown_but_not_counted() -> None:
    stream = io.StringIO()
    with Progress("en", 1, stream) as progress:
        progress.page_done(SHOP, PHONE, 1.0)
        progress.page_done(SHOP, PHONE, 10.0, "lighthouse")
    assert stream.getvalue() == (
        "[1 of 1] https://shop.example/ (phone): 1.0 s\nhttps://shop.example/ (Lighthouse): 10.0 s\n"
    )


def test_on_a_terminal_the_line_replaces_itself_and_notes_stay() -> None:
    stream, hostile = Terminal(), a_station("https://shop.example/[bold]\x1b[2J")
    with Progress("en", 1, stream, live=True) as progress:
        progress.page_started(hostile, PHONE)
        progress.note("A note")
        progress.page_done(hostile, PHONE, 1.0)
    written = stream.getvalue()
    assert "A note\n" in written
    assert "\x1b[2J" not in written
    assert "[1 of 1]" not in written


@pytest.mark.parametrize(
    ("variables", "live"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False), ({"NO_COLOR": ""}, True)]
)
def test_the_environment_decides(variables: dict[str, str], live: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert is_live(Terminal()) is live
    assert not is_live(io.StringIO())
