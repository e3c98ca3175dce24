"""The glass of phones and tablets: how large a CSS px is on it, and where the browser's page lies.

Pixels across the short side and pixels per inch are those that the makers publish in their technical specifications
(for example support.apple.com/111850 for the iPhone 14). Both together give the width of the glass whatever scale
Playwright's registry uses for a device.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from auditor.devices import ALIASES
from auditor.model.device import Device
from auditor.model.geometry import Box

MM_PER_INCH: Final = 25.4

REFERENCE_DENSITY: Final = 160.0
"""CSS px an inch of a screen that is not in the table: Android's density-independent pixel, which Chrome makes a CSS
px, is 1/160 inch (developer.android.com/training/multiscreen/screendensities). Real phones have 150 to 165."""

_PIXELS: Final[dict[str, tuple[int, int]]] = {
    "iphone 6": (750, 326),
    "iphone 6 plus": (1080, 401),
    "iphone 7": (750, 326),
    "iphone 7 plus": (1080, 401),
    "iphone 8": (750, 326),
    "iphone 8 plus": (1080, 401),
    "iphone se": (640, 326),
    "iphone se (3rd gen)": (750, 326),
    "iphone x": (1125, 458),
    "iphone xr": (828, 326),
    "iphone 11": (828, 326),
    "iphone 11 pro": (1125, 458),
    "iphone 11 pro max": (1242, 458),
    "iphone 12": (1170, 460),
    "iphone 12 pro": (1170, 460),
    "iphone 12 pro max": (1284, 458),
    "iphone 12 mini": (1080, 476),
    "iphone 13": (1170, 460),
    "iphone 13 pro": (1170, 460),
    "iphone 13 pro max": (1284, 458),
    "iphone 13 mini": (1080, 476),
    "iphone 14": (1170, 460),
    "iphone 14 plus": (1284, 458),
    "iphone 14 pro": (1179, 460),
    "iphone 14 pro max": (1290, 460),
    "iphone 15": (1179, 460),
    "iphone 15 plus": (1290, 460),
    "iphone 15 pro": (1179, 460),
    "iphone 15 pro max": (1290, 460),
    "iphone 16": (1179, 460),
    "iphone 16 plus": (1290, 460),
    "iphone 16 pro": (1206, 460),
    "iphone 16 pro max": (1320, 460),
    "iphone 16e": (1170, 460),
    "iphone 17": (1206, 460),
    "iphone 17 pro": (1206, 460),
    "iphone 17 pro max": (1320, 460),
    "iphone air": (1260, 460),
    "ipad (gen 5)": (1536, 264),
    "ipad (gen 6)": (1536, 264),
    "ipad (gen 7)": (1620, 264),
    "ipad (gen 11)": (1640, 264),
    "ipad mini": (1536, 326),
    "ipad pro 11": (1668, 264),
    "galaxy s5": (1080, 432),
    "galaxy s8": (1440, 570),
    "galaxy s9+": (1440, 529),
    "galaxy s24": (1080, 416),
    "galaxy a55": (1080, 390),
    "galaxy tab s4": (1600, 287),
    "galaxy tab s9": (1600, 274),
    "galaxy z fold 6": (1856, 374),
    "galaxy z fold 6 cover": (968, 410),
    "nexus 5": (1080, 445),
    "nexus 5x": (1080, 423),
    "nexus 7": (1200, 323),
    "nexus 10": (1600, 299),
    "pixel 2": (1080, 441),
    "pixel 3": (1080, 443),
    "pixel 4": (1080, 444),
    "pixel 5": (1080, 432),
    "pixel 6": (1080, 411),
    "pixel 6 pro": (1440, 512),
    "pixel 6a": (1080, 429),
    "pixel 7": (1080, 416),
    "pixel 7 pro": (1440, 512),
    "pixel 7a": (1080, 429),
    "pixel 8": (1080, 428),
    "pixel 8 pro": (1344, 489),
    "pixel 8a": (1080, 430),
    "pixel 9": (1080, 422),
    "pixel 9 pro": (1280, 495),
    "pixel 9 pro xl": (1344, 486),
}
"""Pixels across the short side and an inch, by the name in Playwright's registry."""

_STATUS_BARS: Final[tuple[tuple[str, int], ...]] = (
    ("iphone 11 pro", 44),
    ("iphone 11", 48),
    ("iphone 12 mini", 50),
    ("iphone 13 mini", 50),
    ("iphone 14 pro", 59),
    ("iphone 12", 47),
    ("iphone 13", 47),
    ("iphone 14", 47),
    ("iphone 15", 59),
    ("iphone 16e", 47),
    ("iphone 16 pro", 62),
    ("iphone 16", 59),
    ("iphone 17e", 47),
    ("iphone 17", 62),
    ("iphone air", 68),
    ("iphone xr", 48),
    ("iphone x", 44),
)
"""CSS px of the safe-area inset beside the camera, as iOS gives it: the top one in portrait, both sides in landscape.
The first prefix of a name counts. iPhones with a home button are not in the list: nothing cuts into their screens."""

GESTURE_BAR, GESTURE_BAR_LANDSCAPE = 34.0, 21.0
"""CSS px of the safe-area inset at the bottom of an iPhone without home button, in portrait and in landscape."""


@dataclass(frozen=True, slots=True)
class Insets:
    """CSS px along each edge of the screen that the camera, round corners or the gesture bar take."""

    top: float
    right: float
    bottom: float
    left: float


@dataclass(frozen=True, slots=True)
class Glass:
    """A screen as the hand meets it.

    mm: of a CSS px. width, height: of the screen, in mm. top: of the browser's page, mm below the screen's upper edge:
    the status bar is above it on an iPhone, whose address bar is at the bottom; on others the address bar is, too.
    """

    mm: float
    width: float
    height: float
    top: float

    def place(self, box: Box) -> Box:
        """A box of the page's first screen in CSS px, in mm from the upper left corner of the glass."""
        return Box(box.x * self.mm, box.y * self.mm + self.top, box.width * self.mm, box.height * self.mm)


def glass(device: Device) -> Glass:
    """The screen of `device`; of one that is not in the table with the reference density."""
    mm = millimetres(device)
    chrome = max(0.0, float(device.screen_height - device.viewport_height))
    status = _status_bar(device)
    top = min(status, chrome) if status is not None else chrome
    width, height = (max(device.screen_width, device.viewport_width), max(device.screen_height, device.viewport_height))
    return Glass(mm, width * mm, height * mm, top * mm)


def millimetres(device: Device) -> float:
    """mm of a CSS px on the glass of `device`."""
    known = _PIXELS.get(_registry_name(device))
    if known is None:
        return MM_PER_INCH / REFERENCE_DENSITY
    pixels, density = known
    return MM_PER_INCH * pixels / density / min(device.screen_width, device.screen_height)


def insets(device: Device) -> tuple[Insets, Insets] | None:
    """What is cut off the screen of an iPhone in portrait and in landscape; None where nothing is, or it is not known.

    In portrait Safari's page begins below the status bar, but reaches to the lower edge once its bar has slid away.
    """
    status = _status_bar(device)
    if status is None:
        return None
    return Insets(0.0, 0.0, GESTURE_BAR, 0.0), Insets(0.0, status, GESTURE_BAR_LANDSCAPE, status)


def _status_bar(device: Device) -> float | None:
    name = _registry_name(device)
    return next((float(height) for prefix, height in _STATUS_BARS if name.startswith(prefix)), None)


def _registry_name(device: Device) -> str:
    name = ALIASES.get(device.name.casefold(), device.name).casefold()
    return name.removesuffix(" landscape")
