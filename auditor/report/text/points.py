"""What a thing to fix is worth, as short as a terminal needs it."""

from __future__ import annotations

import math
from typing import Final

from auditor.model.report import Report
from auditor.model.score import Fix
from auditor.report.words.places import quality_name
from auditor.report.words.strings import Strings

_DECIMALS_BELOW: Final = 10


def worth(report: Report, fix: Fix, words: Strings) -> str:
    """ "Score +4 · Clear +21"; without the headline if the report has none."""
    own = f"{quality_name(report, fix.quality, words)} {gained(fix.quality_points, words)}"
    return own if fix.points is None else f"{words('score.label')} {gained(fix.points, words)} · {own}"


def gained(points: float, words: Strings) -> str:
    """ "+4", rounded down as every number is: to a tenth below ten."""
    tenths = math.floor(points * 10 + 1e-9) / 10
    number = tenths if tenths < _DECIMALS_BELOW else math.floor(tenths)
    return words("terminal.gain", number=words.trimmed(number, 1))
