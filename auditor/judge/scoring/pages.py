"""The numbers of judged pages: of the site, of each station, under each scenario, and what there is to fix."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Literal

from auditor.judge.scoring.fixes import fixes
from auditor.judge.scoring.site import Entry, headline, page_scores, site_scores
from auditor.model.report import PageReport, SiteReport
from auditor.model.score import MeanScore
from auditor.model.summary import ScenarioScores, Scores

Part = Literal["qualities", "categories"]


def scores_over(
    pages: Sequence[PageReport], site: SiteReport, qualities: Sequence[str], categories: Sequence[str], fewest: int
) -> Scores:
    """The numbers of audited `pages` and of the rules over the site. fewest: qualities that a headline needs."""
    entries = _entries(pages, "qualities")
    return Scores(
        qualities=site_scores(entries, site.qualities, qualities),
        categories=site_scores(_entries(pages, "categories"), site.categories, categories),
        by_scenario=[_under(scenario, own, qualities, categories) for scenario, own in _by_scenario(pages).items()],
        fixes=fixes(entries, site.qualities, qualities, fewest),
    )


def by_station(
    pages: Sequence[PageReport], names: Sequence[str], part: Part = "qualities"
) -> dict[str, dict[str, MeanScore]]:
    """The qualities, or categories, of each station over its scenarios, by its id."""
    return page_scores(_entries(pages, part), names)


def mean_coverage(coverages: Iterable[float]) -> float:
    """0–1; 0 without any."""
    given = list(coverages)
    return round(math.fsum(given) / len(given), 4) if given else 0.0


def _by_scenario(pages: Sequence[PageReport]) -> dict[str, list[PageReport]]:
    """The pages under each scenario, in the order in which they first occur."""
    found: dict[str, list[PageReport]] = {}
    for page in pages:
        found.setdefault(page.scenario, []).append(page)
    return found


def _under(
    scenario: str, pages: Sequence[PageReport], qualities: Sequence[str], categories: Sequence[str]
) -> ScenarioScores:
    own = site_scores(_entries(pages, "qualities"), {}, qualities)
    parts = site_scores(_entries(pages, "categories"), {}, categories)
    return ScenarioScores(
        scenario=scenario,
        score=headline((each.score for each in own.values()), fewest=1),
        qualities={name: each.score for name, each in own.items()},
        words={name: each.word for name, each in own.items()},
        categories={name: each.score for name, each in parts.items()},
    )


def _entries(pages: Iterable[PageReport], part: Part) -> list[Entry]:
    return [Entry(page.station.id, page.qualities if part == "qualities" else page.categories) for page in pages]
