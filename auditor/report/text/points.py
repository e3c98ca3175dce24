"""What a thing to fix is worth, as short as a terminal needs it."""

from __future__ import annotations

from auditor.model.report import Report
from auditor.model.score import Fix
from auditor.report.words.places import quality_name
from auditor.report.words.points import gained
from auditor.report.words.strings import Strings


def worth(report: Report, fix: Fix, words: Strings) -> str:
    """ "Score +4 · Clear +21"; without the headline if the report has none."""
    own = f"{quality_name(report, fix.quality, words)} {gained(fix.quality_points, words)}"
    return own if fix.points is None else f"{words('score.label')} {gained(fix.points, words)} · {own}"
