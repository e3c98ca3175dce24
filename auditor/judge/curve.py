"""Lighthouse's score of a measured value: the complement of a log-normal distribution."""

from __future__ import annotations

import math
from collections.abc import Mapping

from auditor.model.device import DeviceKind

_INVERSE_ERFC_ONE_FIFTH = 0.9061938024368232
"""erfc⁻¹(1/5), as the 10th percentile lies where erfc is 1/5 (Lighthouse, shared/statistics.js)."""
_SMALLEST = 5e-324  # JavaScript's Number.MIN_VALUE


def log_normal_score(value: float, *, good: float, poor: float) -> float:
    """The score 0–1 of `value`: 0.9 at `good` (Lighthouse's p10), 0.5 at `poor` (its median), 1 for values ≤ 0.

    Lighthouse's `getLogNormalScore` (shared/statistics.js): ½ erfc(ln(value/median) · erfc⁻¹(1/5) / −ln(p10/median)),
    clamped so that good, middling and poor values stay in [0.9, 1], [0.5, 0.9) and [0, 0.5). Lighthouse approximates
    erf (Abramowitz and Stegun 7.1.26, error < 1.5·10⁻⁷); here it is exact.

    Raises:
        ValueError: not 0 < good < poor.
    """
    if not 0.0 < good < poor:
        raise ValueError(f"a curve needs 0 < good < poor, not {good} and {poor}")
    if value <= 0.0:
        return 1.0
    standardized = _log_ratio(value, poor) * _INVERSE_ERFC_ONE_FIFTH / -_log_ratio(good, poor)
    score = math.erfc(standardized) / 2.0
    if value <= good:
        return min(1.0, max(0.9, score))
    if value <= poor:
        return min(math.nextafter(0.9, 0.0), max(0.5, score))
    return min(math.nextafter(0.5, 0.0), max(0.0, score))


def _log_ratio(value: float, reference: float) -> float:
    """ln(value ÷ reference), also where the quotient is too small for a double."""
    return math.log(max(_SMALLEST, value / reference))


def curve_error(limits: Mapping[str, Mapping[DeviceKind, float]]) -> str | None:
    """Why these limits make no curve, or None."""
    if not {"good", "poor"} <= limits.keys():
        return "a curve needs the limits 'good' and 'poor'."
    good, poor = limits["good"], limits["poor"]
    if any(not 0.0 < good[kind] < poor[kind] for kind in good):
        return "a curve needs 0 < good < poor."
    return None
