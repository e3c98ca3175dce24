"""Captures, at one pixel for a CSS pixel, by CDP: five to ten times faster than the obvious calls (shared
measurements)."""

from __future__ import annotations

import base64

from playwright.async_api import CDPSession, Error

from auditor.model.device import Device
from auditor.model.geometry import Box

HEIGHT_LIMIT = 30_000
"""CSS px of a page that are captured: beyond, Chromium's surfaces and the reader's patience end."""

PIXEL_LIMIT = 25_000_000
"""Pixels of a capture, 100 MB decoded, of which two are at hand at a time: a tablet's page of HEIGHT_LIMIT."""


async def first_screen(session: CDPSession, device: Device) -> bytes:
    """What the customer sees first, as PNG: the visual viewport, larger than the device where it is zoomed out."""
    seen = (await session.send("Page.getLayoutMetrics"))["cssVisualViewport"]
    width, height = round(seen["clientWidth"]), round(seen["clientHeight"])
    return await capture(session, device, width, height, beyond=False)


async def screen_now(session: CDPSession, device: Device) -> bytes:
    """What is on the screen now, however far the page is scrolled, as PNG; no larger than the device's viewport."""
    seen = (await session.send("Page.getLayoutMetrics"))["cssVisualViewport"]
    width, height = min(seen["clientWidth"], device.viewport_width), min(seen["clientHeight"], device.viewport_height)
    return await capture(session, device, width, height, x=seen["pageX"], y=seen["pageY"], beyond=False)


async def full_page(session: CDPSession, device: Device) -> tuple[bytes, int | None]:
    """The whole page as PNG, and how many CSS px of its height that is if it was cut; None if it was not.

    Fixed elements stay where they are in the first screen, and `vh` keeps its size, so boxes and pixels agree.
    """
    metrics = await session.send("Page.getLayoutMetrics")
    size, seen = metrics["cssContentSize"], metrics["cssVisualViewport"]
    # Layouts wider than the device are captured as wide as they are, for their evidence, but not without end.
    width = min(max(int(size["width"]), device.viewport_width), 4 * device.viewport_width)
    height = max(int(size["height"]), device.viewport_height)
    most = min(HEIGHT_LIMIT, PIXEL_LIMIT // width)
    whole = Box(0, 0, width, min(height, most))
    image = await capture(session, device, whole.width, whole.height, beyond=not _shows(seen, whole))
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
) -> bytes:
    """A rectangle of the page as PNG with `scale` pixels for a CSS px. Call `emulate` in this session before.

    beyond: whether Chromium is to draw more than the screen; None where it must. On a busy machine it now and then
    leaves frames of other origins blank then (Chromium 156: one capture in fifty), never in a capture of the screen.
    """
    if beyond is None:
        seen = (await session.send("Page.getLayoutMetrics"))["cssVisualViewport"]
        beyond = not _shows(seen, Box(x, y, width, height))
    clip = {"x": x, "y": y, "width": width, "height": height, "scale": scale / device.scale}
    asked = {"format": "png", "optimizeForSpeed": True, "captureBeyondViewport": beyond, "clip": clip}
    try:
        answer = await session.send("Page.captureScreenshot", asked)
    except Error as error:
        if "Unable to capture screenshot" not in str(error):  # what Chromium says while a navigation changes surfaces
            raise
        answer = await session.send("Page.captureScreenshot", asked)
    return base64.b64decode(answer["data"])


def _shows(seen: dict[str, float], box: Box) -> bool:
    """Whether all of a rectangle is in the visual viewport, as Page.getLayoutMetrics tells of it."""
    return box.within(Box(seen["pageX"], seen["pageY"], seen["clientWidth"], seen["clientHeight"]))
