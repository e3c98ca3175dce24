"""Emulates a device in a CDP session of our own, beside the one that Playwright has."""

from __future__ import annotations

from playwright.async_api import CDPSession

from auditor.model.device import Device

FINGERS = 5
"""navigator.maxTouchPoints of iPhones and iPads. With Playwright's 1, an iPad passes for the Mac that it says it is."""


async def emulate(session: CDPSession, device: Device, *, width: int | None = None, height: int | None = None) -> None:
    """Emulates the screen of `device` in this session, too, as Playwright does in its own. Call it before navigating.
    `width`, `height` of the viewport in CSS px instead of the device's, to try another.

    A capture beyond the viewport lays the page out anew and then goes back to what its own session emulates. Were that
    nothing, pages laid out wider than the device (no viewport meta, `width=1024`) would be left at the device's width,
    and all others would for a moment be `1 / scale` as wide, which calls resize handlers and counts as a layout shift.
    """
    portrait = device.viewport_width <= device.viewport_height
    await session.send(
        "Emulation.setDeviceMetricsOverride",
        {
            "width": width or device.viewport_width,
            "height": height or device.viewport_height,
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
