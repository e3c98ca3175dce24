"""What Playwright's registry of devices has wrong: corrected here, or refused.

A device is in the table only if its glass contradicts the registry. Viewports without the browser's bars are left as
they are, as are Android densities that the user may have chosen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from auditor.errors import UsageError

Size = tuple[int, int]
"""Width and height in CSS px."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What is known of a device held upright; None if the registry is right.

    viewport, aside: the browser's page, upright and with the device on its side. like: another device of the registry
    with the same glass, whose sizes count. source: why.
    """

    source: str
    screen: Size | None = None
    viewport: Size | None = None
    aside: Size | None = None
    scale: float | None = None
    user_agent: str | None = None
    like: str = ""


_CORRECTIONS: Final = {
    "iPad (gen 11)": Correction(
        # 1640 x 2360 pixels at 264 ppi, iPadOS at 2 pixels for a point. The status bar takes 24 of them and Safari's
        # toolbar 50: 820 x 1106 on the iPad of the 10th generation, which has the same glass, at BrowserStack.
        source="support.apple.com/122240; github.com/0davidog/VideoDrome (tests on real devices)",
        screen=(820, 1180),
        viewport=(820, 1106),
        aside=(1180, 746),
        scale=2.0,
        # Since iPadOS 13 Safari asks for desktop sites and calls itself a Mac (WWDC 2019, session 203): shops answer a
        # customer's iPad by that, and one that calls itself an iPad would see pages that no customer sees.
        user_agent="Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
        "Version/18.5 Safari/605.1.15",
    ),
    # The registry has the whole screen for the page, and for the XR three pixels for a point, of 828 across 414.
    "iPhone X": Correction(source="support.apple.com/111864: the glass of the 11 Pro", like="iPhone 11 Pro"),
    "iPhone XR": Correction(source="support.apple.com/111868: the glass of the 11", like="iPhone 11"),
    # 1080 x 2280 pixels at 440 dpi, as the Pixel 3 and 5, which the registry has at 2.75.
    "Pixel 4": Correction(
        source="support.google.com/pixelphone/answer/7158570", viewport=(393, 829), aside=(829, 393), scale=2.75
    ),
    # A page 320 px wide, 118 an inch, is what the largest *screen zoom* gives. The S8 has the same pixels, and 360 at
    # 3: both draw 1080 x 2220 of their 1440 x 2960 unless they are told otherwise.
    "Galaxy S9+": Correction(
        source="samsung.com: Galaxy S9+ specifications", viewport=(360, 740), aside=(740, 360), scale=3.0
    ),
}

_REFUSED: Final = {
    # 640 px across 148 mm of glass are 110 an inch; Android's tablets have 130 to 160 (Nexus 10: 149). What it really
    # gives to pages we have no source for.
    "Galaxy Tab S9": "640 CSS px across 148 mm are far fewer than it gives to pages",
    # 2 pixels for a CSS px at 374 and 410 an inch: 187 and 205 CSS px an inch, where Android phones have 150 to 165.
    "Galaxy Z Fold 6": "928 CSS px across 126 mm are far more than it gives to pages",
    "Galaxy Z Fold 6 Cover": "484 CSS px across 60 mm are far more than it gives to pages",
}

LANDSCAPE: Final = " landscape"


def corrected(name: str, registry: Mapping[str, Any]) -> dict[str, Any]:
    """The profile `name` of the registry as the device is. Raises UsageError for one that is known to be wrong."""
    upright = name.removesuffix(LANDSCAPE)
    if upright in _REFUSED:
        raise UsageError(
            f"Playwright's profile {name!r} is wrong: {_REFUSED[upright]}. Give its size instead, as 390x844@3."
        )
    turned = name != upright
    profile = {**registry[name], **_known(_CORRECTIONS.get(upright), registry, turned=turned)}
    screen = profile.get("screen")
    if turned and screen and screen["width"] < screen["height"]:
        # The registry leaves the screens of devices on their sides upright, as iOS tells them: the glass is turned.
        profile["screen"] = {"width": screen["height"], "height": screen["width"]}
    return profile


def _known(correction: Correction | None, registry: Mapping[str, Any], *, turned: bool) -> dict[str, Any]:
    """What is put in the place of the registry's own."""
    if correction is None:
        return {}
    if correction.like:
        twin = registry[correction.like + (LANDSCAPE if turned else "")]
        return {key: twin[key] for key in ("viewport", "screen", "device_scale_factor")}
    known = {
        "viewport": _size(correction.aside if turned else correction.viewport),
        "screen": _size(correction.screen),
        "device_scale_factor": correction.scale,
        "user_agent": correction.user_agent,
    }
    return {key: value for key, value in known.items() if value is not None}


def _size(size: Size | None) -> dict[str, int] | None:
    return {"width": size[0], "height": size[1]} if size else None
