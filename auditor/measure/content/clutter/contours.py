"""Contour density: the part of a picture that is an edge.

Michael L. Mack, Aude Oliva, "Computational estimation of visual complexity", 2004, by which Rosenholtz, Li & Nakano
(2007) compare their own measures: edges as John Canny finds them ("A Computational Approach to Edge Detection", 1986),
thresholds 0.11 and 0.27 of the strongest gradient, sigma 1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from auditor.measure.content.clutter.filters import both, gaussian

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]
    Mask = NDArray[np.bool_]

WEAK, STRONG = 0.11, 0.27
SIGMA = 1.0
GREY = np.array([0.2989, 0.5870, 0.1140], dtype=np.float32)
"""Luma of ITU-R BT.601, in which the paper's code looks for edges."""

FAINT = 2.0
"""Levels of 255 from one pixel to the next: a picture whose strongest gradient is weaker has no edges, only noise."""

SMALLEST = 8
"""Pixels of the shorter side of the smallest picture."""


def contour_density(picture: NDArray[np.uint8]) -> float | None:
    """% of the pixels of a picture (height, width, 3) in sRGB that are an edge; None if it is smaller than SMALLEST."""
    if min(picture.shape[:2]) < SMALLEST:
        return None
    return 100 * float(edges(picture).mean())


def edges(picture: NDArray[np.uint8]) -> Mask:
    """Which pixels are an edge."""
    grey = picture.astype(np.float32) @ GREY
    smooth = both(grey, gaussian(3, SIGMA))
    down, across = (np.asarray(each) for each in np.gradient(smooth))
    strength = np.hypot(down, across)
    highest = float(strength.max())
    if highest < FAINT:
        return np.zeros(strength.shape, dtype=np.bool_)
    thin = _thinned(strength, down, across)
    return _connected(thin & (strength >= WEAK * highest), thin & (strength >= STRONG * highest))


def _thinned(strength: Floats, down: Floats, across: Floats) -> Mask:
    """Pixels that are stronger than those before and behind them in the direction of their gradient."""
    wide = np.pad(strength, 1)
    height, width = strength.shape

    def beside(dy: int, dx: int) -> Floats:
        return wide[1 + dy : 1 + dy + height, 1 + dx : 1 + dx + width]

    slope = np.abs(down) - np.abs(across) * np.float32(np.tan(np.pi / 8))
    steep = np.abs(across) - np.abs(down) * np.float32(np.tan(np.pi / 8))
    same = down * across > 0
    result = np.zeros(strength.shape, dtype=np.bool_)
    for chosen, dy, dx in (
        (slope < 0, 0, 1),
        (steep < 0, 1, 0),
        ((slope >= 0) & (steep >= 0) & same, 1, 1),
        ((slope >= 0) & (steep >= 0) & ~same, 1, -1),
    ):
        # One side may be equal: an edge two pixels wide is one line, not none.
        result |= chosen & (strength > beside(-dy, -dx)) & (strength >= beside(dy, dx))
    return result


def _connected(weak: Mask, strong: Mask) -> Mask:
    """The weak pixels that hang together with a strong one."""
    width = weak.shape[1] + 2
    free = np.pad(weak & ~strong, 1).ravel()
    found = np.pad(strong, 1).ravel()
    front = np.flatnonzero(found)
    steps = np.array([-width - 1, -width, -width + 1, -1, 1, width - 1, width, width + 1])
    while front.size:
        near = (front[:, None] + steps).ravel()
        front = np.unique(near[free[near]])
        found[front] = True
        free[front] = False
    return found.reshape(weak.shape[0] + 2, width)[1:-1, 1:-1]
