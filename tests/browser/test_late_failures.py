"""A step after the probes that fails, hangs, crashes its tab or its browser costs its own facts, nothing before it."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest
from playwright.async_api import Browser, CDPSession

from auditor.collect import steps
from auditor.collect.browser.pool import BrowserPool
from auditor.collect.trials import drag, hover, keyboard, rotate, typing
from auditor.collect.trials.sealed import Sealed
from auditor.measure import measure
from auditor.model.snapshot import Snapshot
from tests.browser.conftest import Run, Visitor
from tests.site import Site, page

PAGE = page("<h1>Tea</h1><p>Green tea from Japan</p><button>Buy</button>")

LATE = ["rotate", "drag", "hover", "keyboard", "typing"]
"""The last steps that have something to do on this page, in their order."""

IDLE = ["forms", "canaries"]
"""What comes after them."""

FACTS = {
    "rotate": ("rotated", "orientation"),
    "keyboard": ("focus_stops", "focus_stops"),
    "drag": ("dragged", "drags"),
    "hover": ("hovered", "hovers"),
    "typing": ("typed", "typed_fields"),
}
"""The field of the snapshot and the collection that each gives."""


async def crash(session: CDPSession | Sealed, *_: object) -> Any:
    await (session.session if isinstance(session, Sealed) else session).send("Page.crash")


WORK: dict[str, tuple[ModuleType, str]] = {
    "rotate": (rotate, "rotate"),
    "keyboard": (keyboard, "tab_through"),
    "drag": (drag, "drag_around"),
    "hover": (hover, "hover_over"),
    "typing": (typing, "type_into_fields"),
}
"""The function of each that touches the page first."""


def assert_kept(snapshot: Snapshot, lost: str, code: str) -> None:
    """All that was gathered before the step `lost` is there; it, and what was to come, says why not."""
    assert snapshot.audited
    after = LATE[LATE.index(lost) + 1 :]
    found = [(failure.step, failure.code) for failure in snapshot.failures]
    assert found == [(lost, code), *((step, "not-reached") for step in [*after, *IDLE])]
    assert {"first-screen", "full-page"} <= set(snapshot.images)
    assert snapshot.frames[0].targets is not None
    assert snapshot.cookies is not None
    assert snapshot.trials is not None
    assert snapshot.trials.narrow is not None
    assert snapshot.requests
    missing = measure(snapshot).missing
    assert snapshot.forms_tried is None
    assert missing["form_errors"].code == "not-reached"
    for step in LATE:
        if LATE.index(step) < LATE.index(lost):
            assert getattr(snapshot, FACTS[step][0]) is not None
        else:
            assert getattr(snapshot, FACTS[step][0]) is None
            assert missing[FACTS[step][1]].code == (code if step == lost else "not-reached")


@pytest.mark.parametrize("step", LATE)
def test_a_tab_that_crashes(visit: Visitor, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    monkeypatch.setattr(*WORK[step], crash)
    with Site({"/": PAGE}) as site:
        assert_kept(visit(f"{site.origin}/"), step, "tab-crashed")


@pytest.mark.parametrize("step", LATE)
def test_a_browser_that_dies(
    visit: Visitor, run: Run[Any], pool: BrowserPool, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    async def kill(*_: object) -> None:
        browser: Browser = await pool.get()
        session = await browser.new_browser_cdp_session()
        await session.send("Browser.crash")

    monkeypatch.setattr(*WORK[step], kill)
    with Site({"/": PAGE}) as site:
        assert_kept(visit(f"{site.origin}/"), step, "browser-died")


@pytest.mark.parametrize(
    ("handler", "lost"),
    [
        ("addEventListener('resize', () => { if (innerWidth < 360) hang(); })", "narrow"),
        ("addEventListener('resize', () => { if (innerWidth > innerHeight) hang(); })", "rotate"),
        ("document.addEventListener('focusin', hang)", "keyboard"),
    ],
)
def test_a_handler_that_hangs(visit: Visitor, handler: str, lost: str) -> None:
    body = f"<h1>Tea</h1><button>Buy</button><script>const hang = () => {{ for (;;); }}; {handler}</script>"
    with Site({"/": page(body)}) as site:
        snapshot = visit(f"{site.origin}/", timeout=6.0)
    assert snapshot.audited
    assert snapshot.frames[0].targets is not None
    assert snapshot.cookies is not None
    assert (snapshot.failures[0].step, snapshot.failures[0].code) == (lost, "step-timeout")


def test_a_page_that_hangs_while_the_keyboard_scrolls_it(visit: Visitor) -> None:
    body = (
        "<h1>Tea</h1><div style='height:3000px'></div><button>Buy</button><script>"
        "addEventListener('focusin', () => addEventListener('scroll', () => { for (;;); }))</script>"
    )
    with Site({"/": page(body)}) as site:
        snapshot = visit(f"{site.origin}/", timeout=6.0)
    assert snapshot.audited
    assert snapshot.rotated is not None
    assert (snapshot.failures[0].step, snapshot.failures[0].code) == ("keyboard", "step-timeout")


def test_a_tab_that_crashes_before_the_probes_is_not_audited(visit: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps.screenshots, "full_page", crash)
    with Site({"/": PAGE}) as site:
        snapshot = visit(f"{site.origin}/")
    assert not snapshot.audited
    assert [failure.code for failure in snapshot.failures] == ["tab-crashed"]
