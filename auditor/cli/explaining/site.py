"""The whole result: each number of the site, from those of its pages, and what costs how many points."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.cli.explaining.page import page_lines
from auditor.cli.explaining.writing import Writer
from auditor.judge.scoring import arithmetic
from auditor.judge.scoring.qualities import raw_of
from auditor.model.score import Charge
from auditor.model.summary import Quality
from auditor.report.text.points import worth
from auditor.report.words.places import headline, host, pages_note, place


def site_lines(writer: Writer) -> Iterator[str]:
    """Of a result with one page what the page is charged with, too."""
    report, words = writer.report, writer.words
    yield words("title", host=host(report))
    yield from _headline(writer)
    for quality in report.ordered_qualities:
        yield ""
        yield from _quality(writer, quality)
    stations = dict.fromkeys(page.station.id for page in report.pages)
    if len(stations) == 1:
        yield ""
        yield from page_lines(writer, next(iter(stations)))
    else:
        yield ""
        yield words("explain.more")


def _headline(writer: Writer) -> Iterator[str]:
    report, words = writer.report, writer.words
    note = pages_note(report, None, words)
    if report.score is None:
        told = words("terminal.too_few" if report.page_qualities else "terminal.nothing_audited")
    else:
        scores = [each.score for each in report.ordered_qualities if each.score is not None]
        told = str(arithmetic.mean_sum([[each] for each in scores], report.score, writer.figure))
    value = f"{told} · {note}" if note else told
    yield words("colon", name=words("score.label"), value=value)


def _quality(writer: Writer, quality: Quality) -> Iterator[str]:
    report, words, figure = writer.report, writer.words, writer.figure
    note = pages_note(report, quality.pages, words) if quality.score is not None else ""
    yield writer.quality(quality.id, quality) + (f" · {note}" if note else "")
    if quality.score is None or quality.raw is None:
        return
    yield "  " + writer.sum("score", arithmetic.score_sum(quality.raw, quality.ceiling, quality.score, figure))
    over_site = _over_site(writer, quality.id)
    if quality.pages:
        yield "  " + writer.sum("mean", arithmetic.mean_sum(_raws(writer, quality.id, over_site), quality.raw, figure))
    else:
        yield "  " + writer.sum("raw", writer.raw(over_site, quality.raw))
    yield from (f"  {line}" for line in _visits(writer, quality.id, over_site))
    for charge in over_site:
        yield f"  {words('colon', name=words('site'), value='')}".rstrip()
        yield from (f"    {line}" for line in writer.charge(charge))
    fixes = [fix for fix in report.fixes if fix.quality == quality.id]
    if fixes:
        yield "  " + words("explain.costs")
    for fix in fixes:
        yield f"    {worth(report, fix, words)} · {fix.family} · {headline(report.rules[fix.rules[0]], words)}"


def _over_site(writer: Writer, quality: str) -> list[Charge]:
    score = writer.report.site.qualities.get(quality)
    return score.charges if score is not None else []


def _raws(writer: Writer, quality: str, over_site: list[Charge]) -> list[list[float]]:
    """By station, those of its scenarios, with what rules over the site cost."""
    found: dict[str, list[float]] = {}
    for page in writer.report.pages:
        score = page.qualities.get(quality) if page.audited else None
        if score is not None and score.score is not None:
            found.setdefault(page.station.id, []).append(raw_of([*score.charges, *over_site]))
    return list(found.values())


def _visits(writer: Writer, quality: str, over_site: list[Charge]) -> Iterator[str]:
    """A line a visit that costs something; the others have 100."""
    for number, page in enumerate(writer.report.pages):
        score = page.qualities.get(quality) if page.audited else None
        charges = [*score.charges, *over_site] if score is not None and score.score is not None else []
        if charges:
            where = place(writer.report, number, writer.words)
            yield writer.words("colon", name=where, value=writer.raw(charges, raw_of(charges)))
            yield f"  {writer.costs(charges)}"
