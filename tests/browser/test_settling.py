"""A page is looked at when it has faded in and its loading screen is gone; what fades for ever is not waited for."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image

from auditor.collect.browser.emulation import emulate
from auditor.collect.browser.pool import BrowserPool
from auditor.collect.browser.worlds import top_world
from auditor.collect.page.bundle import script
from auditor.devices import resolve
from tests.browser.conftest import Run, Visitor
from tests.browser.test_seen import served
from tests.site import Site, page

BAR = "<div id=bar style='height: 300px; background: #036; color: #fff'>Tea"
BLUE = (0, 51, 102)
SHEET = "position: fixed; inset: 0; background: #000; z-index: 9"
FADE = "const t = performance.now(); (function f() {{ {}; requestAnimationFrame(f) }})();"

COMES_AND_GOES = {
    "an animation": "<style>@keyframes a { from { opacity: 0 } } #bar { animation: a .5s .4s both }</style>"
    f"{BAR}</div>",
    "a transition that a timer starts": "<style>#bar { opacity: 0; transition: opacity .5s }</style>"
    f"{BAR}</div><script>addEventListener('load', () => setTimeout(() => {{ bar.style.opacity = 1 }}, 20))</script>",
    "a script": f"<style>#bar {{ opacity: 0 }}</style>{BAR}</div><script>"
    + FADE.format("bar.style.opacity = Math.min(1, (performance.now() - t) / 500)")
    + "</script>",
    "a sheet that goes at once, after a while": f"<div id=s style='{SHEET}'><i></i></div>{BAR}</div>"
    "<script>addEventListener('load', () => setTimeout(() => s.remove(), 700))</script>",
    "a sheet with a word": f"<div id=s style='{SHEET}; color: #fff'>Loading…</div>{BAR}</div>"
    "<script>addEventListener('load', () => setTimeout(() => { s.style.display = 'none' }, 700))</script>",
    "a sheet amid the application": f"<main><div><section id=s style='{SHEET}'></section></div>{BAR}</div></main>"
    "<script>addEventListener('load', () => setTimeout(() => s.remove(), 700))</script>",
}


@pytest.mark.parametrize("name", COMES_AND_GOES)
def test_the_first_picture_is_of_the_finished_page(visit: Visitor, name: str) -> None:
    with Site({"/": page(f"<style>body {{ margin: 0 }}</style>{COMES_AND_GOES[name]}")}) as site:
        snapshot = visit(f"{site.origin}/")
    picture = Image.open(io.BytesIO(snapshot.images["first-screen"])).convert("RGB")
    assert picture.getpixel((195, 150)) == BLUE
    assert snapshot.failures == []


def test_a_loading_screen_that_goes_by_itself_is_no_overlay(visit: Visitor) -> None:
    with Site({"/": served("preloader")}) as site:
        snapshot = visit(f"{site.origin}/")
    (top,) = snapshot.frames
    assert top.layers is not None
    assert top.layers.layers == []
    picture = Image.open(io.BytesIO(snapshot.images["first-screen"])).convert("RGB")
    assert picture.getpixel((380, 600)) == (255, 255, 255)


def quiet(run: Run[Any], pool: BrowserPool, body: str, *arguments: int) -> tuple[bool, float]:
    """What the script says, and how long the page has been there then, ms."""

    async def work(url: str) -> tuple[bool, float]:
        context = await (await pool.get()).new_context()
        tab = await context.new_page()
        session = await context.new_cdp_session(tab)
        await session.send("Page.enable")
        await emulate(session, resolve("phone", pool.playwright.devices))
        await tab.goto(url)
        world = await top_world(session)
        found = await world.call(script("page/quiet_layout"), *arguments, wait=True)
        shown = await tab.evaluate("performance.now()")
        await context.close()
        return found, shown

    with Site({"/": page(body)}) as site:
        return run(work(f"{site.origin}/"))


ENDLESS = {
    "an animation without end": "<style>@keyframes p { to { opacity: .3 } } p { animation: p .4s infinite }</style>",
    "a wheel that turns": "<style>@keyframes p { to { rotate: 1turn } } i { animation: p 1s linear infinite }"
    " i { display: block; width: 40px; height: 80px }</style><i></i>",
    "a skeleton": "<style>@keyframes p { to { opacity: .3 } } body { animation: p .4s infinite alternate }</style>",
    "a film of a minute": "<style>@keyframes p { to { transform: scale(2) } } p { animation: p 600s }</style>",
    "a fade far below": "<style>@keyframes p { to { opacity: .3 } } i { animation: p 50s }</style>"
    "<div style='height: 9000px'></div><i>Tea</i>",
    "a sheet that is seen through": f"<div style='{SHEET}; background: #0003'></div>",
    "a sheet with a way on": f"<div style='{SHEET}'><button>Enter</button></div>",
    "a sheet behind the page": f"<div style='{SHEET}; z-index: -1'></div>",
}


@pytest.mark.parametrize("name", ENDLESS)
def test_what_never_ends_is_not_waited_for(run: Run[Any], pool: BrowserPool, name: str) -> None:
    found, shown = quiet(run, pool, f"<p>Tea</p>{ENDLESS[name]}", 100, 100_000, 60_000)
    assert found
    assert shown < 50_000  # it would be a minute


def test_names_that_stand_before_the_browsers_own_do_no_harm(run: Run[Any], pool: BrowserPool) -> None:
    names = ("getAnimations", "elementsFromPoint", "body", "timeline")
    clobbered = "".join(f"<img alt='' name={name}>" for name in names)
    sheet = f"<form style='{SHEET}'><input name=querySelector><input name=innerText></form>"
    found, shown = quiet(run, pool, f"<p>Tea</p>{clobbered}{sheet}", 100, 100_000, 60_000)
    assert found
    assert shown < 50_000


@pytest.mark.parametrize(
    "body",
    [
        f"<p id=p>Tea</p><script>{FADE.format('p.style.opacity = (performance.now() - t) % 900 / 900')}</script>",
        f"<div style='{SHEET}'></div><p>Tea</p>",
    ],
)
def test_what_fades_for_ever_is_measured_as_it_stands(run: Run[Any], pool: BrowserPool, body: str) -> None:
    found, shown = quiet(run, pool, body, 100, 100_000, 400)
    assert found
    assert 400 <= shown < 90_000


def test_a_layout_that_never_rests_is_said(run: Run[Any], pool: BrowserPool) -> None:
    body = f"<p id=p>Tea</p><script>{FADE.format('p.style.height = performance.now() % 900 + 9 + `px`')}</script>"
    found, _ = quiet(run, pool, body, 100, 500, 200)
    assert not found
