"""What was set aside, in words."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model.report import Report
from auditor.report.words.plain import plain
from auditor.report.words.strings import Strings


def set_aside(report: Report, words: Strings) -> Iterator[str]:
    """Each exception that set something aside, with how much that is, until when, and why."""
    for each in report.exceptions:
        if each.state == "used":
            what = plain(", ".join(filter(None, (each.rule, each.selector, each.url))), 120)
            until = words("exceptions.until", date=words.date(each.until)) if each.until else ""
            count = words.count("exceptions.findings", each.findings)
            yield " · ".join(filter(None, (what, count, until, plain(each.reason))))
