"""Recordings of Chrome DevTools' Recorder, walked: each kind of step and of selector on a page that notes what came."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import msgspec
import pytest

from auditor.collect.browser.pool import BrowserPool
from auditor.collect.journey.walk import Walk
from auditor.errors import UsageError
from auditor.journeys import read_journey
from auditor.model.snapshot import Snapshot
from tests.browser.conftest import Run
from tests.browser.test_journeys import codes, walked
from tests.site import Answer, Asked, Site, page

Player = Any


@pytest.fixture
def play(run: Run[Any], pool: BrowserPool, tmp_path: Path) -> Player:
    """Walks a recording: `play(origin, {"type": "click", …})` gives the snapshots of its pages."""

    def go(origin: str, *steps: Any, device: str = "phone", expressions: bool = False) -> list[Snapshot]:
        file = tmp_path / "recording.json"
        whole = [{"type": "navigate", "url": f"{origin}/"}, *steps]
        file.write_bytes(msgspec.json.encode({"title": "Recorded", "steps": whole}))
        return list(run(walked(pool, read_journey(file, {}, expressions=expressions), device, Walk)))

    return go


NOTES = """<script>
  const note = (text) => navigator.sendBeacon("/note?" + new URLSearchParams({ text }));
</script>"""
SHADOW = """<my-shop></my-shop><script>
  document.querySelector("my-shop").attachShadow({ mode: "open" }).innerHTML = "<my-card></my-card>";
  const card = document.querySelector("my-shop").shadowRoot.querySelector("my-card");
  card.attachShadow({ mode: "open" }).innerHTML = "<button id=deep>Deep</button>";
  card.shadowRoot.querySelector("button").onclick = () => note("deep");
</script>"""


def noted(site: Site) -> list[str]:
    queries = (parse_qs(urlsplit(asked.path).query) for asked in site.asked if asked.path.startswith("/note"))
    return [query["text"][0] for query in queries]


def site_of(body: str, **more: Any) -> Site:
    routes = {"/": page(NOTES + body), "/note": Answer(status=204), **{f"/{name}": each for name, each in more.items()}}
    return Site(routes)


def click(*selectors: Any, **fields: Any) -> dict[str, Any]:
    return {"type": "click", "selectors": list(selectors), "offsetX": 2, "offsetY": 2, **fields}


BUTTON = "<button id=buy class=primary data-test=b onclick=\"note('buy')\">Buy now</button>" + SHADOW


@pytest.mark.parametrize(
    ("selector", "came"),
    [
        ("#buy", "buy"),
        ("body > button.primary", "buy"),
        ("[data-test='b']", "buy"),
        ("aria/Buy now", "buy"),
        ('aria/Buy now[role="button"]', "buy"),
        ('aria/[role="button"]', "buy"),
        ("text/Buy now", "buy"),
        ("xpath///*[@id='buy']", "buy"),
        ("xpath//html/body/button", "buy"),
        ("pierce/#deep", "deep"),
        (["my-shop", "my-card", "#deep"], "deep"),
        (["aria/Deep"], "deep"),
        ("text/Deep", "deep"),
    ],
)
def test_each_kind_of_selector(play: Player, selector: Any, came: str) -> None:
    with site_of(BUTTON) as site:
        (station,) = play(site.origin, click(selector))
        assert noted(site) == [came]
    assert codes(station) == []


def test_alternatives_are_tried_in_their_order(play: Player) -> None:
    with site_of(BUTTON) as site:
        play(site.origin, click("#gone", "not a !! selector", "xpath/((", ["my-shop", "#gone"], "aria/Deep", "#buy"))
        assert noted(site) == ["deep"]


def test_a_click_is_a_tap_where_it_was_recorded(play: Player) -> None:
    body = """<div id=pad style="width: 200px; height: 100px; background: #ccc">Pad</div><script>
      pad.ontouchstart = (event) => note("touch " + [event.touches[0].clientX, event.touches[0].clientY].map(
        (value, index) => Math.round(value - [pad.getBoundingClientRect().x, pad.getBoundingClientRect().y][index])));
    </script>"""
    with site_of(body) as site:
        play(site.origin, click("#pad", offsetX=150, offsetY=20), click("#pad", offsetX=900, offsetY=20))
        # The second place is not there on this device: the middle is tapped.
        assert noted(site) == ["touch 150,20", "touch 100,50"]


def test_double_clicks_hover_keys_and_scrolling(play: Player) -> None:
    body = """<button id=one>One</button><input id=text><div id=box style="height: 99px; overflow: auto">
      <p style="height: 900px">x</p></div><p style="height: 3000px">y</p><script>
      let taps = 0;
      one.onclick = () => { taps++; if (taps === 2) note("twice"); };
      one.onmouseover = () => { if (!taps) note("over"); };
      text.onkeydown = (event) => note("down " + event.key);
      text.onkeyup = (event) => note("up " + event.key);
      text.onchange = () => note("changed " + text.value);
      box.onscroll = () => note("box " + box.scrollTop);
      onscroll = () => { if (scrollY === 1200) note("page " + scrollY); };
    </script>"""
    with site_of(body) as site:
        (station,) = play(
            site.origin,
            {"type": "setViewport", "width": 1400, "height": 900, "deviceScaleFactor": 1, "isMobile": False,
             "hasTouch": False, "isLandscape": False},
            {"type": "hover", "selectors": ["#one"]},
            {"type": "doubleClick", "selectors": ["#one"], "offsetX": 1, "offsetY": 1},
            click("#text"),
            {"type": "keyDown", "key": "a"},
            {"type": "keyUp", "key": "a"},
            {"type": "keyDown", "key": "Tab"},
            {"type": "keyUp", "key": "Tab"},
            {"type": "scroll", "selectors": ["#box"], "x": 0, "y": 40},
            {"type": "scroll", "x": 0, "y": 1200},
        )  # fmt: skip
        assert noted(site) == [
            *("over", "twice", "down a", "up a", "down Tab", "changed a", "box 40", "page 1200"),
        ]
    assert station.device.name == "phone"


def test_fields_of_all_kinds_are_changed(play: Player) -> None:
    body = """<form action=/sent><input name=mail type=email>
      <select name=size><option value=s>Small<option value=l>Large</select>
      <input type=checkbox name=ok><input type=date name=day><textarea name=text></textarea>
      <input name=more value=pre><button>Send</button></form>"""
    values = {"mail": "a@example.org", "size": "l", "ok": "on", "day": "2027-01-31"}
    values |= {"text": "x y", "more": "prefix"}
    changes = [{"type": "change", "selectors": [f"[name={name}]"], "value": value} for name, value in values.items()]
    with site_of(body, sent=page("<h1>Sent</h1>")) as site:
        _, sent = play(site.origin, *changes, click("aria/Send", assertedEvents=[{"type": "navigation"}]))
    assert parse_qs(urlsplit(sent.station.url).query) == {name: [value] for name, value in values.items()}


def test_waiting_for_elements(play: Player) -> None:
    body = """<ul id=list></ul><p id=gone>Wait</p><a id=link class=x hidden>L</a>
      <button onclick="note('go')">Go</button>
      <script>
        let left = 3;
        const timer = setInterval(() => {
          list.append(document.createElement("li"));
          if (--left) return;
          clearInterval(timer); gone.remove(); window.ready = true;
        }, 150);
      </script>"""

    def wait(*selectors: str, **fields: Any) -> dict[str, Any]:
        return {"type": "waitForElement", "selectors": list(selectors), **fields}

    with site_of(body) as site:
        (station,) = play(
            site.origin,
            wait("li", operator="==", count=3, visible=True),
            wait("#gone", operator="<=", count=0),
            wait("li", count=2),
            wait("#link", visible=False, attributes={"class": "x"}, properties={"textContent": "L"}),
            {"type": "waitForExpression", "expression": "window.ready"},
            click("text/Go"),
            expressions=True,
        )
        assert noted(site) == ["go"]
        assert codes(station) == []
        never = wait("#link", visible=True, attributes={"class": "y"}, timeout=300)
        _, lost = play(site.origin, never)
        assert codes(lost) == ["journey-waited"]
        expression = {"type": "waitForExpression", "expression": "window.never", "timeout": 300}
        _, lost = play(site.origin, expression, expressions=True)
        assert codes(lost) == ["journey-waited"]
        with pytest.raises(UsageError, match="--allow-expressions"):
            play(site.origin, expression)


def test_a_step_that_should_lead_elsewhere_must(play: Player, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.collect.journey.walk.LEADING", 0.3)
    moved = "<button onclick=\"setTimeout(() => location = '/next', 120)\">Later</button><button id=b>Stay</button>"
    leads = [{"type": "navigation", "url": "anything", "title": ""}]
    with site_of(moved, next=page("<h1>Next</h1>")) as site:
        found = play(site.origin, click("text/Later", assertedEvents=leads))
        assert [each.station.url for each in found] == [f"{site.origin}/", f"{site.origin}/next"]
        _, lost = play(site.origin, click("#b", assertedEvents=leads))
    assert codes(lost) == ["journey-stayed"]


def test_frames_and_windows(play: Player) -> None:
    inner = NOTES + "<button onclick=\"note('inner')\">Inner</button>"
    inside = NOTES.replace("/note", "{outer}/note") + "<button onclick=\"note('other')\">Other</button>"
    body = "<iframe src=/frame></iframe><iframe src='{other}/'></iframe><a id=go href=/window target=_blank>Open</a>"

    def other(asked: Asked) -> Answer:
        return page(inside.replace("{outer}", f"http://{asked.headers['referer'].split('/')[2]}"))

    with Site({"/": other}, host="localhost") as away:
        whole = body.replace("{other}", away.origin)
        window = page(NOTES + "<button onclick=\"note('window')\">In window</button>")
        nested = page("<iframe src=/inner></iframe>")
        with site_of(whole, frame=nested, inner=page(inner), window=window) as site:
            play(
                site.origin,
                click("text/Inner", frame=[0, 0]),
                click("text/Other", target=f"{away.origin}/"),
                click("#go"),
                click("text/In window", target=f"{site.origin}/window"),
                {"type": "close", "target": f"{site.origin}/window"},
                click("text/Inner", frame=[0, 0], target="main"),
            )
            assert noted(site) == ["inner", "other", "window", "inner"]


def test_what_is_hidden_on_a_phone_is_told(play: Player, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.collect.journey.walk.PATIENCE", 0.4)
    body = "<style>nav { display: none } @media (width > 700px) { nav { display: block } }</style>"
    body += "<h1>Shop</h1><nav><a href=/next>Women</a></nav>"
    with site_of(body, next=page("<h1>Women</h1>")) as site:
        assert len(play(site.origin, click("aria/Women"), device="tablet")) == 2
        first, lost = play(site.origin, click("nav a", "aria/Women"))
    assert first.audited
    assert codes(lost) == ["journey-hidden"]
    assert lost.failures[0].parameters == {"label": "nav a", "number": "2", "step": "click: nav a"}


def test_it_stops_before_paying_as_any_journey(play: Player) -> None:
    body = "<h1>Checkout</h1><form action=/order><button>Pay now</button></form>"
    with site_of(body, order=page("ordered")) as site:
        (station,) = play(site.origin, click("aria/Pay now"))
        for other in (
            {"type": "change", "selectors": ["button"], "value": "x"},
            {"type": "keyUp", "key": " "},
            {"type": "doubleClick", "selectors": ["button"]},
        ):
            play(site.origin, other)
        assert "/order" not in [asked.path.partition("?")[0] for asked in site.asked]
    assert codes(station) == ["stopped-before-paying"]
