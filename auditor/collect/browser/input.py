"""A finger and a mouse, as the browser's own input: the page can't tell them from a customer's."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

import msgspec
from playwright.async_api import CDPSession

ESCAPE: Mapping[str, str | int] = {"key": "Escape", "code": "Escape", "windowsVirtualKeyCode": 27}
"""The key that closes a dialog."""

AWAY = -10.0
"""CSS px: a mouse there is over nothing."""

STEPS = 5
"""Moves of a finger that drags: the first passes the distance within which Chromium takes it for a tap."""


class Point(msgspec.Struct, frozen=True):
    """A place in the viewport, CSS px."""

    x: float
    y: float


async def move_mouse(session: CDPSession, x: float, y: float) -> None:
    """The mouse comes to x, y of the viewport (CSS px)."""
    await session.send("Input.dispatchMouseEvent", {"type": "mouseMoved", "x": x, "y": y})


async def mouse_away(session: CDPSession) -> None:
    """Nothing is under the mouse."""
    await move_mouse(session, AWAY, AWAY)


async def press(session: CDPSession, key: Mapping[str, str | int]) -> None:
    """A key goes down and up again."""
    for kind in ("rawKeyDown", "keyUp"):
        await session.send("Input.dispatchKeyEvent", {"type": kind, **key})


async def tap(session: CDPSession, x: float, y: float) -> None:
    """A short touch; the browser makes a click of it, with the mouse events that come before.

    What was touched stays hovered, as on a phone. Chromium has a mouse besides, and would soon remember where that is:
    so it follows.
    """
    await asyncio.gather(
        session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]}),
        session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []}),
    )
    await move_mouse(session, x, y)


async def drag_half(session: CDPSession, x: float, y: float, dx: float, dy: float) -> None:
    """A finger goes down at x, y and on by dx, dy in a few steps, a frame each. It stays down: see `lift_finger`."""
    await session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for step in range(1, STEPS + 1):
        points = [{"x": x + dx * step / STEPS, "y": y + dy * step / STEPS}]
        await session.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": points})


async def lift_finger(session: CDPSession) -> None:
    """The finger goes up."""
    await session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
