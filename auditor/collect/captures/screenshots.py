"""Captures, at one pixel for a CSS pixel, by CDP: five to ten times faster than the obvious calls (shared
measurements)."""

from __future__ import annotations

import base64
from typing import Any, NamedTuple

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


class Laid(NamedTuple):
    """How the page lies now. content, seen: cssContentSize and cssVisualViewport of Page.getLayoutMetrics. left: CSS px
    that a page written from right to left has beyond its left edge, where its boxes have x < 0: Chromium's captures
    count from the far left of what can be scrolled to."""

    content: dict[str, float]
    seen: dict[str, float]
    left: float


async def laid_out(session: CDPSession, device: Device) -> Laid:
    """How the page lies; only one wider than the device is asked in which direction it is written."""
    metrics: dict[str, Any] = await session.send("Page.getLayoutMetrics")
    content, seen = metrics["cssContentSize"], metrics["cssVisualViewport"]
    wide = content["width"] > device.viewport_width
    return Laid(content, seen, await _left_of_origin(session) if wide else 0.0)


async def first_screen(session: CDPSession, device: Device) -> bytes:
    """What the customer sees first, as PNG: the visual viewport, larger than the device where it is zoomed out.

    It begins where the page does: what a page written from right to left has beyond its left edge is left out.
    """
    laid = await laid_out(session, device)
    seen = laid.seen
    width, height = round(seen["clientWidth"] + min(0, seen["pageX"])), round(seen["clientHeight"])
    return await capture(session, device, width, height, beyond=False, laid=laid)


async def screen_now(session: CDPSession, device: Device) -> bytes:
    """What is on the screen now, however far the page is scrolled, as PNG; no larger than the device's viewport."""
    laid = await laid_out(session, device)
    seen = laid.seen
    width, height = min(seen["clientWidth"], device.viewport_width), min(seen["clientHeight"], device.viewport_height)
    return await capture(session, device, width, height, x=seen["pageX"], y=seen["pageY"], beyond=False, laid=laid)


async def full_page(session: CDPSession, device: Device) -> tuple[bytes, int | None]:
    """The whole page as PNG, and how many CSS px of its height that is if it was cut; None if it was not.

    Fixed elements stay where they are in the first screen, and `vh` keeps its size, so boxes and pixels agree.
    """
    laid = await laid_out(session, device)
    # Layouts wider than the device are captured as wide as they are, for their evidence, but not without end.
    wide = int(laid.content["width"]) - round(laid.left)
    width = min(max(wide, device.viewport_width), 4 * device.viewport_width)
    height = max(int(laid.content["height"]), device.viewport_height)
    most = min(HEIGHT_LIMIT, PIXEL_LIMIT // width)
    whole = Box(0, 0, width, min(height, most))
    image = await capture(session, device, whole.width, whole.height, laid=laid)
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
    laid: Laid | None = None,
) -> bytes:
    """A rectangle of the page as PNG with `scale` pixels for a CSS px. Call `emulate` in this session before.

    x, y: CSS px from where the page begins, as boxes are measured. laid: how the page lies now, if at hand.

    beyond: whether Chromium is to draw more than the screen; None where it must. On a busy machine it now and then
    leaves frames of other origins blank then (Chromium 156: one capture in fifty), never in a capture of the screen.
    """
    laid = laid or await laid_out(session, device)
    if beyond is None:
        beyond = not _shows(laid.seen, Box(x, y, width, height))
    clip = {"x": x + laid.left, "y": y, "width": width, "height": height, "scale": scale / device.scale}
    asked = {"format": "png", "optimizeForSpeed": True, "captureBeyondViewport": beyond, "clip": clip}
    try:
        answer = await session.send("Page.captureScreenshot", asked)
    except Error as error:
        if "Unable to capture screenshot" not in str(error):  # what Chromium says while a navigation changes surfaces
            raise
        answer = await session.send("Page.captureScreenshot", asked)
    return base64.b64decode(answer["data"])


async def _left_of_origin(session: CDPSession) -> float:
    try:
        return float(await (await top_world(session)).evaluate(_BEYOND_LEFT))
    except EvaluationError:  # no document of HTML
        return 0.0


def _shows(seen: dict[str, float], box: Box) -> bool:
    """Whether all of a rectangle is in the visual viewport, as Page.getLayoutMetrics tells of it."""
    return box.within(Box(seen["pageX"], seen["pageY"], seen["clientWidth"], seen["clientHeight"]))
