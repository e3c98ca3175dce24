"""Captures, at one pixel for a CSS pixel, by CDP: five to ten times faster than the obvious calls (shared
measurements)."""

from __future__ import annotations

import base64

from playwright.async_api import CDPSession

from auditor.model.device import Device

FINGERS = 5
"""navigator.maxTouchPoints of iPhones and iPads. With Playwright's 1, an iPad passes for the Mac that it says it is."""

HEIGHT_LIMIT = 30_000
"""CSS px of a page that are captured: beyond, Chromium's surfaces and the reader's patience end."""


async def emulate(session: CDPSession, device: Device, *, width: int | None = None) -> None:
    """Emulates the screen of `device` in this session, too, as Playwright does in its own. Call it before navigating.
    `width` in CSS px instead of the device's, to try another.

    A capture beyond the viewport lays the page out anew and then goes back to what its own session emulates. Were that
    nothing, pages laid out wider than the device (no viewport meta, `width=1024`) would be left at the device's width,
    and all others would for a moment be `1 / scale` as wide, which calls resize handlers and counts as a layout shift.
    """
    portrait = device.viewport_width <= device.viewport_height
    await session.send(
        "Emulation.setDeviceMetricsOverride",
        {
            "width": width or device.viewport_width,
            "height": device.viewport_height,
            "screenWidth": width or device.screen_width,
            "screenHeight": device.screen_height,
            "deviceScaleFactor": device.scale,
            "mobile": device.is_mobile,
            "screenOrientation": {"type": "portraitPrimary", "angle": 0}
            if portrait
            else {"type": "landscapePrimary", "angle": 90},
        },
    )
    if device.has_touch:
        await session.send("Emulation.setTouchEmulationEnabled", {"enabled": True, "maxTouchPoints": FINGERS})


async def first_screen(session: CDPSession, device: Device) -> bytes:
    """What the customer sees first, as PNG: the visual viewport, larger than the device where it is zoomed out."""
    seen = (await session.send("Page.getLayoutMetrics"))["cssVisualViewport"]
    width, height = round(seen["clientWidth"]), round(seen["clientHeight"])
    return await capture(session, device, width, height, beyond=False)


async def full_page(session: CDPSession, device: Device) -> tuple[bytes, bool]:
    """The whole page as PNG, and whether it was cut at HEIGHT_LIMIT.

    Fixed elements stay where they are in the first screen, and `vh` keeps its size, so boxes and pixels agree.
    """
    metrics = await session.send("Page.getLayoutMetrics")
    size = metrics["cssContentSize"]
    # Layouts wider than the device are captured as wide as they are, for their evidence, but not without end.
    width = min(max(int(size["width"]), device.viewport_width), 4 * device.viewport_width)
    height = max(int(size["height"]), device.viewport_height)
    return await capture(session, device, width, min(height, HEIGHT_LIMIT)), height > HEIGHT_LIMIT


async def capture(
    session: CDPSession,
    device: Device,
    width: float,
    height: float,
    *,
    x: float = 0,
    y: float = 0,
    scale: float = 1,
    beyond: bool = True,
) -> bytes:
    """A rectangle of the page as PNG with `scale` pixels for a CSS px. `emulate` must have been called."""
    clip = {"x": x, "y": y, "width": width, "height": height, "scale": scale / device.scale}
    answer = await session.send(
        "Page.captureScreenshot",
        {"format": "png", "optimizeForSpeed": True, "captureBeyondViewport": beyond, "clip": clip},
    )
    return base64.b64decode(answer["data"])
