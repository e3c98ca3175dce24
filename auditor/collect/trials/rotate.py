"""Turns the device on its side and back: what becomes of the page, and what the edges of the screen take of it.

By changing the metrics of the screen, as a real phone does when it is turned: nothing is loaded again. Runs after the
probes, whose library it uses, and leaves the page as it was.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
from playwright.async_api import CDPSession, Error

from auditor.collect.browser.emulation import emulate
from auditor.collect.browser.worlds import EvaluationError, World, top_world
from auditor.collect.desk import Desk
from auditor.collect.page.bundle import script
from auditor.model.device import Device
from auditor.model.evidence import Evidence
from auditor.model.subject import At
from auditor.model.trials import EdgeTarget, Posture, RotationEvidence
from auditor.screens import Insets, insets

LITTLE = 0.5
"""A posture with less of the text than this share is looked at again after turning back: what else changed since?"""

COMPACT_BAR = 50
"""CSS px of the browser's bar over a page on a phone on its side (Safari; 47 to 56 in others)."""

_SOURCE = script("trials/rotate")
_LOOK = "function () { return globalThis.auditorRotation.look(); }"
_EDGES = "function (insets, mustStay) { return globalThis.auditorRotation.edges(JSON.parse(insets), mustStay); }"
# Two frames: handlers of `resize` run before the first is painted, what they change is laid out for the second.
_PAINTED = """function () { return new Promise((resolve) => {
  requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  setTimeout(resolve, 1500);
}); }"""
_COVER = re.compile(r"viewport-fit\s*=\s*cover\b", re.IGNORECASE)


class _Edge(msgspec.Struct, frozen=True):
    at: At
    name: str
    cut: float


async def step(desk: Desk) -> None:
    """The step: the device on its side."""
    desk.acts()
    desk.given["rotated"] = await rotate(desk.cdp, desk.device, desk.frames or [])


async def rotate(session: CDPSession, device: Device, frames: Sequence[Evidence]) -> RotationEvidence:
    """Both postures, and the targets that the screen's edges cut into in either."""
    world = await top_world(session)
    await world.evaluate(_SOURCE)
    upright = device.viewport_width <= device.viewport_height
    cut = insets(device) if upright and _reaches_the_edges(frames) else None
    before = await _look(world)
    portrait: list[_Edge] = []
    landscape: list[_Edge] = []
    back = None
    try:
        if cut:
            portrait = await _edges(session, world, cut[0], must_stay=True)
        await emulate(session, rotated(device))
        await world.call(_PAINTED, wait=True)
        aside = await _look(world)
        if cut:
            landscape = await _edges(session, world, cut[1], must_stay=False)
    finally:
        await _restore(session, device, cut is not None)
    if aside.cover != before.cover or min(aside.characters, before.characters) <= LITTLE * max(
        aside.characters, before.characters
    ):
        await world.call(_PAINTED, wait=True)
        back = await _look(world)
    found = _together(portrait, landscape) if cut else None
    return RotationEvidence("portrait" if upright else "landscape", before, aside, back, found)


def rotated(device: Device) -> Device:
    """The device on its side. The browser's bars take less of a phone's height then, and as much of a tablet's."""
    width, height = device.screen_width, device.screen_height
    bar = max(0, height - device.viewport_height)
    if bar and device.kind == "phone":
        bar = COMPACT_BAR
    return msgspec.structs.replace(
        device, viewport_width=height, viewport_height=max(1, width - bar), screen_width=height, screen_height=width
    )


def _reaches_the_edges(frames: Sequence[Evidence]) -> bool:
    viewport = frames[0].viewport if frames else None
    return viewport is not None and any(_COVER.search(meta.content) for meta in viewport.metas[-1:])


async def _look(world: World) -> Posture:
    return msgspec.json.decode(await world.call(_LOOK), type=Posture)


async def _edges(session: CDPSession, world: World, cut: Insets, *, must_stay: bool) -> list[_Edge]:
    """The targets under the insets, laid out as the page does when it is told of them."""
    sides = {"top": round(cut.top), "right": round(cut.right), "bottom": round(cut.bottom), "left": round(cut.left)}
    await session.send("Emulation.setSafeAreaInsetsOverride", {"insets": sides})
    await world.call(_PAINTED, wait=True)
    text = await world.call(_EDGES, msgspec.json.encode(sides).decode(), must_stay)
    return msgspec.json.decode(text, type=list[_Edge])


async def _restore(session: CDPSession, device: Device, with_insets: bool) -> None:
    try:
        if with_insets:
            await session.send("Emulation.setSafeAreaInsetsOverride", {"insets": {}})
        await emulate(session, device)
    except (Error, EvaluationError):
        pass  # the page is gone: there is nothing to put back


def _together(portrait: list[_Edge], landscape: list[_Edge]) -> list[EdgeTarget]:
    found: dict[str, EdgeTarget] = {}
    for edge in portrait:
        found[edge.at.selector] = EdgeTarget(edge.at, edge.name, edge.cut, 0.0)
    for edge in landscape:
        known = found.get(edge.at.selector)
        found[edge.at.selector] = EdgeTarget(edge.at, edge.name, known.portrait if known else 0.0, edge.cut)
    return list(found.values())
