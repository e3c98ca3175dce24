"""index.html: one self-contained file, no script, no request, readable on a phone.

The templates and the style sheet are reports/html/. Every string is escaped by Jinja2; the Content-Security-Policy
admits this very style sheet, by its hash, and images inside the file, nothing else.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import re
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from auditor import resources
from auditor.model.report import Report
from auditor.model.text import Language, Text
from auditor.model.url import split
from auditor.report import Images
from auditor.report.pictures.annotate import Picture
from auditor.report.pictures.colours import colours
from auditor.report.view import prepare
from auditor.report.words.conclusion import auditor_notices, gate_reasons, site_notices, verdict_reasons
from auditor.report.words.notices import page_notices
from auditor.report.words.places import (
    device_label,
    headline,
    host,
    page_label,
    pages_note,
    place,
    quality_name,
    scenario_label,
    sentence,
    short_url,
    tally,
)
from auditor.report.words.plain import plain
from auditor.report.words.points import points
from auditor.report.words.strings import strings

_POLICY: Final = "default-src 'none'; img-src data:; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
_TONES: Final = {"yes": "good", "no": "bad"}
_CODE: Final = re.compile(r"`([^`\n]+)`")
_PARAGRAPHS: Final = re.compile(r"\n\s*\n")
_PROSE: Final = 4000


def render(report: Report, language: Language, images: Images) -> str:
    """The whole page in `language`."""
    words = strings(language)
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        _environment()
        .get_template("index.html")
        .render(
            t=words,
            language=language,
            view=prepare(report, images, words),
            report=report,
            style=Markup(style),
            policy=_POLICY.format(digest=digest),
            host=host(report),
            prose=lambda text: prose(text.in_language(language)),
            message_of=lambda finding: line(words.finding(finding), 300),
            words_of=lambda text: _words(text, language),
            device_label=lambda name, inline=False: device_label(name, words, inline=inline),
            scenario_label=lambda scenario: scenario_label(scenario, words),
            page_label=lambda page: page_label(report, page, words),
            tally=lambda count, pages: tally(report, count, pages, words),
            place=lambda page: place(report, page, words),
            short_url=lambda page: short_url(report, page),
            sentence=lambda failure: sentence(report, failure, words),
            headline=lambda rule: headline(rule, words),
            points=lambda fix: points(report, fix, words),
            pages_note=lambda pages=None: pages_note(report, pages, words),
            quality_name=lambda quality: quality_name(report, quality, words),
            verdict_reasons=verdict_reasons(report, words),
            gate_reasons=gate_reasons(report, words),
            site_notices=site_notices(report, words),
            auditor_notices=auditor_notices(report, words),
            page_notices=page_notices(report, words),
            tone_of=lambda word: _TONES.get(word, "warn"),
        )
    )


def line(text: str, limit: int = _PROSE) -> Markup:
    """One line in which `code` between backticks is marked as such."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(plain(text, limit)))))


def prose(text: str) -> Markup:
    """Paragraphs, separated by blank lines."""
    paragraphs = [line(paragraph) for paragraph in _PARAGRAPHS.split(text.strip()) if paragraph.strip()]
    return Markup("").join(Markup("<p>{}</p>").format(paragraph) for paragraph in paragraphs)


def safe_link(url: str) -> str:
    """`url` where a link may lead there: http and https, else ""."""
    parts = split(url)
    return url if parts.scheme in ("http", "https") and parts.netloc and plain(url, 2000) == url else ""


def data_uri(picture: Picture) -> str:
    """The picture inside the page."""
    return f"data:{picture.media_type};base64,{base64.b64encode(picture.data).decode()}"


def _words(text: Text, language: Language) -> str:
    return plain(text.in_language(language))


def _style() -> str:
    path = resources.directory("reports") / "html" / "style.css"
    return path.read_text(encoding="utf-8").replace("\r\n", "\n")


@functools.cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(resources.directory("reports") / "html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(
        plain=plain,
        safe_link=safe_link,
        data_uri=data_uri,
        colours=colours,
    )
    return environment
