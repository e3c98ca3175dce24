"""What RULE|PAGE stands for in a result."""

from __future__ import annotations

from typing import NamedTuple

from auditor.errors import UsageError, nearest
from auditor.model.report import Report
from auditor.report.words.places import short_url


class Asked(NamedTuple):
    """Either a station, by its id, or a family, and of it one rule if a rule was named."""

    station: str = ""
    family: str = ""
    rule: str = ""


def asked(report: Report, name: str) -> Asked:
    """A rule's id, a family, or a page's id, URL or path. Raises UsageError for anything else, or for several pages."""
    families = {rule.family for rule in report.rules.values()}
    if name in families:  # before the rule of the same name, whose findings are among the family's
        return Asked(family=name)
    if name in report.rules:
        return Asked(family=report.rules[name].family, rule=name)
    pages = _pages(report)
    found = next((stations for names in pages if (stations := names.get(name))), [])
    if len(found) > 1:
        raise UsageError(f"{name[:120]!r} is the name of {len(found)} pages; their ids are {', '.join(found)}.")
    if found:
        return Asked(station=found[0])
    known = [*report.rules, *families, *(each for names in pages for each in names)]
    raise UsageError(f"This result has no rule, family or page {name[:120]!r}.{nearest(name, known)}")


def _pages(report: Report) -> list[dict[str, list[str]]]:
    """The stations by what a page is called, the surest first: its id, its URL, its path, where it leads to."""
    tiers: list[dict[str, list[str]]] = [{}, {}, {}, {}]
    for number, page in enumerate(report.pages):
        station = page.station
        names = (station.id, station.url, short_url(report, number), page.final_url)
        for tier, name in zip(tiers, names, strict=True):
            if name and station.id not in tier.setdefault(name, []):
                tier[name].append(station.id)
    return tiers
