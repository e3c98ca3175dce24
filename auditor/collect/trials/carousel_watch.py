"""Watches what moves by itself, in virtual time: fourteen seconds of the page's timers pass in a third of a second.

In the tab that is loaded for it (clocked.py). Timers and Date run ahead; frames are painted as fast as ever, one a
look. The timeline of animations follows the one or the other, as Chromium happens to paint, so transitions are sped up
as well.
"""

from __future__ import annotations

import asyncio

import msgspec
from playwright.async_api import Error

from auditor.collect.browser.worlds import EvaluationError, FrameNode, World
from auditor.collect.desk import Desk
from auditor.collect.page.bundle import script
from auditor.collect.page.gather import gather
from auditor.collect.trials.clocked import Clocked
from auditor.model.device import Device
from auditor.model.evidence import Evidence
from auditor.model.trials import Carousel, MotionEvidence

START, STRIDE = 6.0, 2.0
"""Virtual seconds that pass before the watch begins, in strides: what has come to rest by then has not moved for over
5 s after the load, the time that WCAG 2.2.2 grants. As many again decide whether anything stirs at all."""

STEP, STEPS = 1.0, 14
"""Virtual seconds between two looks, and their number: a carousel that waits 7 s turns twice meanwhile."""

PAINTS = 3
"""Frames painted in a stride of those that decide: scripts that look at the clock of frames see it run PLAYBACK times
as fast as frames come, 0.62 s a frame, and turn after four seconds."""

FRAMES = 8
"""Frames of the page that are watched: the document itself and its first sub-frames."""

_WATCH = script("trials/carousel_watch")


def may_turn(frames: list[Evidence]) -> bool:
    """Whether anything on the page looks as if it could turn by itself."""
    return any(frame.carousels for frame in frames)


async def step(desk: Desk) -> None:
    """The step: what turns by itself, in virtual time."""
    if may_turn(desk.frames or []):
        desk.given["motion"] = await watch(desk.clocked, desk.device)
    else:
        desk.given["motion"] = MotionEvidence(observed=0.0)


async def watch(clocked: Clocked, device: Device) -> MotionEvidence:
    """What turns by itself."""
    while clocked.passed < START:
        await clocked.advance(STRIDE)
    root = await clocked.frames()
    await gather(root, device, [])
    worlds = [world for world in _worlds(root)[:FRAMES] if await world.call(_WATCH)]
    stirred = 0
    for _ in range(int(START / STRIDE)):
        await clocked.advance(STRIDE, PAINTS)
        stirred += await _look(worlds)
    if stirred or await _endless(worlds):
        for _ in range(STEPS):
            await clocked.advance(STEP)
            await _look(worlds)
    carousels: list[Carousel] = []
    for world in worlds:
        text = await world.evaluate("globalThis.auditorMotion.report()")
        carousels += msgspec.json.decode(text, type=list[Carousel])
    observed = float(await worlds[0].evaluate("performance.now() / 1000")) if worlds else 0.0
    return MotionEvidence(observed=round(observed, 1), carousels=carousels)


def _worlds(root: FrameNode) -> list[World]:
    """The worlds of all frames, the top one first."""
    nodes, found = [root], []
    while nodes:
        node = nodes.pop(0)
        nodes += node.children
        if node.world is not None:
            found.append(node.world)
    return found


async def _look(worlds: list[World]) -> int:
    """Compares each frame of the page with what was seen before; returns how much has stirred."""
    return sum(await asyncio.gather(*(_look_at(world) for world in worlds)))


async def _look_at(world: World) -> int:
    try:
        return int(await world.evaluate("globalThis.auditorMotion.look()") or 0)
    except (Error, EvaluationError):
        return 0  # a frame that has gone moves nothing


async def _endless(worlds: list[World]) -> bool:
    """Whether an animation runs that never ends."""
    for world in worlds:
        if await world.evaluate("globalThis.auditorMotion.animated()"):
            return True
    return False
