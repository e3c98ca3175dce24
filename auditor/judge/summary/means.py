"""The mean scores of the pages on each device."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

from auditor.model.report import PageReport
from auditor.model.rule import CategoryDescriptor
from auditor.model.summary import DeviceScores


def by_device(pages: Sequence[PageReport], categories: Sequence[CategoryDescriptor]) -> list[DeviceScores]:
    """The scores of each device, in the order in which they first occur."""
    found: dict[str, list[PageReport]] = {}
    for page in pages:
        found.setdefault(page.device.name, []).append(page)
    return [_scores(device, own, categories) for device, own in found.items()]


def _scores(device: str, pages: Sequence[PageReport], categories: Sequence[CategoryDescriptor]) -> DeviceScores:
    audited = [page for page in pages if page.audited]
    return DeviceScores(
        device=device,
        score=_mean([page.score for page in audited]),
        categories={
            category.id: _mean(
                [page.categories[category.id].score for page in audited if category.id in page.categories]
            )
            for category in categories
        },
    )


def _mean(scores: Sequence[float | None]) -> float | None:
    known = [score for score in scores if score is not None]
    return fmean(known) if known else None
