"""Icons and drawn controls as shops and their frameworks make them, on one real page each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from auditor.collect.browser.emulation import emulate
from auditor.collect.browser.pool import BrowserPool
from auditor.collect.browser.worlds import frame_tree
from auditor.collect.captures.glyphs import hidden_glyphs
from auditor.collect.page import bundle
from auditor.collect.page.gather import gather
from auditor.devices import resolve
from auditor.measure.legibility.contrast import measure_text_contrasts
from auditor.measure.legibility.graphics import measure_graphics
from auditor.model.snapshot import Snapshot
from tests.site import Answer, Site, page

Visitor = Callable[..., Snapshot]

HEART = "M12 21C4 14 2 11 2 8a5 5 0 0 1 10-1 5 5 0 0 1 10 1c0 3-2 6-10 13z"
SPRITE = """<svg xmlns="http://www.w3.org/2000/svg" width="72" height="24">
<g fill="none" stroke="#333" stroke-width="2"><circle cx="10" cy="10" r="7"/></g><path d="M28 6h16v12H28z" fill="#ccc"/>
<path d="M52 4l16 16M68 4L52 20" stroke="#888"/></svg>"""


def icon(name: str, inside: str, style: str = "") -> str:
    """A button of 44 px that shows something and says nothing."""
    return f'<button id="{name}" aria-label="{name}" class="i" style="{style}">{inside}</button>'


def heart(paint: str) -> str:
    """A heart of 24 px."""
    return f'<svg width="24" height="24" viewBox="0 0 24 24" {paint}><path d="{HEART}"/></svg>'


ICONS: dict[str, tuple[float | None, str]] = {
    # by its colours
    "thin": (4.54, heart('fill="none" stroke="#767676" stroke-width="1"')),
    "sprite-dark": (12.63, '<i class="sprite"></i>'),
    "sprite-pale": (1.6, '<i class="sprite" style="background-position:-24px 0"></i>'),
    "sprite-thin": (3.54, '<i class="sprite" style="background-position:-48px 0"></i>'),
    "shadows": (1.6, '<i style="width:22px;height:2px;background:#ccc;box-shadow:0 7px #ccc,0 -7px #ccc"></i>'),
    "corner": (2.32, '<i style="width:12px;height:12px;border:solid #aaa;border-width:2px 2px 0 0;rotate:45deg"></i>'),
    "disc": (4.54, heart('fill="#fff" style="background:#767676;border-radius:50%"')),
    "count": (
        1.35,
        heart('fill="#ddd"') + '<b style="position:absolute;right:0;top:0;background:#c00;color:#fff">2</b>',
    ),
    "gone": (None, heart('fill="#ddd" style="visibility:hidden"')),
    # no icon, or none of its own
    "words": (None, heart('fill="#ddd"') + "<span>Keep</span>"),
    "drawn-on": (None, heart('fill="#222"') + '<b style="position:absolute;inset:0;color:#fff;line-height:44px">2</b>'),
    "emoji": (None, "🛒"),
}

CONTROLS: dict[str, tuple[str, float | None, str]] = {
    "native": ("", None, '<label><input id="native" type="checkbox"> News</label>'),
    "translucent": ("checkbox", 1.94, '<label><input id="translucent" class="box" type="checkbox"> News</label>'),
    "ring": ("radio", 5.74, '<label><input id="ring" class="ring" type="radio" name="r"> Home</label>'),
    "ring-pale": ("radio", 1.6, '<label><input id="ring-pale" class="ring pale" type="radio" name="r"> Shop</label>'),
    "after": ("checkbox", 1.16, '<label class="w"><input id="after" type="checkbox"><span></span> News</label>'),
    "tick": ("checkbox", 3.12, '<label class="w"><input id="tick" type="checkbox" checked><span></span> Terms</label>'),
    "track": (
        "switch",
        1.25,
        '<button id="track" role="switch" aria-checked="false" aria-label="Gift"><i></i></button>',
    ),
    "size": ("", None, '<span id="size" role="radio" tabindex="0" aria-checked="false" class="size">38</span>'),
    "card": ("", None, '<label class="card"><input id="card" type="radio" name="d" style="opacity:0"> Home</label>'),
    "star": ("", None, '<input id="star" class="h" type="radio" name="s"><label for="star">★</label>'),
}

STYLE = """<style>.i{border:0;background:none;width:44px;height:44px;padding:0;position:relative;font-size:20px}
.i i{display:block;margin:auto}.sprite{width:24px;height:24px;background:url(/sprite.svg)}
p{margin:8px 0}.box,.ring{appearance:none;width:20px;height:20px;background:#fff}.box{border:1px solid #0004}
.h{position:absolute;opacity:0}
.ring{border-radius:50%;box-shadow:inset 0 0 0 1px #666}.pale{box-shadow:inset 0 0 0 1px #ccc}
.w{position:relative;padding-left:36px;display:block;line-height:26px}.w input{position:absolute;opacity:0}
.w span{position:absolute;left:0;top:0;width:25px;height:25px;background:#eee}.w :checked~span{background:#2196f3}
.w :checked~span::after{content:"";position:absolute;left:9px;top:5px;width:5px;height:10px;
border:solid #fff;border-width:0 3px 3px 0;rotate:45deg}
#track{display:block;box-sizing:border-box;width:44px;height:24px;border:0;border-radius:12px;background:#e5e5ea;padding:2px}
#track i{display:block;width:20px;height:20px;border-radius:50%;background:#fff;box-shadow:0 1px 3px #0005}
.size{display:inline-block;width:44px;line-height:42px;border:1px solid #ddd;text-align:center}
.card{display:block;border:1px solid #ddd;padding:12px}</style>"""


def visited(visit: Visitor, body: str) -> Snapshot:
    """A page on a phone."""
    sprite = Answer(SPRITE.encode(), headers={"Content-Type": "image/svg+xml"})
    with Site({"/": page(STYLE + body), "/sprite.svg": sprite}) as site:
        snapshot = visit(f"{site.origin}/", "phone")
    assert not snapshot.failures
    return snapshot


def found(visit: Visitor, body: str) -> dict[str, tuple[str | None, float | None]]:
    """Kind and contrast by the id of the control."""
    subjects = measure_graphics(visited(visit, body))
    assert subjects is not None
    return {subject.at.selector.removeprefix("#"): (subject.kind, subject.contrast) for subject in subjects}


def test_icons(visit: Visitor) -> None:
    expected = {name: ("icon", pytest.approx(ratio, abs=0.02)) for name, (ratio, _) in ICONS.items() if ratio}
    assert found(visit, "".join(icon(name, inside) for name, (_, inside) in ICONS.items())) == expected


def test_controls(visit: Visitor) -> None:
    expected = {name: (kind, pytest.approx(ratio, abs=0.02)) for name, (kind, ratio, _) in CONTROLS.items() if kind}
    assert found(visit, "".join(f"<p>{html}</p>" for _, _, html in CONTROLS.values())) == expected


def test_figures_are_still_read_against_the_icon_under_them(visit: Visitor) -> None:
    snapshot = visited(visit, icon("drawn-on", ICONS["drawn-on"][1]))
    (text,) = measure_text_contrasts(snapshot) or []
    assert text.contrast == pytest.approx(15.9, abs=0.02)


SHOWN = """() => [getComputedStyle(document.querySelector("#a path")).opacity,
    getComputedStyle(document.querySelector(".sprite")).backgroundImage,
    getComputedStyle(document.querySelector(".star"), "::before").opacity]"""


def test_drawings_come_back(run: Any, pool: BrowserPool) -> None:
    device = resolve("phone", pool.playwright.devices)
    body = icon("a", heart('fill="#bbb"')) + icon("b", '<i class="sprite"></i>') + icon("c", '<i class="star"></i>')
    style = """<style>.star::before{content:"";display:block;width:20px;height:20px;background:#bbb;
        -webkit-mask:url(/sprite.svg)}</style>"""

    async def states(origin: str) -> list[list[str]]:
        context = await (await pool.get()).new_context()
        document = await context.new_page()
        session = await context.new_cdp_session(document)
        await emulate(session, device)
        await document.goto(f"{origin}/")
        root = await frame_tree(context, document, session)
        await gather(root, device, bundle.probe_names())
        first = await document.evaluate(SHOWN)
        async with hidden_glyphs(root):
            hidden = await document.evaluate(SHOWN)
        last = await document.evaluate(SHOWN)
        await context.close()
        return [first, hidden, last]

    sprite = Answer(SPRITE.encode(), headers={"Content-Type": "image/svg+xml"})
    with Site({"/": page(STYLE + style + body), "/sprite.svg": sprite}) as site:
        first, hidden, last = run(states(site.origin))
    assert hidden == ["0", "none", "0"]
    assert first == last == ["1", first[1], "1"]
