"""report.pdf: the report as a client keeps it: tagged, with an outline, numbered sheets, at most a dozen for six pages.

Its template is reports/html/pdf.html, a document of its own, in one language. Chromium prints it.
"""

from __future__ import annotations

from typing import Final

from markupsafe import Markup, escape

from auditor.model.report import Report
from auditor.model.text import Language
from auditor.report import Images
from auditor.report.branding import PLAIN, Branding
from auditor.report.context import context, templates
from auditor.report.html import framed, style_sheet
from auditor.report.printing import printed
from auditor.report.view import prepare
from auditor.report.words.plain import plain

TOLD: Final = 30
"""Things to fix that are told with advice and a picture; of the others the headline, the points and the places."""


def render(report: Report, language: Language, images: Images, branding: Branding = PLAIN) -> bytes:
    """The PDF in `language`. Raises ProvisionError if there is no browser to print with."""
    content, foot = document(report, language, images, branding)
    return printed(content, foot)


def document(report: Report, language: Language, images: Images, branding: Branding = PLAIN) -> tuple[str, str]:
    """What is printed, and what stands at the foot of each sheet; both HTML."""
    found = templates(branding)
    view = prepare(report, images)
    told = context(report, view, language, branding)
    style = style_sheet(found, "pdf.css", branding)
    filled = {**told, "pictured": True, "told": TOLD, "style": Markup(style)}
    return framed(found, "pdf.html", filled, style), _foot(" · ".join(filter(None, (branding.client, told["title"]))))


def _foot(text: str) -> str:
    """The running foot; Chromium fills in the numbers."""
    return str(
        Markup(
            '<div style="width:100%;margin:0 15mm;font:7.5pt Arial,sans-serif;color:#4a545e;display:flex;'
            'justify-content:space-between"><span>{}</span><span><span class="pageNumber"></span> / '
            '<span class="totalPages"></span></span></div>'
        ).format(escape(plain(text, 120)))
    )
