"""What turns by itself, watched in virtual time: the ways carousels are built, and what only looks like one."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.model.snapshot import Snapshot
from tests.browser.conftest import Visitor
from tests.site import Answer, Asked, Site, page

PAGES = Path(__file__).parent.parent / "pages"
TURNING = {path.stem: path.read_text("utf-8") for path in sorted((PAGES / "turning").glob("*.html"))}
STILL = {path.stem: path.read_text("utf-8") for path in sorted((PAGES / "still").glob("*.html"))}
PROSE = "<p>Plates, bowls and vases, thrown by hand and fired twice in our workshop by the sea.</p>" * 20

PLAN = frozenset({"carousels"})


def found(snapshot: Snapshot) -> list[str]:
    assert snapshot.motion is not None, snapshot.failures
    return [carousel.selector for carousel in snapshot.motion.carousels]


@pytest.mark.parametrize("name", TURNING)
def test_what_turns(name: str, visit: Visitor) -> None:
    with Site({"/": page(TURNING[name] + PROSE)}) as site:
        assert found(visit(f"{site.origin}/", images=False, plan=PLAN)) == ["#c"]


@pytest.mark.parametrize("name", STILL)
def test_what_does_not(name: str, visit: Visitor) -> None:
    with Site({"/": page(STILL[name] + PROSE)}) as site:
        assert found(visit(f"{site.origin}/", images=False, plan=PLAN)) == []


def test_a_page_on_which_nothing_can_turn_is_loaded_once_more_for_all_that_comes_later(visit: Visitor) -> None:
    with Site({"/": page(PROSE)}) as site:
        assert found(visit(f"{site.origin}/", images=False)) == []
        assert [asked.path for asked in site.asked].count("/") == 2


def test_a_page_that_can_not_be_loaded_again_is_still_audited(visit: Visitor) -> None:
    def once(asked: Asked) -> Answer:
        again = [each.path for each in site.asked].count("/") > 1
        return Answer(b"too many requests", 429) if again else page(TURNING["an-interval"])

    with Site({"/": once}) as site:
        snapshot = visit(f"{site.origin}/", images=False)
    assert snapshot.audited
    assert snapshot.motion is None
    assert [(failure.step, failure.code) for failure in snapshot.failures] == [
        ("motion", "step-failed"),
        ("late", "step-failed"),
    ]


def test_a_page_that_does_not_load_again_in_time_is_not_called_still(visit: Visitor) -> None:
    """Its script was there at once, and makes it turn: what was seen of it without says nothing."""
    turning = TURNING["an-interval"].replace("<script>", '<script src="/own.js"></script><script>')

    def own(asked: Asked) -> Answer:
        again = [each.path for each in site.asked].count("/own.js") > 1
        return site.hang(asked) if again else Answer(headers={"Content-Type": "text/javascript"})

    with Site({"/": page(turning), "/own.js": own}) as site:
        snapshot = visit(f"{site.origin}/", images=False)
    assert snapshot.motion is None
    assert ("motion", "step-timeout") in [(failure.step, failure.code) for failure in snapshot.failures]


POLLS = "(async function poll() { await fetch('/poll').catch(() => 0); poll(); })();"


@pytest.mark.parametrize("begins", [POLLS, f"setTimeout(() => {{ {POLLS} }}, 1500)"], ids=["at once", "later"])
def test_a_page_that_asks_without_end_is_watched(visit: Visitor, begins: str) -> None:
    """No time passes in it while an answer is outstanding, but for as long as it takes to see that one always is."""
    turning = TURNING["frames-that-look-at-the-clock"]
    with Site({"/": page(f"{turning}{PROSE}<script>{begins}</script>")}) as site:

        def poll(_asked: Asked) -> Answer:
            site.release.wait(0.4)
            return Answer(b"{}")

        site.routes["/poll"] = poll
        snapshot = visit(f"{site.origin}/", images=False, plan=PLAN)
        site.release.set()
    assert found(snapshot) == ["#c"]
    assert snapshot.failures == []


def test_headers_reach_the_second_load_too(visit: Visitor) -> None:
    with Site({"/": page(TURNING["an-interval"])}) as site:
        visit(f"{site.origin}/", images=False, headers={"X-Preview": "please"})
        assert [asked.headers.get("x-preview") for asked in site.asked if asked.path == "/"] == ["please", "please"]
