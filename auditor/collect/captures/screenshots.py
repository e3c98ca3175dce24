"""Captures, at one pixel for a CSS pixel, by CDP: five to ten times faster than the obvious calls (shared
measurements)."""

from __future__ import annotations

import base64
from typing import Any

from playwright.async_api import CDPSession, Error

from auditor.collect.browser.worlds import EvaluationError, top_world
from auditor.model.device import Device
from auditor.model.geometry import Box

HEIGHT_LIMIT = 30_000
"""CSS px of a page that are captured: beyond, Chromium's surfaces and the reader's patience end."""

PIXEL_LIMIT = 25_000_000
"""Pixels of a capture, 100 MB decoded, of which two are at hand at a time: a tablet's page of HEIGHT_LIMIT."""

_BEYOND_LEFT = """(() => {
  const get = (type, name, on) => Object.getOwnPropertyDescriptor(type.prototype, name).get.call(on);
  const root = get(Document, "documentElement", document), body = get(Document, "body", document);
  if (!body || getComputedStyle(body).direction !== "rtl") return 0;
  return get(Element, "scrollWidth", root) - get(Element, "clientWidth", root);
})()"""
"""CSS px that can be scrolled to on the left of where boxes have x = 0. The direction of the viewport is its body's."""

Metrics = dict[str, Any]
"""What Page.getLayoutMetrics answers."""


async def first_screen(session: CDPSession, device: Device) -> bytes:
    """What the customer sees first, as PNG: the visual viewport, larger than the device where it is zoomed out.

    It begins where the page does: what a page written from right to left has beyond its left edge is left out.
    """
    metrics: Metrics = await session.send("Page.getLayoutMetrics")
    seen = metrics["cssVisualViewport"]
    width, height = round(seen["clientWidth"] + min(0, seen["pageX"])), round(seen["clientHeight"])
    return await capture(session, device, width, height, beyond=False, metrics=metrics)


async def screen_now(session: CDPSession, device: Device) -> bytes:
    """What is on the screen now, however far the page is scrolled, as PNG; no larger than the device's viewport."""
    metrics: Metrics = await session.send("Page.getLayoutMetrics")
    seen = metrics["cssVisualViewport"]
    width, height = min(seen["clientWidth"], device.viewport_width), min(seen["clientHeight"], device.viewport_height)
    x, y = seen["pageX"], seen["pageY"]
    return await capture(session, device, width, height, x=x, y=y, beyond=False, metrics=metrics)


async def full_page(session: CDPSession, device: Device) -> tuple[bytes, int | None]:
    """The whole page as PNG, and how many CSS px of its height that is if it was cut; None if it was not.

    Fixed elements stay where they are in the first screen, and `vh` keeps its size, so boxes and pixels agree.
    """
    metrics: Metrics = await session.send("Page.getLayoutMetrics")
    size, seen = metrics["cssContentSize"], metrics["cssVisualViewport"]
    # Layouts wider than the device are captured as wide as they are, for their evidence, but not without end.
    wide = int(size["width"]) - round(await _left_of_origin(session, device, metrics))
    width = min(max(wide, device.viewport_width), 4 * device.viewport_width)
    height = max(int(size["height"]), device.viewport_height)
    most = min(HEIGHT_LIMIT, PIXEL_LIMIT // width)
    whole = Box(0, 0, width, min(height, most))
    beyond = not _shows(seen, whole)
    image = await capture(session, device, whole.width, whole.height, beyond=beyond, metrics=metrics)
    return image, most if height > most else None


async def capture(
    session: CDPSession,
    device: Device,
    width: float,
    height: float,
    *,
    x: float = 0,
    y: float = 0,
    scale: float = 1,
    beyond: bool | None = None,
    metrics: Metrics | None = None,
) -> bytes:
    """A rectangle of the page as PNG with `scale` pixels for a CSS px. Call `emulate` in this session before.

    x, y: CSS px from where the page begins, as boxes are measured; metrics: of the page as it is now, if at hand.

    beyond: whether Chromium is to draw more than the screen; None where it must. On a busy machine it now and then
    leaves frames of other origins blank then (Chromium 156: one capture in fifty), never in a capture of the screen.
    """
    if metrics is None:
        metrics = await session.send("Page.getLayoutMetrics")
    if beyond is None:
        beyond = not _shows(metrics["cssVisualViewport"], Box(x, y, width, height))
    x += await _left_of_origin(session, device, metrics)
    clip = {"x": x, "y": y, "width": width, "height": height, "scale": scale / device.scale}
    asked = {"format": "png", "optimizeForSpeed": True, "captureBeyondViewport": beyond, "clip": clip}
    try:
        answer = await session.send("Page.captureScreenshot", asked)
    except Error as error:
        if "Unable to capture screenshot" not in str(error):  # what Chromium says while a navigation changes surfaces
            raise
        answer = await session.send("Page.captureScreenshot", asked)
    return base64.b64decode(answer["data"])


async def _left_of_origin(session: CDPSession, device: Device, metrics: Metrics) -> float:
    """CSS px that a page written from right to left has beyond its left edge, where its boxes have x < 0.

    Chromium's captures count from the far left of what can be scrolled to. Only pages wider than the device are asked.
    """
    if metrics["cssContentSize"]["width"] <= device.viewport_width:
        return 0.0
    try:
        return float(await (await top_world(session)).evaluate(_BEYOND_LEFT))
    except EvaluationError:  # no document of HTML
        return 0.0


def _shows(seen: dict[str, float], box: Box) -> bool:
    """Whether all of a rectangle is in the visual viewport, as Page.getLayoutMetrics tells of it."""
    return box.within(Box(seen["pageX"], seen["pageY"], seen["clientWidth"], seen["clientHeight"]))
