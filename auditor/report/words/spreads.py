"""Where the places of a fault are, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.report import Report
from auditor.report.words.places import extent, scenarios
from auditor.report.words.strings import Strings

if TYPE_CHECKING:
    from auditor.report.places import Spread


def spread_words(report: Report, spread: Spread, words: Strings) -> str:
    """ "on all 6 pages, phone and tablet: footer · 24 places", or "/cart, phone: main content"."""
    pages = list(spread.pages)
    where = extent(report, pages, words)
    if spread.everywhere:
        count = len({report.pages[page].station.id for page in pages})
        where = words("spread.everywhere", count=count)
        if (under := scenarios(report, pages, words)) and len(report.by_scenario) > 1:
            where = f"{where}, {under}"
    if spread.landmark:
        where = words("colon", name=where, value=words(f"landmark.{spread.landmark}"))
    stations = {report.pages[page].station.id for page in pages}
    return f"{where} · {words.count('places', spread.places)}" if spread.places > max(1, len(stations)) else where
