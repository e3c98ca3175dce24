"""Two audits beside each other: two dates of a site fault by fault, two sites by qualities and kinds of pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final
from urllib.parse import urlsplit

from auditor.judge.comparing.against import told
from auditor.judge.comparing.compare import Comparison, compare
from auditor.judge.comparing.faults import Fault
from auditor.judge.comparing.known import known
from auditor.judge.comparing.matching import Pair
from auditor.model.comparison import ComparedAudits, ComparedKind, ComparedNumber
from auditor.model.kinds import kind_of
from auditor.model.report import PageReport, Report

_MOVED: Final = 0.02
"""Of a miss, a share of the limit: what differs by less is a measurement that was made twice."""


def same_site(before: Report, after: Report) -> bool:
    """Whether both audits are of one host, with or without "www."; ports do not count."""
    first, second = (_hosts(report) for report in (before, after))
    return bool(first & second)


def compared(before: Report, after: Report, *, same: bool | None = None) -> ComparedAudits:
    """`after` compared with `before`. same: whether they are of one site, None to tell by the host."""
    same = same_site(before, after) if same is None else same
    names = [quality.id for quality in after.ordered_qualities]
    numbers = {
        name: ComparedNumber(before=_quality(before, name), after=_quality(after, name))
        for name in dict.fromkeys([*names, *(quality.id for quality in before.ordered_qualities)])
    }
    kinds = list(_kinds(before, after, list(numbers)))
    score = ComparedNumber(before=before.score, after=after.score)
    if not same:
        return ComparedAudits(same_site=False, score=score, qualities=numbers, kinds=kinds)
    first, second = known(before), known(after)
    found: Comparison = compare(first, second)
    worse, better = _moved(found.kept)
    return ComparedAudits(
        same_site=True,
        score=score,
        qualities=numbers,
        kinds=kinds,
        new=told([each for each in found.new if each.place.page in first.pages], second),
        gone=told(found.gone, first),
        worse=told(worse, second),
        better=told(better, second),
        kept=len(found.kept) - len(worse) - len(better),
        undecided=len(found.undecided),
        not_seen=len(found.not_seen),
        unknown=len(found.unknown),
        elsewhere=sum(each.place.page not in first.pages for each in found.new),
    )


def _moved(kept: Sequence[Pair]) -> tuple[list[Fault], list[Fault]]:
    """What is farther from its limit than it was, and what is nearer; the later faults."""
    worse, better = [], []
    for earlier, later in kept:
        first, second = _miss(earlier), _miss(later)
        if earlier.impact != later.impact:  # a graver one is told as new
            better.append(later)
        elif first is not None and second is not None and earlier.rule == later.rule:
            if second < first - _MOVED:
                worse.append(later)
            elif second > first + _MOVED:
                better.append(later)
    return worse, better


def _miss(fault: Fault) -> float | None:
    return fault.seen.example.finding.miss if fault.seen.example is not None else None


def _quality(report: Report, name: str) -> float | None:
    return report.qualities[name].score if name in report.qualities else None


def _kinds(before: Report, after: Report, names: Sequence[str]) -> Iterable[ComparedKind]:
    first, second = _by_kind(before), _by_kind(after)
    for kind in dict.fromkeys([*second, *first]):
        earlier, later = first.get(kind, []), second.get(kind, [])
        yield ComparedKind(
            kind=kind,
            before=len({page.station.id for page in earlier}),
            after=len({page.station.id for page in later}),
            score=ComparedNumber(
                before=_mean(page.score for page in earlier), after=_mean(page.score for page in later)
            ),
            qualities={
                name: ComparedNumber(before=_mean(_of(earlier, name)), after=_mean(_of(later, name))) for name in names
            },
        )


def _by_kind(report: Report) -> dict[str, list[PageReport]]:
    found: dict[str, list[PageReport]] = {}
    for page in report.pages:
        if page.audited:
            found.setdefault(kind_of(page), []).append(page)
    return found


def _of(pages: Iterable[PageReport], name: str) -> list[float | None]:
    return [page.qualities[name].score for page in pages if name in page.qualities]


def _mean(numbers: Iterable[float | None]) -> float | None:
    known_ones = [number for number in numbers if number is not None]
    return sum(known_ones) / len(known_ones) if known_ones else None


def _hosts(report: Report) -> set[str]:
    found = set()
    for page in report.pages:
        try:
            found.add((urlsplit(page.station.url).hostname or "").removeprefix("www."))
        except ValueError:
            continue
    return found - {""}
