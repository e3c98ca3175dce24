"""What kind of page a station is, as far as its address tells, and which of a kind is worst.

A report that knows the kind (`PageReport.kind`) is believed; of an older one the words of the address are asked.
"""

from __future__ import annotations

import functools
import re
from typing import Final

from auditor.model.report import PageReport, Report
from auditor.model.url import split

_WORDS: Final = (
    ("payment", "paiement|payment|payer|pay"),
    ("checkout", "checkout|commande|commander|livraison|shipping|kasse"),
    ("cart", "cart|basket|panier|bag|warenkorb"),
    ("sign-in", "login|signin|sign-in|connexion|account|compte|register|inscription"),
    ("product", "product|produit|products|produits|item|p|dp|sku"),
    ("list", "category|categorie|categories|collection|collections|catalogue|catalog|search|recherche|suche"),
)
_PATTERNS: Final = [(kind, re.compile(rf"(?:^|[/_.?=&-])(?:{words})(?:$|[/_.?=&-])")) for kind, words in _WORDS]
_NUMBERS: Final = re.compile(r"\d+")
IMPORTANCE: Final = ("payment", "checkout", "cart", "product", "list", "home", "sign-in", "form", "article")
"""What a shop lives on comes first: an example on the way to the till says more than the same one elsewhere."""


def kind_of(page: PageReport) -> str:
    """One of IMPORTANCE; else the beginning of the path, which pages of one template share."""
    told = getattr(getattr(page, "kind", None), "name", "other")
    return str(told) if told in IMPORTANCE else _by_address(page.station.url)


@functools.lru_cache(maxsize=4096)
def _by_address(address: str) -> str:
    url = split(address)
    path = url.path.casefold().rstrip("/")
    if not path and not url.query:
        return "home"
    for kind, pattern in _PATTERNS:
        if pattern.search(path):
            return kind
    return "/" + _NUMBERS.sub("0", path.strip("/").partition("/")[0])


def importance(page: PageReport) -> int:
    """0 for the kind that matters most."""
    kind = kind_of(page)
    return IMPORTANCE.index(kind) if kind in IMPORTANCE else len(IMPORTANCE)


def by_need(report: Report) -> list[list[int]]:
    """The stations as indexes of their visits, the worst first; those that were not audited at the end."""
    stations: dict[str, list[int]] = {}
    for index, page in enumerate(report.pages):
        stations.setdefault(page.station.id, []).append(index)
    return sorted(stations.values(), key=lambda visits: (_need(report, visits), visits[0]))


def worst_of_each_kind(report: Report, most: int) -> list[int]:
    """The visit with the lowest number of each kind of page, the worst first; at most `most`."""
    found: dict[str, int] = {}
    for visits in by_need(report):
        audited = [index for index in visits if report.pages[index].audited]
        if audited:
            worst = min(audited, key=lambda index: (_score(report.pages[index]), index))
            found.setdefault(kind_of(report.pages[worst]), worst)
    return list(found.values())[:most]


def _need(report: Report, visits: list[int]) -> float:
    """Where a page stands among the others: its mean number, over 100 if it has none."""
    numbers = [_score(report.pages[index]) for index in visits if report.pages[index].audited]
    return sum(numbers) / len(numbers) if numbers else 200.0


def _score(page: PageReport) -> float:
    return page.score if page.score is not None else 101.0
