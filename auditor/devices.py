"""Phone and tablet profiles, on Playwright's own device registry."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from auditor.corrections import corrected
from auditor.errors import UsageError, nearest
from auditor.model.device import Device, DeviceKind

DEFAULT_DEVICES = ("phone", "tablet")

ALIASES = {"phone": "iPhone 14", "tablet": "iPad (gen 11)"}
"""What `phone` and `tablet` stand for: the registry's names. Both are current, widespread models."""

TABLET_MINIMUM = 600
"""CSS px of the viewport's short side from which a device counts as a tablet (Android's sw600dp resource bucket)."""

CUSTOM = re.compile(r"(\d{2,5})x(\d{2,5})(?:@(\d(?:\.\d+)?))?", re.IGNORECASE)


def kind_of(width: int, height: int) -> DeviceKind:
    """The kind of a device with a viewport of `width` × `height` CSS px."""
    return "tablet" if min(width, height) >= TABLET_MINIMUM else "phone"


def check_name(name: str) -> None:
    """Rejects, before a browser is started, what can be neither an alias, a size nor a name of the registry."""
    if not name.strip():
        raise UsageError("A device name is empty; use phone, tablet, a Playwright device name or WIDTHxHEIGHT@SCALE.")


def resolve(name: str, registry: Mapping[str, Any]) -> Device:
    """The device called `name`: `phone`, `tablet`, any name of Playwright's registry, or `WIDTHxHEIGHT@SCALE`.

    Raises UsageError with the nearest valid name, or for a profile of the registry that is known to be wrong.
    """
    check_name(name)
    custom = CUSTOM.fullmatch(name.strip())
    if custom:
        return _custom(name.strip(), custom, registry)
    known = {key.casefold(): key for key in registry}
    key = known.get(ALIASES.get(name.casefold(), name).casefold())
    if key is None:
        hint = nearest(name, [*ALIASES, *registry])
        raise UsageError(f"Unknown device {name!r}.{hint} Sizes are written 390x844@3.")
    profile = corrected(key, registry)
    viewport, screen = profile["viewport"], profile.get("screen") or profile["viewport"]
    if not profile.get("is_mobile"):
        raise UsageError(f"{key!r} is not a phone or a tablet. This audit is about mobile devices only.")
    return Device(
        name=name.casefold() if name.casefold() in ALIASES else key,
        kind=kind_of(viewport["width"], viewport["height"]),
        viewport_width=viewport["width"],
        viewport_height=viewport["height"],
        screen_width=screen["width"],
        screen_height=screen["height"],
        scale=float(profile["device_scale_factor"]),
        user_agent=profile["user_agent"],
        is_mobile=True,
        has_touch=bool(profile["has_touch"]),
    )


def _custom(name: str, match: re.Match[str], registry: Mapping[str, Any]) -> Device:
    width, height = int(match[1]), int(match[2])
    scale = float(match[3] or 1)
    if not (200 <= width <= 4096 and 200 <= height <= 4096 and 0.5 <= scale <= 5):
        raise UsageError(f"The device size {name!r} is out of range: 200 to 4096 CSS px a side, scale 0.5 to 5.")
    kind = kind_of(width, height)
    return Device(
        name=name.lower(),
        kind=kind,
        viewport_width=width,
        viewport_height=height,
        screen_width=width,
        screen_height=height,
        scale=scale,
        user_agent=corrected(ALIASES[kind], registry)["user_agent"],
    )
