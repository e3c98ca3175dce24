"""The verdict: what a person would say of a site, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from auditor.judge.scoring.constants import FEWEST_QUALITIES
from auditor.judge.scoring.numbers import shown
from auditor.model.failure import Failure, VerdictCode
from auditor.model.score import Conclusion, MeanScore

Pages = Mapping[str, Mapping[str, MeanScore]]
Missed = Literal["no", "almost"]

_CODES: dict[Missed, VerdictCode] = {"no": "quality-no", "almost": "quality-almost"}


def conclude(
    site: Mapping[str, MeanScore],
    pages: Pages,
    *,
    open_rules: Sequence[str] = (),
    not_audited: int = 0,
    doubtful: int = 0,
    visits: int = 0,
    fewest: int = FEWEST_QUALITIES,
) -> Conclusion:
    """The verdict, the first that holds.

    `not-compliant`: a quality is No on the site or on a page. `undetermined`: something was not audited (`not_audited`
    of `visits`) or is perhaps not the page that was meant (`doubtful`), or nothing at all was, or fewer than `fewest`
    qualities have a number (1 if --only asked). `compliant`: every quality that has a number is Yes, on the site and on
    every page, and no rule is open. `nearly`: all else.

    site: the five qualities. pages: the same of each page, by what the page is called. open_rules: the serious and
    critical rules that could not be decided.

    Codes, each with step "verdict": `quality-no`, `quality-almost` (quality, score; page, if it is lowest on a page),
    the lowest first; `pages-not-audited`, `pages-doubtful` (count, total); `nothing-audited`; `too-few-qualities`
    (count, minimum); `rules-open` (count).
    """
    if refused := _lowest(site, pages, "no"):
        return Conclusion(verdict="not-compliant", reasons=refused)
    if unknown := _unknown(site, pages, not_audited, doubtful, visits, fewest):
        return Conclusion(verdict="undetermined", reasons=unknown)
    missing = _lowest(site, pages, "almost")
    if open_rules:
        missing.append(Failure.at("verdict", "rules-open", count=str(len(open_rules))))
    return Conclusion(verdict="nearly" if missing else "compliant", reasons=missing)


def _lowest(site: Mapping[str, MeanScore], pages: Pages, band: Missed) -> list[Failure]:
    """One reason for each quality that has this word somewhere: its lowest number, and the page if it is a page's."""
    found = []
    for name, score in site.items():
        numbers = [(own[name], page) for page, own in pages.items() if name in own]
        named = [(each.score, page) for each, page in ((score, ""), *numbers) if each.score is not None]
        words = {each.word for each, _ in ((score, ""), *numbers)}
        if band in words:
            found.append((name, *_preferring_pages(named)))
    return [
        Failure.at("verdict", _CODES[band], quality=name, score=str(shown(score)), **_page(page))
        for name, score, page in sorted(found, key=lambda each: each[1])
    ]


def _preferring_pages(named: Sequence[tuple[float, str]]) -> tuple[float, str]:
    """The lowest number; of equal ones that of a page, which says where to look."""
    return min(named, key=lambda each: (each[0], each[1] == ""))


def _page(page: str) -> dict[str, str]:
    return {"page": page} if page else {}


def _unknown(
    site: Mapping[str, MeanScore], pages: Pages, not_audited: int, doubtful: int, visits: int, fewest: int
) -> list[Failure]:
    known = sum(score.score is not None for score in site.values())
    if not pages:
        return [Failure.at("verdict", "nothing-audited")]
    found = []
    if not_audited:
        found.append(Failure.at("verdict", "pages-not-audited", count=str(not_audited), total=str(visits)))
    if doubtful:
        found.append(Failure.at("verdict", "pages-doubtful", count=str(doubtful), total=str(visits)))
    if known < max(1, fewest):
        found.append(Failure.at("verdict", "too-few-qualities", count=str(known), minimum=str(max(1, fewest))))
    return found
