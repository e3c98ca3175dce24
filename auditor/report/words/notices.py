"""Which page was audited, where that is not plainly the one that was asked for."""

from __future__ import annotations

from msgspec.structs import replace

from auditor.model.failure import Failure
from auditor.model.report import Report
from auditor.model.url import split
from auditor.report.words.places import page_label, sentence, short_url
from auditor.report.words.strings import Strings


def page_notices(report: Report, words: Strings) -> list[str]:
    """ "/account: It leads to …", each once for a page; with what it was visited under if that makes a difference."""
    found: dict[tuple[str, str], list[int]] = {}
    visits: dict[str, int] = {}
    for number, page in enumerate(report.pages):
        visits[page.station.id] = visits.get(page.station.id, 0) + 1
        for notice in page.notices:
            text = sentence(report, _shortened(notice, page.station.url), words)
            found.setdefault((page.station.id, text), []).append(number)
    told = []
    for (station, text), numbers in found.items():
        labels = [page_label(report, report.pages[number], words, inline=True) for number in numbers]
        under = f", {words.enumeration(labels)}" if len(numbers) < visits[station] and all(labels) else ""
        told.append(words("colon", name=short_url(report, numbers[0]) + under, value=text))
    return told


def _shortened(notice: Failure, asked: str) -> Failure:
    """Its address without scheme and host, if they are those that were asked for."""
    url = split(notice.parameters.get("url", ""))
    if not url.netloc or url[:2] != split(asked)[:2]:
        return notice
    path = (url.path or "/") + (f"?{url.query}" if url.query else "")
    return replace(notice, parameters={**notice.parameters, "url": path})
