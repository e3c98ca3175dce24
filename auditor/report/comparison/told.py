"""What every format says of a comparison, in words."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from msgspec.structs import replace

from auditor.model.comparison import ComparedAudits, ComparedFault, ComparedNumber
from auditor.model.kinds import IMPORTANCE
from auditor.model.report import Report
from auditor.report.words.compared import fault, where
from auditor.report.words.places import host, quality_name
from auditor.report.words.plain import plain
from auditor.report.words.strings import Strings


class Row(NamedTuple):
    """A number in both audits, and by how much it rose. tone: good, bad or "" if it stands."""

    name: str
    before: str
    after: str
    change: str
    tone: str


class Part(NamedTuple):
    """Faults under a heading; `total` of them, by headline, with where each is."""

    title: str
    total: int
    faults: list[tuple[str, list[str]]]


class Told(NamedTuple):
    """before, after: what the audits are called. rows: score and qualities. kinds: by kind of page. note: what was not
    compared."""

    title: str
    before: str
    after: str
    rows: list[Row]
    kinds: list[tuple[str, list[Row]]]
    parts: list[Part]
    note: list[str]


def told(comparison: ComparedAudits, before: Report, after: Report, words: Strings) -> Told:
    """The comparison in words."""
    one = comparison.same_site
    names = [host(report) for report in (before, after)]
    days = [words.date(report.started) for report in (before, after)]
    called = (
        days if one and days[0] != days[1] else names if not one else [words("compare.before"), words("compare.after")]
    )
    qualities = list(comparison.qualities)
    rows = [_row(words("score.label"), comparison.score, words)]
    rows += [_row(quality_name(after, name, words), comparison.qualities[name], words) for name in qualities]
    kinds = [
        (
            _kind(each.kind, words),
            [
                _row(words("score.label"), each.score, words),
                *(_row(quality_name(after, name, words), each.qualities[name], words) for name in qualities),
            ],
        )
        for each in comparison.kinds
    ]
    parts = [
        _part("compare.new", comparison.new, after, words),
        _part("compare.worse", comparison.worse, after, words),
        _part("compare.gone", comparison.gone, before, words),
        _part("compare.better", comparison.better, after, words),
    ]
    title = words("compare.title" if one else "compare.title_two", host=names[1], other=names[0])
    return Told(title, called[0], called[1], rows, kinds, parts if one else [], list(_notes(comparison, words)))


def _notes(comparison: ComparedAudits, words: Strings) -> list[str]:
    if not comparison.same_site:
        return [words("compare.two_sites")]
    counts = {"undecided": comparison.undecided, "not_seen": comparison.not_seen, "unknown": comparison.unknown}
    counts["elsewhere"] = comparison.elsewhere
    open_ = [words.count(f"compare.{name}", count) for name, count in counts.items() if count]
    return [words.count("compare.kept", comparison.kept), *open_]


def _part(name: str, faults: list[ComparedFault], report: Report, words: Strings) -> Part:
    shown: dict[str, list[ComparedFault]] = {}
    for each in faults:
        shown.setdefault(fault(report, each, words), []).append(each)
    places = [(headline, [where(report, each, words) for each in _telling(own)]) for headline, own in shown.items()]
    return Part(words(name), sum(each.count for each in faults), places)


def _telling(faults: list[ComparedFault]) -> list[ComparedFault]:
    """Those that say something first; of the others, which their audit did not list singly, a place for each page."""
    named = [each for each in faults if each.said]
    counts = Counter(replace(each, count=1) for each in faults if not each.said for _ in range(each.count))
    return [*named, *(replace(each, count=count) for each, count in counts.items())]


def _row(name: str, number: ComparedNumber, words: Strings) -> Row:
    before, after = words.score(number.before), words.score(number.after)
    gain = number.gain
    if gain is None or before == after:
        return Row(name, before, after, "=" if gain is not None else "–", "")
    change = int(number.after or 0) - int(number.before or 0)
    sign = "+" if change > 0 else ""
    return Row(name, before, after, f"{sign}{words.number(change)}", "good" if change > 0 else "bad")


def _kind(kind: str, words: Strings) -> str:
    return words.named("page_kind", kind) if kind in IMPORTANCE else plain(kind, 60)
