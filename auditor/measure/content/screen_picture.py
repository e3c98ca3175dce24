"""Facts about the first screen as a picture."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np

from auditor.measure.content.clutter.colourfulness import colourfulness
from auditor.measure.content.clutter.congestion import congestion
from auditor.measure.content.clutter.contours import contour_density
from auditor.measure.content.clutter.entropy import entropy
from auditor.model.device import DeviceKind
from auditor.model.facts.content.screen import ScreenPictureFacts
from auditor.model.snapshot import Snapshot

if TYPE_CHECKING:
    from numpy.typing import NDArray

NAME = "first-screen"

REDUCED: dict[DeviceKind, int] = {"phone": 2, "tablet": 4}
"""CSS px to a pixel of the picture that clutter is taken of, on each axis: both then have some 65,000 pixels, 0.05 s.
Over the pages of `tests.calibrate` the order of the pages stays what it is at full size."""

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
    if NAME not in snapshot.images:
        return None
    device = snapshot.device
    whole, small = _pictures(
        snapshot.images[NAME], (device.viewport_width, device.viewport_height), REDUCED[device.kind]
    )
    return [
        ScreenPictureFacts(
            congestion=congestion(small),
            subband_entropy=entropy(small),
            contour_density=contour_density(small),
            colourfulness=colourfulness(small),
            colours=float(_colours(whole)),
            empty=_empty(whole),
        )
    ]


def _pictures(png: bytes, size: tuple[int, int], factor: int) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """At one pixel for a CSS px of the device, as it shrinks a page that is too wide; and that, reduced."""
    from PIL import Image

    with Image.open(io.BytesIO(png)) as image:
        plain = image.convert("RGB")
    if plain.size != size:
        plain = plain.resize(size, Image.Resampling.BOX)
    return np.asarray(plain), np.asarray(plain.reduce(factor))


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
