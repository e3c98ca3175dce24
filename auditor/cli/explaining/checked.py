"""Whether the numbers of a result add up: a file may have been edited."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.errors import SnapshotError
from auditor.judge.scoring import arithmetic
from auditor.judge.scoring.pages import by_station, scores_over
from auditor.judge.scoring.qualities import score_of
from auditor.judge.scoring.site import headline
from auditor.model.report import Report
from auditor.model.score import MeanScore, QualityScore


def check(report: Report, where: str) -> None:
    """Raises SnapshotError, in a sentence that begins with `where`, if a number is not what its parts give."""
    if not (_charges_hold(report) and _means_hold(report)):
        raise SnapshotError(f"{where} does not add up: a number in it was changed, or follows other rules of scoring.")


def _charges_hold(report: Report) -> bool:
    return all(_holds(score) for score in _scores(report))


def _holds(score: QualityScore) -> bool:
    decided = score.score is not None
    return all(map(arithmetic.holds, score.charges)) and score == score_of(score.charges if decided else [], decided)


def _scores(report: Report) -> Iterator[QualityScore]:
    for page in report.pages:
        yield from page.qualities.values()
    yield from report.site.qualities.values()


def _means_hold(report: Report) -> bool:
    audited = [page for page in report.pages if page.audited]
    names = list(report.qualities)
    found = scores_over(audited, report.site, names, [], 1)
    site = {name: _mean(score) for name, score in report.qualities.items()}
    total = headline((each.score for each in found.qualities.values()), fewest=1)
    return (
        found.qualities == site
        and by_station(audited, names) == report.page_qualities
        and (report.score is None or report.score == total)
    )


def _mean(score: MeanScore) -> MeanScore:
    """A quality of the report without what else it knows."""
    return MeanScore(**{name: getattr(score, name) for name in MeanScore.__struct_fields__})
