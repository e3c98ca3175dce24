"""Page × quality, and which pages have no number, with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from auditor.model.report import Report
from auditor.model.score import MeanScore
from auditor.report.text.pen import Pen
from auditor.report.words.journeys import effort, journey_name, verdict_of
from auditor.report.words.notices import page_notices
from auditor.report.words.places import place, quality_name, sentence, short_url
from auditor.report.words.plain import plain

ROWS: Final = 7
"""Pages in the summary: of more the weakest are shown, so that the verdict stays in sight."""
WHOLE: Final = 2
"""Pages without numbers whose reason is told whole; of more each has a line."""
JOURNEYS: Final = 2
"""Journeys whose sums are told in the summary, a line each."""
NOTICES: Final = 2
"""Notices about which page was audited. One alone has two lines, of more each has one."""
_GAP, _SHORTEST = 3, 12


def pages_told(report: Report, pen: Pen, *, complete: bool) -> Iterator[str]:
    """A row for each page if there are several; one alone stands in the summary, unless it was not audited.

    complete: all of them, and each visit that is missing.
    """
    stations = _stations(report)
    journeys = list(_journeys(report, pen, complete=complete))
    missing = [station for station in stations if station not in report.page_qualities]
    notices = list(_noticed(report, pen, complete=complete))
    if len(stations) > 1 or missing:
        yield from _rows(report, pen, stations, len(stations) if complete else ROWS - len(notices) - len(journeys))
    yield from journeys
    yield from _half_audited(report, pen, complete=complete)
    yield from notices


def _journeys(report: Report, pen: Pen, *, complete: bool) -> Iterator[str]:
    """What each journey costs, a line each."""
    for told in report.journeys if complete else report.journeys[:JOURNEYS]:
        name, said = journey_name(report, told, pen.words), verdict_of(told, pen.words)
        if told.paying and not complete:
            said = effort(told, pen.words)  # it says the same in a line
        text = pen.words("colon", name=name, value=said)
        yield from pen.wrapped(text, "  ", "    ") if complete else [f"  {plain(text, pen.width - 2)}"]


def _rows(report: Report, pen: Pen, stations: dict[str, int], most: int) -> Iterator[str]:
    chosen = _weakest(report, list(stations), most)
    yield from _table(report, pen, {station: stations[station] for station in chosen})
    if len(chosen) < len(stations):
        yield from pen.wrapped(pen.words.count("terminal.more_pages", len(stations) - len(chosen)), "  ")


def _noticed(report: Report, pen: Pen, *, complete: bool) -> Iterator[str]:
    """Which page was audited, where that is not plainly the one that was asked for."""
    told = page_notices(report, pen.words)
    shown = told if complete or len(told) <= NOTICES else told[: NOTICES - 1]
    for text in shown:
        whole = text if complete else plain(text, pen.width * (2 if len(told) == 1 else 1) - 6)
        yield from pen.wrapped(whole, "  ", "    ")
    if len(told) > len(shown):
        yield from pen.wrapped(pen.words.count("terminal.more_lines", len(told) - len(shown)), "  ")


def _stations(report: Report) -> dict[str, int]:
    """The first visit of each station, in their order."""
    found: dict[str, int] = {}
    for number, page in enumerate(report.pages):
        found.setdefault(page.station.id, number)
    return found


def _weakest(report: Report, stations: list[str], most: int) -> list[str]:
    """At most `most` of the stations, in their order: those without numbers, then those with the lowest."""

    def lowest(station: str) -> float:
        scores = [each.score for each in report.page_qualities.get(station, {}).values() if each.score is not None]
        return min(scores, default=-1.0)

    chosen = set(sorted(stations, key=lowest)[:most])
    return [station for station in stations if station in chosen]


def _table(report: Report, pen: Pen, stations: dict[str, int]) -> Iterator[str]:
    titles = [quality_name(report, each.id, pen.words) for each in report.ordered_qualities]
    room = pen.width - 2 - sum(len(title) + _GAP for title in titles)
    if room < _SHORTEST:
        yield from _listed(report, pen, stations)
        return
    missing = sum(station not in report.page_qualities for station in stations)
    first = min(room, max((len(short_url(report, number)) for number in stations.values()), default=0))
    if report.page_qualities:
        yield " " * (2 + first) + "".join(f"{title:>{len(title) + _GAP}}" for title in titles)
    for station, number in stations.items():
        name = f"  {plain(short_url(report, number), first):<{first}}"
        scores = report.page_qualities.get(station)
        if scores is None and missing <= WHOLE:
            yield from pen.wrapped(_reason(report, number, pen, 200), f"{name}   ", " " * (len(name) + 3))
        elif scores is None:
            yield f"{name}   {_reason(report, number, pen, pen.width - len(name) - 3)}"
        else:
            yield name + "".join(
                _cell(pen, scores.get(quality.id), len(title) + _GAP)
                for quality, title in zip(report.ordered_qualities, titles, strict=True)
            )


def _cell(pen: Pen, score: MeanScore | None, width: int) -> str:
    return pen.banded(f"{_shown(pen, score):>{width}}", score.word if score is not None else None)


def _shown(pen: Pen, score: MeanScore | None) -> str:
    return pen.words.score(score.score if score is not None else None)


def _listed(report: Report, pen: Pen, stations: dict[str, int]) -> Iterator[str]:
    """For a narrow terminal: each page with its numbers below."""
    for station, number in stations.items():
        yield f"  {plain(short_url(report, number), pen.width - 2)}"
        scores = report.page_qualities.get(station)
        if scores is None:
            yield f"    {_reason(report, number, pen, pen.width - 4)}"
        else:
            numbers = [
                f"{quality_name(report, each.id, pen.words)} {_shown(pen, scores.get(each.id))}".replace(" ", "\u00a0")
                for each in report.ordered_qualities
            ]
            yield from (line.replace("\u00a0", " ") for line in pen.wrapped(" · ".join(numbers), "    "))


def _reason(report: Report, number: int, pen: Pen, width: int) -> str:
    """That it was not audited, and why, in at most `width` columns."""
    text = pen.words("page_section.not_audited")
    failures = report.pages[number].failures
    told = f"{text} · {sentence(report, failures[0], pen.words)}" if failures else text
    return plain(told, max(width, len(text)))


def _half_audited(report: Report, pen: Pen, *, complete: bool) -> Iterator[str]:
    """The visits that are missing of pages that have numbers from others."""
    missing = [
        number
        for number, page in enumerate(report.pages)
        if not page.audited and page.station.id in report.page_qualities
    ]
    shown = missing if complete else missing[:1]
    for number in shown:
        where = place(report, number, pen.words)
        text = f"{where} · {_reason(report, number, pen, 200)}"
        yield from pen.wrapped(text, "  ", "    ") if complete else [f"  {plain(text, pen.width - 2)}"]
    if len(missing) > len(shown):
        yield from pen.wrapped(pen.words.count("terminal.more_visits", len(missing) - len(shown)), "  ")
