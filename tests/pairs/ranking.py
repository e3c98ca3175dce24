"""Audits the pages of pairs as a phone sees them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from auditor.asked import JudgeRequest
from auditor.collect.options import CollectRequest, VisitOptions
from auditor.model.report import PageReport, Report
from auditor.pipeline import audit
from auditor.store import Store
from tests.pairs.order import Seen
from tests.pairs.planting import Pair
from tests.pairs.shop import served

CLOCKED = ("fcp", "ttfb", "lcp-visit")
"""Rules that also measure how busy this machine is."""

TRIED = ("password-reveal",)
"""A fault of our own page with a password, which only a trial finds: a busy machine has time for it on one page, and on
the next it has not."""

CONCURRENCY = 2
"""Pages at a time: several tests run side by side, and a page is tried while the next is measured."""


class _Silent:
    def page_started(self, *_: object) -> None: ...

    def page_done(self, *_: object) -> None: ...

    def note(self, text: str) -> None: ...


def look_at(pairs: Sequence[Pair], folder: Path) -> dict[str, list[Seen]]:
    """Each pair's page as it was, then with each of its changes, as a phone sees it."""
    with served(pairs, folder) as shop:
        urls = list(dict.fromkeys(url for pages in shop.pages.values() for url in pages))
        report = _audit(urls, folder / "report", shop.ca)
    seen = {page.station.url: _seen(page, report) for page in report.pages}
    return {name: [seen[url] for url in pages] for name, pages in shop.pages.items()}


def _audit(urls: Sequence[str], folder: Path, ca: Path) -> Report:
    judging = JudgeRequest(skip=CLOCKED + TRIED)
    collecting = CollectRequest(
        urls=urls,
        devices=("phone",),
        visit=VisitOptions(images=False),
        lighthouse=False,
        concurrency=CONCURRENCY,
        ca_file=ca,
    )
    return audit(collecting, judging, judging.rulebook(), Store(folder), _Silent())


def _seen(page: PageReport, report: Report) -> Seen:
    numbers = report.page_qualities.get(page.station.id, {}) if page.audited else {}
    return Seen(
        {name: each.score for name, each in numbers.items() if each.score is not None},
        [each.rule for each in page.results if each.outcome == "failed"],
        [f"{each.step}: {each.code}" for each in page.failures],
    )
