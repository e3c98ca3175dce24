"""The numbers that single pages must have: `thresholds` of `[[pages]]`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from auditor.model.pages import PageSettings, settings_of
from auditor.model.report import PageReport
from auditor.model.score import MeanScore


class PageMinimum(NamedTuple):
    """page: the id of a station. name: a quality or a category. score: its number there, 0–100, None without one."""

    page: str
    name: str
    score: float | None
    minimum: float


def page_minimums(
    audited: Sequence[PageReport], numbers: Mapping[str, Mapping[str, MeanScore]], settings: Iterable[PageSettings]
) -> list[PageMinimum]:
    """What is asked of `audited` pages, each once for all scenarios. numbers: those of each station."""
    known = list(settings)
    urls = {page.station.id: page.station.url for page in audited}
    found = []
    for page, url in urls.items():
        for name, minimum in settings_of(url, known).thresholds.items():
            own = numbers.get(page, {}).get(name)
            found.append(PageMinimum(page, name, own.score if own is not None else None, minimum))
    return found
