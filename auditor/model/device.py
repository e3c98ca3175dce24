"""The device that a page was loaded on."""

from __future__ import annotations

from typing import Literal

import msgspec

DeviceKind = Literal["phone", "tablet"]


class Device(msgspec.Struct, frozen=True):
    """A phone or tablet as the browser emulates it. Lengths are CSS px, `scale` is device pixels for one of them.

    `kind` is "phone" where the short side of the viewport is under 600 px (Android's sw600dp), else "tablet".
    """

    name: str
    kind: DeviceKind
    viewport_width: int
    viewport_height: int
    screen_width: int
    screen_height: int
    scale: float
    user_agent: str
    is_mobile: bool = True
    has_touch: bool = True
