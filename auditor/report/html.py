"""index.html: one self-contained file in both languages, no request, readable on a phone.

The templates, the style sheet and the script are reports/html/. Every string is escaped by Jinja2; the
Content-Security-Policy admits this very style sheet and this very script, by their hashes, and images inside the file,
nothing else.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from typing import Final

from markupsafe import Markup

from auditor.errors import ConfigurationError
from auditor.model.report import Report
from auditor.model.text import LANGUAGES, Language
from auditor.report import Images
from auditor.report.branding import PLAIN, Branding
from auditor.report.context import context, templates
from auditor.report.templates import Templates
from auditor.report.view import prepare

_POLICY: Final = (
    "default-src 'none'; img-src data:; style-src 'sha256-{style}'; script-src {script}; base-uri 'none'; "
    "form-action 'none'"
)


def render(report: Report, language: Language, images: Images, branding: Branding = PLAIN) -> str:
    """The whole page: in `language`, with the other one at hand. Without script it is complete in `language`."""
    view = prepare(report, images)
    found = templates(branding)
    ordered = [language, *(each for each in LANGUAGES if each != language)]
    told = {each: {**context(report, view, each, branding), "pictured": each == language} for each in ordered}
    bodies = {each: Markup(found.render("report.html", told[each])) for each in ordered}
    style, script = style_sheet(found, "style.css", branding), found.text("report.js")
    shell = {"bodies": bodies, "told": told, "style": Markup(style), "script": Markup(script)}
    return framed(found, "index.html", {**told[language], **shell}, style, script)


def style_sheet(found: Templates, name: str, branding: Branding) -> str:
    """A style sheet, in the colour of the one who hands the report over."""
    own = f":root {{ --brand: {branding.colour}; }}\n" if branding.colour else ""
    return found.text(name) + own


def framed(found: Templates, name: str, filled: Mapping[str, object], style: str, script: str = "") -> str:
    """A whole document under its policy. Raises ConfigurationError for a template without it."""
    policy = _POLICY.format(style=_digest(style), script=f"'sha256-{_digest(script)}'" if script else "'none'")
    meta = Markup('<meta http-equiv="Content-Security-Policy" content="{}">').format(policy)
    content = found.render(name, {**filled, "policy": meta})
    head, _, _ = content.partition("<body")
    if str(meta) not in head:
        raise ConfigurationError(f"The template {name} has to write {{{{ policy }}}} in its head.")
    return content


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
