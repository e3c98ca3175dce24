"""A comparison as one self-contained page, with the report's style sheet."""

from __future__ import annotations

from markupsafe import Markup

from auditor.model.comparison import ComparedAudits
from auditor.model.report import Report
from auditor.model.text import Language
from auditor.report.branding import PLAIN, Branding
from auditor.report.comparison.told import told
from auditor.report.context import prose, templates
from auditor.report.html import framed, style_sheet
from auditor.report.words.plain import plain
from auditor.report.words.strings import strings

MOST = 200
"""Headlines of a part that are listed; the others are counted."""


def render(
    comparison: ComparedAudits, before: Report, after: Report, language: Language, branding: Branding = PLAIN
) -> str:
    """The page in `language`."""
    words = strings(language)
    found = templates(branding)
    style = style_sheet(found, "style.css", branding)
    filled = {
        "t": words,
        "language": language,
        "told": told(comparison, before, after, words),
        "most": MOST,
        "brand": branding,
        "pictured": True,
        "own": lambda text: prose(text.in_language(language)),
        "version": plain(after.tool.auditor, 40),
        "style": Markup(style),
    }
    return framed(found, "compare.html", filled, style)
