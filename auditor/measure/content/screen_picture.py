"""Facts about the first screen as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from auditor.measure.content.clutter.colourfulness import colourfulness
from auditor.measure.content.clutter.congestion import congestion
from auditor.measure.content.clutter.contours import contour_density
from auditor.measure.content.clutter.entropy import entropy
from auditor.measure.content.clutter.lab import lab
from auditor.measure.content.first_picture import first_picture
from auditor.model.device import DeviceKind
from auditor.model.facts.content.screen import ScreenPictureFacts
from auditor.model.snapshot import Snapshot

if TYPE_CHECKING:
    from numpy.typing import NDArray

CONGESTED: dict[DeviceKind, int] = {"phone": 1, "tablet": 2}
HALF = 2
"""CSS px to a pixel, on each axis, of the picture that feature congestion is taken of, and of that for the rest: half
the size, as long as it keeps pages in their order (`tests.calibrate --order`). Of 183 pages Spearman's ρ was 0.96 for a
phone's congestion, too little, and at least 0.98 for its subband entropy and for both of a tablet's."""

SQUARE = 16
PLAIN = 8
"""CSS px of a square, and levels of 255 by which its pixels may differ, if nothing is drawn in it: compression and
dithering of a plain colour stay below."""

STEP = 16
SEEN = 0.001
"""Levels of 255 of a step of colour, and the share of the screen from which a colour counts: on a phone 260 px², a word
of body copy."""


def measure_screen_picture(snapshot: Snapshot) -> list[ScreenPictureFacts] | None:
    """The picture of the first screen; None if it was not taken."""
    image, device = first_picture(snapshot), snapshot.device
    if image is None:
        return None
    whole, half = np.asarray(image), np.asarray(image.reduce(HALF))
    channels = lab(half)
    height, width = (_quick(length) for length in half.shape[:2])
    return [
        ScreenPictureFacts(
            congestion=congestion(channels if CONGESTED[device.kind] == HALF else lab(whole)),
            subband_entropy=entropy(channels.cut(height, width)),
            contour_density=contour_density(half),
            colourfulness=colourfulness(half),
            colours=float(_colours(whole)),
            empty=_empty(whole),
        )
    ]


def _colours(picture: NDArray[np.uint8]) -> int:
    steps = (picture // STEP).astype(np.uint16)
    across = 256 // STEP
    counts = np.bincount(((steps[..., 0] * across + steps[..., 1]) * across + steps[..., 2]).ravel())
    return int((counts >= SEEN * picture.shape[0] * picture.shape[1]).sum())


def _empty(picture: NDArray[np.uint8]) -> float:
    rows, columns = (length // SQUARE for length in picture.shape[:2])
    if not rows or not columns:
        return 0.0
    # What is left at the right and the bottom is narrower than a square.
    squares = picture[: rows * SQUARE, : columns * SQUARE].reshape(rows, SQUARE, columns, SQUARE, 3)
    highest, lowest = squares.max(axis=1).max(axis=2), squares.min(axis=1).min(axis=2)
    return 100 * float(((highest - lowest) <= PLAIN).all(axis=-1).mean())


def _quick(length: int) -> int:
    """The largest length up to this without a prime factor above 11: others take a Fourier transform long."""

    def rest(number: int) -> int:
        for factor in (2, 3, 5, 7, 11):
            while number % factor == 0:
                number //= factor
        return number

    return next(number for number in range(length, 0, -1) if rest(number) == 1)
