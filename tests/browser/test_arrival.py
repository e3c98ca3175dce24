"""The page is examined when its content has come: what it waits for is waited for, what never ends is not."""

from __future__ import annotations

import threading

import pytest

from auditor.collect.network import log
from auditor.collect.page import settling
from auditor.model.snapshot import Snapshot
from tests.browser.conftest import Visitor
from tests.site import Answer, Asked, Route, Site, page

PRODUCTS = Answer(b"<h1>Vases</h1><p id=vase>Blue vase, thrown by hand</p>", headers={"Content-Type": "text/html"})
FILL = "fetch('/api').then((answer) => answer.text()).then((text) => { app.innerHTML = text; })"
SHELLS = {
    "an empty box": f"<div id=app><div style='height:120px;background:#eee'></div></div><script>{FILL}</script>",
    "nothing": f"<div id=app></div><script>{FILL}</script>",
    "a line": f"<header>Pots</header><div id=app>Loading …</div><script>{FILL}</script>",
    "a busy part": "<p>{}</p><div id=app aria-busy=true style='height:300px'></div><script>{}</script>".format(
        "Pots and vases, thrown by hand. " * 6, FILL
    ),
    "a skeleton": "<p>{}</p><div id=app><b class=card-skeleton style='display:block;height:300px'></b></div>"
    "<script>{}</script>".format("Pots and vases, thrown by hand. " * 6, FILL),
    "an empty main part": "<header>{}</header><main id=app></main><script>{}</script>".format(
        "Pots and vases, thrown by hand. " * 6, FILL
    ),
    "a script in parts": "<div id=app></div><script type=module>import('/part.js')</script>",
}


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A request counts as old after a fifth of a second: what is waited for longer is waited for by choice."""
    monkeypatch.setattr(log, "STALE", 0.2)


def slowly(answer: Answer, seconds: float = 0.8) -> Route:
    def route(_asked: Asked) -> Answer:
        threading.Event().wait(seconds)
        return answer

    return route


def texts(snapshot: Snapshot) -> str:
    assert snapshot.frames
    assert snapshot.frames[0].texts is not None
    return " ".join(element.at.html for element in snapshot.frames[0].texts.elements)


def codes(snapshot: Snapshot) -> list[str]:
    return [failure.code for failure in snapshot.failures]


@pytest.mark.parametrize("name", SHELLS)
def test_content_that_comes_late_is_waited_for(visit: Visitor, name: str) -> None:
    part = Answer(b"app.innerHTML = '<p id=vase>Blue vase</p>'", headers={"Content-Type": "text/javascript"})
    with Site({"/": page(SHELLS[name]), "/api": slowly(PRODUCTS), "/part.js": slowly(part)}) as site:
        snapshot = visit(f"{site.origin}/")
    assert snapshot.audited
    assert 'id="vase"' in texts(snapshot)
    assert codes(snapshot) == []


@pytest.mark.parametrize("name", sorted(set(SHELLS) - {"a line", "a script in parts"}))
def test_a_page_whose_content_never_comes_is_not_audited(visit: Visitor, name: str) -> None:
    with Site({"/": page(SHELLS[name])}) as site:

        def hangs(_asked: Asked) -> Answer:
            site.release.wait(30)
            return PRODUCTS

        site.routes["/api"] = hangs
        snapshot = visit(f"{site.origin}/", timeout=4.0)
        site.release.set()
    assert not snapshot.audited
    assert codes(snapshot) == ["content-missing"]
    assert snapshot.failures[0].parameters["url"] == f"{site.origin}/api"


@pytest.mark.parametrize("how", ["setTimeout", "requestAnimationFrame"])
def test_a_page_that_begins_by_itself_is_waited_for(visit: Visitor, how: str) -> None:
    """By a timer, or frame by frame: nothing of the network tells that something is to come."""
    draw = "app.innerHTML = '<h1>Vases</h1><p id=vase>Blue vase</p>'"
    timer = f"setTimeout(() => {{ {draw} }}, 1200)"
    frames = f"let n = 0; (function go() {{ if (++n < 60) requestAnimationFrame(go); else {draw}; }})()"
    script = timer if how == "setTimeout" else frames
    with Site({"/": page(f"<div id=app></div><script>{script}</script>")}) as site:
        snapshot = visit(f"{site.origin}/")
    assert snapshot.audited
    assert 'id="vase"' in texts(snapshot)


def test_what_had_not_answered_is_named(visit: Visitor) -> None:
    """On a page that is there: it is not waited for, and the three first of five are named."""
    script = "for (let i = 0; i < 5; i++) fetch(`/api${i}`)"
    with Site({"/": page(f"<p>{'Pots and vases, thrown by hand. ' * 9}</p><script>{script}</script>")}) as site:

        def hangs(_asked: Asked) -> Answer:
            site.release.wait(30)
            return PRODUCTS

        site.routes |= {f"/api{number}": hangs for number in range(5)}
        snapshot = visit(f"{site.origin}/")
        site.release.set()
    assert snapshot.audited
    (told,) = (failure for failure in snapshot.failures if failure.code == "requests-open")
    assert told.parameters["count"] == "5"
    assert told.parameters["urls"] == ", ".join(f"{site.origin}/api{number}" for number in range(3))


def test_what_never_ends_is_not_waited_for(visit: Visitor) -> None:
    """Polling and events sent by the server, on a page with little on it."""
    script = (
        """(async function poll() { await fetch('/poll').catch(() => 0); poll(); })(); new EventSource('/events');"""
    )
    with Site({"/": page(f"<h1>Vases</h1><script>{script}</script>"), "/poll": slowly(Answer(b"{}"), 0.4)}) as site:

        def events(_asked: Asked) -> Answer:
            site.release.wait(30)
            return Answer(b"data: 1\n\n", headers={"Content-Type": "text/event-stream"})

        site.routes["/events"] = events
        snapshot = visit(f"{site.origin}/")
        site.release.set()
    assert snapshot.audited
    assert codes(snapshot) == []


def test_a_selector_is_waited_for(visit: Visitor) -> None:
    """Until it is visible: the hidden twin does not count."""
    body = "<p>{}</p><b class=total hidden></b><script>{}</script>".format(
        "Pots and vases. " * 20,
        "setTimeout(() => document.body.insertAdjacentHTML('beforeend', '<b class=total id=total>12 €</b>'), 900)",
    )
    with Site({"/": page(body)}) as site:
        snapshot = visit(f"{site.origin}/", wait_for="b.total")
    assert 'id="total"' in texts(snapshot)


def test_a_selector_that_never_appears(visit: Visitor) -> None:
    with Site({"/": page("<p>Pots</p><b class=total hidden>12 €</b>")}) as site:
        snapshot = visit(f"{site.origin}/", wait_for="b.total", timeout=2.0)
    assert not snapshot.audited
    assert codes(snapshot) == ["selector-missing"]
    assert snapshot.failures[0].parameters["selector"] == "b.total"


def test_a_selector_that_is_none(visit: Visitor) -> None:
    with Site({"/": page("<p>Pots</p>")}) as site:
        snapshot = visit(f"{site.origin}/", wait_for="b[")
    assert codes(snapshot) == ["selector-invalid"]


def test_seconds_are_waited(visit: Visitor) -> None:
    body = (
        "<p>{}</p><script>setTimeout(() => document.body.insertAdjacentHTML('beforeend', '{}'), 700)</script>".format(
            "Pots and vases. " * 20, "<b id=total>12 €</b>"
        )
    )
    with Site({"/": page(body)}) as site:
        assert 'id="total"' not in texts(visit(f"{site.origin}/"))
        assert 'id="total"' in texts(visit(f"{site.origin}/", wait=1.2))


def test_a_page_in_shadow_trees_is_there(visit: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    """All its text and its links stand there; it is not taken for a page that only leads on."""
    monkeypatch.setattr(settling, "INTERIM", 60.0)
    tree = f"<template shadowrootmode=open><p>{'Pots and vases. ' * 20}</p><a href=/>Home</a></template>"
    with Site({"/": page(f"<shop-app>{tree}</shop-app><script>const there = location.href</script>")}) as site:
        snapshot = visit(f"{site.origin}/", timeout=6.0)
    assert codes(snapshot) == []
    assert snapshot.arrival is not None
    assert snapshot.arrival.characters > 100
    assert snapshot.arrival.controls == 1


def test_a_page_that_says_no_more_than_that_it_leads_on_may_do_so(
    visit: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """But a page with something to do is not kept waiting, whatever its scripts speak of."""
    monkeypatch.setattr(settling, "INTERIM", 60.0)  # a visit that waited for it would fail at its deadline
    with Site({"/": page("<p>Pots</p><a href=/>Home</a><script>const there = location.href</script>")}) as site:
        snapshot = visit(f"{site.origin}/", timeout=6.0)
    assert codes(snapshot) == []
