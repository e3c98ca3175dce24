"""Subband entropy: how many bits a picture would take, which is less the more of it repeats or is empty.

Ruth Rosenholtz, Yuanzhen Li, Lisa Nakano, "Measuring Visual Clutter", Journal of Vision 7(2):17, 2007: the Shannon
entropies of the bands of a steerable pyramid (Simoncelli & Freeman 1995) of three scales and four orientations.
"""

from __future__ import annotations

import functools
import math
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from auditor.measure.content.clutter.lab import Lab

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]
    Spectrum = NDArray[np.complexfloating[Any, Any]]

LEVELS, ORIENTATIONS = 3, 4
CHROMINANCE = 0.0625
"""Weight of a and of b; L counts 1."""

FLAT = 0.008
"""A range of a or b below which there is no colour."""

QUIET = 1e-4
"""A band of which no two values are further apart holds rounding errors; L runs to 9."""

ENOUGH = 40_000
"""Values of a band of which the entropy is taken."""

SMALLEST = 32
"""Pixels of the shorter side of the smallest picture with three scales."""


class _Level(NamedTuple):
    pairs: list[NDArray[np.complex64]]
    cut: tuple[slice, slice]
    low: Floats


class _Band(NamedTuple):
    """Values of a band, and how many there are of the whole."""

    values: NDArray[Any]
    size: int


def entropy(channels: Lab) -> float | None:
    """Subband entropy of a picture, in nats: 0 for a plain one, about 4 for a crowded one.

    None for a picture of fewer than SMALLEST pixels a side.
    """
    if min(channels.light.shape) < SMALLEST:
        return None
    hues = [each if np.ptp(each) >= FLAT else np.zeros_like(each) for each in (channels.a, channels.b)]
    total = _bands_entropy(channels.light) + CHROMINANCE * sum(_bands_entropy(each) for each in hues)
    return float(total / (1 + 2 * CHROMINANCE))


def _bands_entropy(channel: Floats) -> float:
    if not np.ptp(channel):
        return 0.0
    found = [_shannon(*band) for band in _bands(channel)]
    return sum(found) / len(found)


def _bands(channel: Floats) -> list[_Band]:
    """All bands of the pyramid, the finest first. Two real bands come out of one complex transform."""
    high, low, levels = _masks(*channel.shape)
    spectrum = np.fft.fftshift(np.fft.fft2(channel.astype(np.float32)))
    found: list[_Band] = [_made(spectrum * high, real=True)]
    spectrum = spectrum * low
    for level in levels:
        for pair in level.pairs:
            both, size = _made(spectrum * pair)
            found += [_Band(both.real, size), _Band(both.imag, size)]
        spectrum = spectrum[level.cut] * level.low
    return [*found, _made(spectrum, real=True)]


def _made(spectrum: Spectrum, *, real: bool = False) -> _Band:
    """What has this spectrum, of which zero is the middle; of more values than are needed, every second of an axis.

    These have a spectrum half as long: the two halves of the whole, one laid on the other.
    """
    plain = np.fft.ifftshift(spectrum)
    for axis in range(2):
        half, odd = divmod(plain.shape[axis], 2)
        if plain.size >= 2 * ENOUGH and not odd:
            first, second = (plain[:half], plain[half:]) if axis == 0 else (plain[:, :half], plain[:, half:])
            plain = (first + second) / 2
    values = np.fft.ifft2(plain)
    return _Band(values.real if real else values, spectrum.size)


@functools.lru_cache(maxsize=4)
def _masks(height: int, width: int) -> tuple[Floats, Floats, list[_Level]]:
    """What each band takes of the spectrum of a picture of this size."""
    x, y = (np.linspace(-1, 1, length, endpoint=False) for length in (width, height))
    angle = np.arctan2(y[:, None], x[None, :])
    radius = np.hypot(y[:, None], x[None, :])
    row, column = (math.ceil((length + 0.5) / 2) - 1 for length in (height, width))
    radius[row, column] = radius[row, column - 1]
    octaves = np.log2(radius)
    high, low = _radial(octaves, 0.0)
    levels = []
    # cos³, normalised so that the squares of the four orientations add up to 1.
    order = ORIENTATIONS - 1
    gain = math.sqrt(2 ** (2 * order) * math.factorial(order) ** 2 / (ORIENTATIONS * math.factorial(2 * order)))
    for number in range(1, LEVELS + 1):
        outer, _ = _radial(octaves, -float(number))
        turns = [gain * np.cos(angle - math.pi * band / ORIENTATIONS) ** order for band in range(ORIENTATIONS)]
        cut = _centre(*octaves.shape)
        octaves, angle = octaves[cut], angle[cut]
        # The filters are odd: times i, what comes out of them is real; so two of them make one complex band.
        pairs = [1j * outer * (one + 1j * other) for one, other in zip(turns[::2], turns[1::2], strict=True)]
        inner = _radial(octaves, -float(number))[1]
        levels.append(_Level([pair.astype(np.complex64) for pair in pairs], cut, inner.astype(np.float32)))
    return high.astype(np.float32), low.astype(np.float32), levels


def _radial(octaves: Floats, edge: float) -> tuple[Floats, Floats]:
    """What is above and what is below `edge`: raised cosines over one octave, their squares add up to 1."""
    above = np.cos(np.pi / 2 * np.clip(edge - octaves, 0.0, 1.0))
    return above, np.sqrt(1 - above**2)


def _centre(height: int, width: int) -> tuple[slice, slice]:
    """The lower half of the frequencies."""

    def part(length: int) -> slice:
        kept = math.ceil((length - 0.5) / 2)
        start = math.ceil((length + 0.5) / 2) - math.ceil((kept + 0.5) / 2)
        return slice(start, start + kept)

    return part(height), part(width)


def _shannon(band: NDArray[Any], size: int) -> float:
    """Entropy in nats over as many bins of equal width as the root of the number of values of the whole band."""
    values = np.ascontiguousarray(band).ravel()
    bins = math.ceil(math.sqrt(size)) - 1
    lowest, range_ = float(values.min()), float(np.ptp(values))
    if range_ < QUIET:
        return 0.0
    # A part of many values tells the same: of 260,000 every third is wrong by 0.003 nats.
    values = values[:: max(1, values.size // ENOUGH)]
    counts = np.bincount(((values - lowest) * (bins / range_)).astype(np.intp))
    shares = counts[counts > 0] / values.size
    return float(-(shares * np.log(shares)).sum())
