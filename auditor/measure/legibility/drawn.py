"""What two captures, with a drawing and without it, say of its contrast with what is behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from auditor.measure.pixels.captures import Pixels
from auditor.measure.pixels.colour import RGB, contrasts, luminances, rgb
from auditor.model.evidence.graphics import Ink

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]
    Mask = NDArray[np.bool_]

TRACE = 6
"""Levels of 255 by which the two captures differ where there is something drawn (as `contrast.GLYPH`)."""

SOLID = 92
"""The percentile of contrast over a drawing's pixels that counts as its best: 8 % of it are at least as clear, such as
the thin dark outline of a pale drawing. Of a stroke 1 px wide in a capture of 3 px for a CSS px, a third is all
stroke."""

SHARE = 0.08
"""The share of a drawing's pixels that a colour must take to be one that tells what it is; the same by area."""

TRUST = 0.3
"""How far on the way from what is behind to a drawing's colour the nearest pixel must be. A stroke 1 px wide across two
pixels goes half way. With less, something lies between: a film, a mask; or it is another colour."""

LOST = 1.15
"""Contrast up to which a drawing may leave no trace of TRACE levels and yet be there: white on white."""

PICTURE = 0.9
"""The share of its box from which an image is no sign on the page's ground, but a picture with a ground of its own."""

BLOCK = 3
"""Pixels of a side: in a coarse capture, an even square of as many shows a colour and no blurred edge."""

EVEN = 0.97
"""The share of the strongest difference from which a pixel of a coarse capture counts as of one colour with it."""


class Drawn(NamedTuple):
    """A drawing's contrast, 1–21, and the two colours that have it."""

    contrast: float
    foreground: RGB
    background: RGB


def rendered(pixels: Pixels, *, may_fill: bool) -> Drawn | None:
    """As a fine capture shows it; None where nothing is to be seen.

    may_fill: it may take up all of its box. If not, what does is a picture, and None.
    """
    traced = pixels.difference() > TRACE
    if not traced.any() or (traced.mean() >= PICTURE and not may_fill):
        return None
    outside = _at_percentile(pixels.drawn[traced], pixels.behind[traced], SOLID)
    return max(outside, _within(pixels.drawn[traced]), key=lambda each: each.contrast)


def _within(drawn: Picture) -> Drawn:
    """What the lightest parts have against the darkest: a sign in its halo, or on a disc that is part of the drawing.

    Of a drawing of one colour no more than against what is behind it, as its blurred edges lie between the two.
    """
    lights = luminances(drawn)
    order = np.argsort(lights, kind="stable")
    dark, light = (order[round((len(order) - 1) * percent / 100)] for percent in (100 - SOLID, SOLID))
    ratio = float(contrasts(lights[light : light + 1], lights[dark : dark + 1])[0])
    return Drawn(ratio, rgb(drawn[light]), rgb(drawn[dark]))


def of_inks(pixels: Pixels, inks: Sequence[Ink], *, may_be_lost: bool) -> Drawn | str | None:
    """By the colours it is painted in, over what is behind; None where nothing is to be seen, "untold" where the
    pixels belie the colours.

    may_be_lost: it is there even where it leaves no trace, if in these colours it would leave none.
    """
    difference = pixels.difference()
    traced = difference > TRACE
    if not traced.any():
        behind = pixels.behind.reshape(-1, 3)
        lost = max((_at_percentile(_over(ink, behind), behind, 50) for ink in inks), key=lambda each: each.contrast)
        return lost if may_be_lost and lost.contrast <= LOST else None
    drawn, behind = pixels.drawn[traced], pixels.behind[traced]
    painted = [_over(ink, behind) for ink in inks]
    apart = np.stack([np.abs(each.astype(np.int16) - drawn).sum(axis=1) for each in painted])
    nearest = apart.argmin(axis=0)
    found = []
    for number, each in enumerate(painted):
        own = nearest == number
        if own.mean() < SHARE and len(inks) > 1:
            continue
        way = np.abs(each[own].astype(np.int16) - behind[own]).max(initial=0)
        left = np.abs(each[own].astype(np.int16) - drawn[own]).max(axis=1).min(initial=255)
        if left <= (1 - TRUST) * way + TRACE:
            found.append(_at_percentile(each[own], behind[own], SOLID))
    return max(found, key=lambda each: each.contrast) if found else "untold"


def coarse(pixels: Pixels, enough: float, *, may_fill: bool) -> Drawn | str | None:
    """By one pixel for a CSS px, where edges are blurred: what is `enough` is so, and an even area shows its colour.

    None as in `rendered`; "untold" where a closer look might find more contrast.
    """
    difference = pixels.difference()
    traced = difference > TRACE
    if not traced.any() or (traced.mean() >= PICTURE and not may_fill):
        return None
    least = _at_percentile(pixels.drawn[traced], pixels.behind[traced], 98)
    if least.contrast >= enough or _has_block(difference >= EVEN * difference.max()):
        return least
    return "untold"


def _has_block(mask: Mask) -> bool:
    if min(mask.shape) < BLOCK:
        return False
    windows = np.lib.stride_tricks.sliding_window_view(mask, (BLOCK, BLOCK))
    return bool(windows.all(axis=(2, 3)).any())


def _at_percentile(foreground: Picture, background: Picture, percentile: float) -> Drawn:
    ratios = contrasts(luminances(foreground), luminances(background))
    place = int(np.argsort(ratios, kind="stable")[round((len(ratios) - 1) * percentile / 100)])
    return Drawn(float(ratios[place]), rgb(foreground[place]), rgb(background[place]))


def _over(ink: Ink, behind: Picture) -> Picture:
    mixed = np.array(ink[:3], dtype=np.float32) * ink[3] + behind.astype(np.float32) * (1 - ink[3])
    return np.clip(np.rint(mixed), 0, 255).astype(np.uint8)
