"""The summary in the terminal: a table of the pages if there are several, then the verdict in ten seconds."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.model.report import Report
from auditor.model.text import Language
from auditor.report import Images
from auditor.report.branding import PLAIN, Branding
from auditor.report.text.conclusion import conclusion
from auditor.report.text.details import Details
from auditor.report.text.pages import pages_told
from auditor.report.text.pen import Pen
from auditor.report.words.places import host
from auditor.report.words.strings import strings


def render(report: Report, language: Language, images: Images, branding: Branding = PLAIN) -> str:  # noqa: ARG001 - the same for every format
    """The summary as plain text, 80 columns wide."""
    return summary(report, language, width=80, colour=False, location="")


def summary(
    report: Report, language: Language, *, width: int, colour: bool, location: str, verbose: bool = False
) -> str:
    """The summary, its lines wrapped at `width` columns, with ANSI colours or without any escape; ends in a line feed.

    `location` says where the full report is; "" leaves that line out. Without `verbose` it fits 24 lines of 80 columns.
    """
    words = strings(language)
    pen = Pen(words, width, colour)
    pages = [pen.bold(words("title", host=host(report))), *pages_told(report, pen, complete=verbose)]
    details = Details(report, pen).sections() if verbose else iter(())
    last = conclusion(report, pen, location, complete=verbose)
    return _parted([pages, *details, last]) + "\n"


def _parted(sections: Iterable[Iterable[str]]) -> str:
    return "\n\n".join(text for section in sections if (text := "\n".join(section)))
