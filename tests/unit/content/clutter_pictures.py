"""Pictures that can be drawn anew anywhere, and what the reference implementation says of them.

Reference: `visual-clutter` 1.0.7 with `pyrtools` 1.1.1, a port of the authors' code, in an environment of its own:
`Vlc(picture).getClutter_FC()[0]` and `.getClutter_SE()`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]

SIZE = (264, 196)
"""Height and width, pixels."""


class Reference(NamedTuple):
    """A picture's name, feature congestion, and subband entropy."""

    name: str
    congestion: float
    entropy: float


def drawn(name: str) -> Picture:
    """One of the pictures, (height, width, 3) sRGB."""
    kind, _, number = name.partition(" ")
    return {"page": _page, "patches": _patches, "waves": _waves}[kind](int(number))


def _page(lines: int) -> Picture:
    """White, with as many lines of dashes as text has words, and a coloured button."""
    picture = np.full((*SIZE, 3), 255, dtype=np.uint8)
    for line in range(lines):
        top = 8 + 12 * line
        for word in range(2 + line % 4):
            left = 10 + 42 * word + 3 * (line % 3)
            picture[top : top + 2, left : left + 30] = 40
            picture[top + 2 : top + 6, left : left + 30 : 3] = 40
    picture[220:250, 20:176] = (0, 90, 60)
    return picture


def _patches(count: int) -> Picture:
    """Rectangles of many colours over each other."""
    picture = np.full((*SIZE, 3), 240, dtype=np.uint8)
    for number in range(count):
        top, left = (number * 197) % SIZE[0], (number * 331) % SIZE[1]
        picture[top : top + 5 + number % 23, left : left + 4 + number % 31] = (
            (number * 47) % 256, (number * 101) % 256, (number * 13) % 256,
        )  # fmt: skip
    return picture


def _waves(period: int) -> Picture:
    """Rings around a point, in two colours that melt into each other: a photograph's soft edges in all directions."""
    rows, columns = np.indices(SIZE)
    wave = (1 + np.sin(2 * np.pi * np.hypot(rows - 90, columns - 120) / period)) / 2
    ends = np.array([[30, 60, 90], [230, 200, 160]])
    return np.asarray(np.rint(ends[0] + wave[..., None] * (ends[1] - ends[0])), dtype=np.uint8)


REFERENCES = (
    Reference("page 4", 4.5940, 1.9609),
    Reference("page 10", 7.0116, 2.6813),
    Reference("page 17", 9.9509, 3.2940),
    Reference("patches 20", 3.5502, 1.9088),
    Reference("patches 200", 12.9594, 3.6752),
    Reference("patches 1500", 12.4054, 3.5227),
    Reference("waves 9", 7.0924, 3.4674),
    Reference("waves 40", 2.8140, 1.9142),
)
