"""One page: its numbers, what each scenario is charged with, and how each charge is computed."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.cli.explaining.writing import Writer
from auditor.judge.scoring import arithmetic
from auditor.model.report import PageReport
from auditor.model.score import MeanScore
from auditor.report.words.places import page_label, place, sentence
from auditor.report.words.plain import plain


def page_lines(writer: Writer, station: str) -> Iterator[str]:
    """The station's qualities, without what rules over the site cost."""
    report, words = writer.report, writer.words
    pages = [(number, page) for number, page in enumerate(report.pages) if page.station.id == station]
    first = pages[0][1].station
    yield words("explain.page", page=plain(first.url or first.title))
    for number, page in pages:
        if not page.audited:
            yield from _not_audited(writer, number, page)
    audited = [page for _, page in pages if page.audited]
    for quality in report.ordered_qualities if audited else ():
        yield ""
        yield from _quality(writer, quality.id, report.page_qualities[station][quality.id], audited)


def _not_audited(writer: Writer, number: int, page: PageReport) -> Iterator[str]:
    words = writer.words
    reason = sentence(writer.report, page.failures[0], words) if page.failures else ""
    parts = [place(writer.report, number, words), words("page_section.not_audited"), reason]
    yield "  " + " · ".join(filter(None, parts))


def _quality(writer: Writer, quality: str, mean: MeanScore, pages: list[PageReport]) -> Iterator[str]:
    yield writer.quality(quality, mean)
    if mean.score is None or mean.raw is None:
        return
    yield "  " + writer.sum("score", arithmetic.score_sum(mean.raw, mean.ceiling, mean.score, writer.figure))
    known = [(page, score) for page in pages if (score := page.qualities[quality]).raw is not None]
    raws = [score.raw for _, score in known if score.raw is not None]
    yield "  " + writer.sum("mean", arithmetic.mean_sum([raws], mean.raw, writer.figure))
    for page, score in known:
        if score.charges and score.raw is not None:
            label = page_label(writer.report, page, writer.words)
            yield f"  {writer.words('colon', name=label, value=writer.raw(score.charges, score.raw))}"
            for charge in score.charges:
                yield from (f"    {line}" for line in writer.charge(charge))
