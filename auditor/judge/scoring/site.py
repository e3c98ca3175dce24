"""From the numbers of pages in scenarios to those of a page, of a site, and the headline."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from auditor.judge.scoring.constants import FEWEST_QUALITIES
from auditor.judge.scoring.numbers import settled, word
from auditor.judge.scoring.qualities import ceiling_of, raw_of
from auditor.model.score import Charge, MeanScore, QualityScore

Scores = Mapping[str, QualityScore]


class Entry(NamedTuple):
    """One audited page in one scenario. `page`: what the page is called; the same name twice is one page."""

    page: str
    scores: Scores


def site_scores(entries: Sequence[Entry], site: Scores, names: Iterable[str]) -> dict[str, MeanScore]:
    """Each quality, or category, of a site; `site`: those of the rules over the site."""
    return {name: mean_score(entries, name, site.get(name)) for name in names}


def page_scores(entries: Iterable[Entry], names: Sequence[str]) -> dict[str, dict[str, MeanScore]]:
    """Each quality, or category, of each page over its scenarios, without the rules over the site."""
    pages: dict[str, list[Entry]] = {}
    for entry in entries:
        pages.setdefault(entry.page, []).append(entry)
    return {page: site_scores(own, {}, names) for page, own in pages.items()}


def mean_score(entries: Iterable[Entry], name: str, site: QualityScore | None = None) -> MeanScore:
    """The mean over pages of the mean over scenarios, × the lowest ceiling of any.

    What has no number is left out of its mean. A fault over the site is one of every page: its charges are added to
    those of each. (Multiplied with the mean instead, four moderate ones would make a No.) If only rules over the site
    decided something, they speak alone: an expired certificate is a No, though no page could be opened.
    """
    over_site = site.charges if site is not None else []
    pages: dict[str, list[float]] = {}
    charges: list[Charge] = [*over_site]
    for entry in entries:
        own = entry.scores.get(name)
        if own is not None and own.score is not None:
            pages.setdefault(entry.page, []).append(raw_of([*own.charges, *over_site]))
            charges += own.charges
    raws = [_mean(scenarios) for scenarios in pages.values()]
    if not raws and site is not None and site.score is not None:
        raws = [raw_of(over_site)]
    if not raws:
        return MeanScore(score=None, word=None, raw=None)
    raw, ceiling = settled(_mean(raws)), ceiling_of(charges)
    score = settled(raw * ceiling)
    return MeanScore(score=score, word=word(score), raw=raw, ceiling=ceiling, pages=len(pages))


def headline(scores: Iterable[float | None], fewest: int = FEWEST_QUALITIES) -> float | None:
    """The mean of the qualities that have a number; None if they are fewer than `fewest` (1 if --only asked)."""
    known = [score for score in scores if score is not None]
    return settled(_mean(known)) if len(known) >= max(1, fewest) else None


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)
