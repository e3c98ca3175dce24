"""What templates may use: the view, the words of one language, and functions that write what a page says."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any, Final

from markupsafe import Markup, escape

from auditor.model.device import Device
from auditor.model.kinds import IMPORTANCE, kind_of
from auditor.model.report import Report
from auditor.model.text import Language, Text
from auditor.model.url import split
from auditor.report.branding import Branding
from auditor.report.payment import evidence_hash
from auditor.report.pictures.annotate import Picture
from auditor.report.pictures.colours import colours
from auditor.report.templates import Templates
from auditor.report.view import FixView, RuleView, View, missing
from auditor.report.words import compared
from auditor.report.words.compared import tally as tally_since
from auditor.report.words.conclusion import auditor_notices, gate_reasons, site_notices, verdict_reasons
from auditor.report.words.exceptions import set_aside
from auditor.report.words.journeys import effort, findings_of, journey_name, verdict_of
from auditor.report.words.notices import page_notices
from auditor.report.words.payment import payment_scope, payment_taker
from auditor.report.words.places import (
    device_label,
    headline,
    host,
    page_label,
    page_name,
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
from auditor.report.words.spreads import spread_words
from auditor.report.words.strings import strings

_TONES: Final = {"yes": "good", "no": "bad"}
_CODE: Final = re.compile(r"`([^`\n]+)`")
_PARAGRAPHS: Final = re.compile(r"\n\s*\n")
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Ý])")
_PROSE: Final = 4000


def templates(branding: Branding) -> Templates:
    """The templates with the filters that ours use."""
    found = Templates(branding.templates)
    found.add(plain=plain, safe_link=safe_link, data_uri=data_uri, picture_key=picture_key, colours=colours)
    return found


def context(report: Report, view: View, language: Language, branding: Branding) -> Mapping[str, Any]:
    """What a template is filled with, in one language."""
    words = strings(language)

    def title() -> str:
        own = branding.title.in_language(language)
        return plain(own, 200) if own else words("title", host=host(report))

    return {
        "t": words,
        "language": language,
        "view": view,
        "report": report,
        "brand": branding,
        "host": host(report),
        "title": title(),
        "own": lambda text: prose(text.in_language(language)),
        "prose": lambda text: prose(text.in_language(language)),
        "first_sentence": lambda text: line(_SENTENCE.split(text.in_language(language).strip())[0]),
        "message_of": lambda finding: line(words.finding(finding), 300),
        "words_of": lambda text: _words(text, language),
        "device_label": lambda name, inline=False: device_label(name, words, inline=inline),
        "scenario_label": lambda scenario: scenario_label(scenario, words),
        "page_label": lambda page: page_label(report, page, words),
        "tally": lambda count, pages: tally(report, count, pages, words),
        "spread_words": lambda spread: spread_words(report, spread, words),
        "kind_label": lambda kind: words.named("page_kind", kind) if kind in IMPORTANCE else "",
        "kind_of": kind_of,
        "place": lambda page: place(report, page, words),
        "payment_taker": lambda found: payment_taker(found, words),
        "payment_scope": lambda found: payment_scope(found, words),
        "evidence_hash": evidence_hash,
        "journey_name": lambda told: journey_name(report, told, words),
        "journey_verdict": lambda told: verdict_of(told, words),
        "journey_findings": lambda told: list(findings_of(report, told)),
        "effort": lambda of: effort(of, words),
        "page_name": lambda page: page_name(report, page),
        "short_url": lambda page: short_url(report, page),
        "sentence": lambda failure: sentence(report, failure, words),
        "titles_of": lambda views: " · ".join(headline(view.rule, words) for view in views),
        "headline": lambda rule: headline(rule, words),
        "points": lambda fix: points(report, fix, words),
        "pages_note": lambda pages=None: pages_note(report, pages, words),
        "quality_name": lambda quality: quality_name(report, quality, words),
        "missing": missing(report, view.rules, words),
        "filters_of": lambda entry: filters(view, entry),
        "scenarios_shown": [(each.scenario, report.scenarios[each.scenario]) for each in report.by_scenario],
        "stations_shown": _stations(report),
        "devices": _devices(report),
        "verdict_reasons": verdict_reasons(report, words),
        "gate_reasons": gate_reasons(report, words),
        "site_notices": site_notices(report, words),
        "auditor_notices": auditor_notices(report, words),
        "page_notices": page_notices(report, words),
        "set_aside": list(set_aside(report, words)),
        "since": tally_since(report.baseline, words) if report.baseline is not None else "",
        "compared_fault": lambda found: compared.fault(report, found, words),
        "compared_where": lambda found: compared.where(report, found, words),
        "tone_of": lambda word: _TONES.get(word, "warn"),
    }


def filters(view: View, entry: FixView | RuleView) -> dict[str, str]:
    """What a finding is filtered by: the pages as numbers of stations, the scenarios by their place."""
    report = view.report
    own_rules = entry.fix.rules if isinstance(entry, FixView) else [entry.rule.id]
    pages = entry.pages if isinstance(entry, FixView) else entry.rule.pages
    stations = {station: number for number, (station, _) in enumerate(_stations(report))}
    scenarios = {each.scenario: number for number, each in enumerate(report.by_scenario)}
    found = [report.pages[page] for page in pages]
    own = {scenarios[page.scenario] for page in found if page.scenario in scenarios}
    return {
        "impact": entry.fix.impact if isinstance(entry, FixView) else entry.rule.impact,
        "pages": " ".join(str(number) for number in sorted({stations[page.station.id] for page in found})),
        "devices": " ".join(str(number) for number in sorted(own)),
        "new": "yes" if view.new.intersection(own_rules) else "",
    }


def _stations(report: Report) -> list[tuple[str, int]]:
    """The stations by id, each with its first page."""
    found: dict[str, int] = {}
    for index, page in enumerate(report.pages):
        found.setdefault(page.station.id, index)
    return list(found.items())


def _devices(report: Report) -> list[Device]:
    return list({each.device.name: each.device for each in report.scenarios.values()}.values())


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


def picture_key(picture: Picture) -> str:
    """A short name of a picture: the second language of a report borrows it from the first."""
    return blake2b(picture.data, digest_size=6).hexdigest()


def _words(text: Text, language: Language) -> str:
    return plain(text.in_language(language))
