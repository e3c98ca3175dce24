"""What a thing to fix is worth, in words."""

from __future__ import annotations

import math
from typing import Final

from auditor.model.report import Report
from auditor.model.score import Fix
from auditor.report.words.places import quality_name
from auditor.report.words.strings import Strings

_DECIMALS_BELOW: Final = 10


def points(report: Report, fix: Fix, words: Strings) -> str:
    """ "+12 points for Clear, +2.4 for the whole"; the whole is left out of a report without a headline."""
    number = _shown(fix.quality_points)
    singular = number == 1 or (words.language == "fr" and number < 2)
    own = words(
        f"points.quality.{'one' if singular else 'other'}",
        gain=gained(fix.quality_points, words),
        quality=quality_name(report, fix.quality, words),
    )
    return own if fix.points is None else words("points.both", quality=own, gain=gained(fix.points, words))


def gained(points: float, words: Strings) -> str:
    """ "+4", rounded down as every number is: to a tenth below ten."""
    number = _shown(points)
    return words("points.gain", number=words.trimmed(number, 1)) if number else words("points.little")


def _shown(points: float) -> float:
    tenths = math.floor(points * 10 + 1e-9) / 10
    return tenths if tenths < _DECIMALS_BELOW else math.floor(tenths)
