"""What comes some seconds after the load, and what is seen further down only."""

from __future__ import annotations

import pytest

from auditor.measure import measure
from auditor.model.snapshot import Snapshot
from auditor.model.subject import Moment
from tests.browser.conftest import Visitor
from tests.site import Answer, Site, page

POPUP = """<div id=pop role=dialog style="position:fixed;inset:0;background:#fff"><h2>10 % off</h2>
<p>Our newsletter tells you first.</p>
<button style="width:14px;height:14px;padding:0" aria-label=Close>x</button></div>"""

REVEAL = """<style>section{height:900px}.aos{opacity:0;transition:opacity .4s}.aos.in{opacity:1}</style>
<section><h1>Plates</h1></section><section><div class=aos><p id=pale style="color:#bbb">Shown while in view</p>
<button id=small style="width:16px;height:16px;padding:0">a</button><label>Name <input id=name></label></div></section>
<section></section><script>const o = new IntersectionObserver((all) => all.forEach((each) =>
each.target.classList.toggle("in", each.isIntersecting)), { threshold: .1 });
document.querySelectorAll(".aos").forEach((each) => o.observe(each));</script>"""


def see(visit: Visitor, body: str) -> Snapshot:
    with Site({"/": page(body)}) as site:
        return visit(f"{site.origin}/", "phone")


def moments(snapshot: Snapshot, collection: str) -> dict[str, Moment | None]:
    return {subject.at.selector: subject.at.moment for subject in measure(snapshot).subjects[collection]}


@pytest.mark.parametrize(
    "how",
    [
        "document.body.insertAdjacentHTML('beforeend', document.querySelector('template').innerHTML)",
        "document.querySelector('#wait').hidden = false",
        "document.querySelector('#wait').className = 'shown'",
    ],
)
def test_a_window_that_opens_after_four_seconds(visit: Visitor, how: str) -> None:
    ready = f"<div id=wait hidden class=hidden>{POPUP}</div>" if "wait" in how else f"<template>{POPUP}</template>"
    style = "<style>.shown{display:block!important}</style>"
    snapshot = see(visit, f"{style}<h1>Vases</h1>{ready}<script>setTimeout(() => {{ {how} }}, 4000)</script>")
    assert snapshot.failures == []
    moment = moments(snapshot, "overlays")["#pop"]
    assert moment is not None
    assert moment.seconds == pytest.approx(4, abs=0.5)
    assert "late-full-page" in snapshot.images


IN_A_FRAME = f"const f = document.createElement('iframe'); f.id = 'in'; document.body.append(f); f.srcdoc = {POPUP!r}"
IN_A_SHADOW = (
    "const host = document.createElement('div'); host.id = 'in'; document.body.append(host);"
    f"host.attachShadow({{ mode: 'open' }}).innerHTML = {POPUP!r}"
)


@pytest.mark.parametrize(("how", "selector"), [(IN_A_FRAME, "#in"), (IN_A_SHADOW, "#in >>> #pop")])
def test_a_window_in_a_frame_or_a_shadow_tree(visit: Visitor, how: str, selector: str) -> None:
    style = "<style>iframe{position:fixed;inset:0;width:100%;height:100%;border:0}</style>"
    snapshot = see(visit, f"{style}<h1>Vases</h1><script>setTimeout(() => {{ {how} }}, 4000)</script>")
    moment = moments(snapshot, "overlays")[selector]
    assert moment is not None
    assert moment.seconds == pytest.approx(4, abs=0.5)
    small = moments(snapshot, "targets")["#in >>> #pop > button"]
    assert small is not None
    assert small.seconds == pytest.approx(4, abs=0.5)


def test_what_comes_into_a_frame_that_is_there(visit: Visitor) -> None:
    pale = "document.body.insertAdjacentHTML('beforeend', '<p id=pale style=color:#bbb>Tall vases</p>')"
    frame = page(f"<p>Offers</p><script>setTimeout(() => {{ {pale} }}, 4000)</script>")
    still = page("<p>Opening hours</p>")
    routes = {
        "/": page("<h1>Vases</h1><iframe id=in src=/offers></iframe><iframe id=out src=/still></iframe>"),
        "/offers": frame,
        "/still": still,
    }
    with Site(routes) as site:
        snapshot = visit(f"{site.origin}/", "phone")
    found = moments(snapshot, "text_contrasts")
    moment = found["#in >>> #pale"]
    assert moment is not None
    assert 3.5 < moment.seconds < 10  # the load before it takes its time on a busy machine
    assert [fresh.selector for fresh in snapshot.moments[0].fresh] == ["#in >>> #pale"]
    assert [at for selector, at in found.items() if "#pale" not in selector] == [None] * (len(found) - 1)


def test_content_that_comes_by_a_late_request(visit: Visitor) -> None:
    put = "(text) => document.body.insertAdjacentHTML('beforeend', text)"
    fetch = f"setTimeout(() => fetch('/more').then((answer) => answer.text()).then({put}), 8000)"
    more = b"<p id=more style='color:#ccc'>More vases from our workshop</p>"
    with Site({"/": page(f"<h1>Vases</h1><script>{fetch}</script>"), "/more": Answer(more)}) as site:
        snapshot = visit(f"{site.origin}/", "phone")
    moment = moments(snapshot, "text_contrasts")["#more"]
    assert moment is not None
    assert 7 < moment.seconds < 15  # asked for after 8 s; virtual time does not wait for the answer so late


@pytest.mark.parametrize("milliseconds", [500, 800, 950, 1050])
def test_there_is_no_gap_between_the_arrival_and_what_is_late(visit: Visitor, milliseconds: int) -> None:
    """What comes a little after the page stood still is seen, in the measured tab or in the second load."""
    more = "document.body.insertAdjacentHTML('beforeend', '<p id=pale style=color:#bbb>Tall vases</p>')"
    snapshot = see(visit, f"<h1>Vases</h1><script>setTimeout(() => {{ {more} }}, {milliseconds})</script>")
    assert "#pale" in moments(snapshot, "text_contrasts")


def test_what_is_there_at_the_arrival_is_told_once(visit: Visitor) -> None:
    snapshot = see(visit, "<h1>Vases</h1><p>Thrown by hand</p><button>Buy</button>")
    assert snapshot.failures == []
    assert snapshot.moments == []
    assert set(moments(snapshot, "targets").values()) == {None}


def test_what_is_hidden_again_at_the_top(visit: Visitor) -> None:
    snapshot = see(visit, REVEAL)
    assert snapshot.failures == []
    for collection, selector in [("text_contrasts", "#pale"), ("targets", "#small"), ("fields", "#name")]:
        moment = moments(snapshot, collection)[selector]
        assert moment is not None
        assert 200 < moment.scrolled < 1800


SHELL = """<style>html,body{{height:100%;margin:0;overflow:hidden}}main{{height:100%;overflow-y:auto}}</style>
<main>{}</main>"""


def test_an_applications_shell_scrolls_the_box_in_it(visit: Visitor) -> None:
    down = "<p id=down style='color:#bbb'>Always there, three screens further down</p>"
    lazy = "<img id=lazy src=/pot.png loading=lazy width=90 height=90>"
    with Site({"/": page(SHELL.format(REVEAL + down + lazy))}) as site:
        snapshot = visit(f"{site.origin}/", "phone")
        assert "/pot.png" in [asked.path for asked in site.asked]
    assert snapshot.failures == []
    seen = moments(snapshot, "text_contrasts")
    assert seen["#down"] is None
    for collection, selector in [("text_contrasts", "#pale"), ("targets", "#small"), ("fields", "#name")]:
        moment = moments(snapshot, collection)[selector]
        assert moment is not None
        assert 200 < moment.scrolled < 1800


def test_an_animation_that_goes_with_the_scroll(visit: Visitor) -> None:
    style = "#pale{opacity:0;animation:f linear both;animation-timeline:view();animation-range:entry 0% cover 30%}"
    body = (
        f"<style>{style}@keyframes f{{to{{opacity:1}}}}section{{height:900px}}</style><h1>Vases</h1>"
        + 2 * "<section></section>"
    )
    snapshot = see(visit, f"{body}<p id=pale style='color:#c4c4c4'>Scroll driven words</p><section></section>")
    moment = moments(snapshot, "text_contrasts")["#pale"]
    assert moment is not None
    assert moment.scrolled > 900


@pytest.mark.parametrize(
    "script",
    [
        "new IntersectionObserver(([each]) => { slot.innerHTML = each.isIntersecting ? words : '' }).observe(slot)",
        "addEventListener('scroll', () => { slot.innerHTML = scrollY > 300 && scrollY < 1600 ? words : '<i>·</i>' })",
        "const root = slot.attachShadow({ mode: 'open' }); new IntersectionObserver(([each]) => {"
        " root.innerHTML = each.isIntersecting ? words : '' }).observe(slot)",
    ],
)
def test_what_exists_only_while_it_is_scrolled_to(visit: Visitor, script: str) -> None:
    words = "const words = '<b id=none></b><p id=pale style=color:#bbb>Shown while in view</p>'"
    slot = "<div style='height:1200px'></div><div id=slot style='height:200px'></div><div style='height:1500px'></div>"
    snapshot = see(visit, f"<h1>Vases</h1>{slot}<script>{words}; {script}</script>")
    assert snapshot.failures == []
    selector = "#slot >>> #pale" if "Shadow" in script else "#pale"
    moment = moments(snapshot, "text_contrasts")[selector]
    assert moment is not None
    assert 300 < moment.scrolled < 1600


def test_a_bar_that_comes_when_one_turns_back(visit: Visitor) -> None:
    turned = (
        "addEventListener('scroll', () => { bar.style.top = scrollY && scrollY < last ? 0 : '-60px'; last = scrollY })"
    )
    bar = "<nav id=bar style='position:fixed;top:-60px;height:50px'><a id=small href=/a>a</a> <a href=/b>b</a></nav>"
    body = f"<h1>Vases</h1><div style='height:3000px'></div>{bar}<script>let last = 0; {turned}</script>"
    moment = moments(see(visit, body), "targets")["#small"]
    assert moment is not None
    assert moment.scrolled > 0


def test_the_page_is_measured_at_its_top_afterwards(visit: Visitor) -> None:
    snapshot = see(visit, REVEAL)
    assert snapshot.rotated is not None
    assert snapshot.focus_stops is not None
    assert [stop.at.selector for stop in snapshot.focus_stops if stop.covered_by] == []


def test_a_page_that_can_not_be_loaded_again_keeps_its_arrival(visit: Visitor) -> None:
    answers = iter([page("<h1>Vases</h1>")])
    with Site({"/": lambda _asked: next(answers, Answer(b"gone", 503))}) as site:
        snapshot = visit(f"{site.origin}/", "phone")
    assert snapshot.audited
    assert [(failure.step, failure.code) for failure in snapshot.failures] == [
        ("motion", "step-failed"),
        ("late", "step-failed"),
    ]


def test_what_comes_into_a_frame_of_another_site(visit: Visitor) -> None:
    pale = "document.body.insertAdjacentHTML('beforeend', '<p id=pale style=color:#bbb>Tall vases</p>')"
    frame = page(f"<p>Offers</p><script>setTimeout(() => {{ {pale} }}, 4000)</script>")
    with Site({"/offers": frame}) as other, Site({}) as site:
        apart = other.origin.replace("127.0.0.1", "localhost")
        site.routes["/"] = page(f"<h1>Vases</h1><iframe id=in src='{apart}/offers'></iframe>")
        snapshot = visit(f"{site.origin}/", "phone")
    moment = moments(snapshot, "text_contrasts")["#in >>> #pale"]
    assert moment is not None
    assert [fresh.selector for fresh in snapshot.moments[0].fresh] == ["#in >>> #pale"]
