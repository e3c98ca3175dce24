"""report.md: the report for a pull request or a wiki, at most 60 KB, without pictures.

The first screen and the pages stand first, then as many things to fix as fit, the most points first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from auditor.model.kinds import by_need
from auditor.model.report import Report
from auditor.model.score import Fix
from auditor.model.summary import ScenarioScores, Thing
from auditor.model.text import Language
from auditor.model.third_parties import ThirdPartyTrace
from auditor.report import Images
from auditor.report.branding import PLAIN, Branding
from auditor.report.families import extent_of, told_once
from auditor.report.findings import Findings
from auditor.report.places import spreads, worst_things_first
from auditor.report.words.conclusion import gate_reasons, verdict_reasons
from auditor.report.words.journeys import effort, findings_of, journey_name, verdict_of
from auditor.report.words.markdown import code, escaped, prose
from auditor.report.words.payment import payment_scope, payment_taker
from auditor.report.words.places import (
    headline,
    host,
    pages_note,
    place,
    quality_name,
    scenario_label,
    sentence,
    short_url,
    tally,
)
from auditor.report.words.points import points
from auditor.report.words.spreads import spread_words
from auditor.report.words.strings import Strings, strings

MOST: Final = 60_000
"""Bytes: a pull request takes 65,536 characters."""
_FOOT: Final = 600
"""Bytes that are kept for what follows the findings."""
_FIRST: Final = 5
_PAGES: Final = 40
_JOURNEYS: Final = 6
_PARTIES: Final = 20
_THINGS: Final = 3
_NOT_AUDITED: Final = 10


def render(report: Report, language: Language, images: Images, branding: Branding = PLAIN) -> str:  # noqa: ARG001
    """The report in `language`."""
    words = strings(language)
    lines = [*_head(report, words, branding), *_pages(report, words), f"## {escaped(words('fixes.title'))}", ""]
    size = sum(map(_size, lines))
    shown = 0
    findings = Findings(report)
    things = told_once(report, findings)
    for number, fix in enumerate(report.fixes, 1):
        entry = list(to_fix(report, findings, things, number, fix, words))
        size += sum(map(_size, entry))
        if size > MOST - _FOOT:
            break
        lines += entry
        shown += 1
    if shown < len(report.fixes):
        lines += [escaped(words.count("markdown.more", len(report.fixes) - shown)), ""]
    if not report.fixes:
        lines += [escaped(words("fix_first.none")), ""]
    closing = branding.closing.in_language(language)
    lines += [
        *([prose(closing, 300), ""] if closing else []),
        f"*{escaped(words('footer', version=report.tool.auditor))}*",
    ]
    return "\n".join(lines) + "\n"


def _size(line: str) -> int:
    return len(line.encode("utf-8", "replace")) + 1


def _head(report: Report, words: Strings, branding: Branding) -> Iterator[str]:
    title = branding.title.in_language(words.language) or words("title", host=host(report))
    yield from (f"# {escaped(title)}", "")
    about = [words("audited_on", date=words.date(report.started))]
    if branding.client:
        about.insert(0, words("brand.client", name=branding.client))
    if branding.author:
        about.append(words("brand.author", name=branding.author))
    yield from (escaped(" · ".join(about), 600), "")
    if introduction := branding.introduction.in_language(words.language):
        yield from (prose(introduction, 2000), "")
    score = (
        words("terminal.score", score=words.score(report.score)) if report.score is not None else words("score.none")
    )
    verdict = [words(f"verdict.{report.verdict}"), score, pages_note(report, None, words)]
    yield from (f"**{escaped(' · '.join(filter(None, verdict)))}**", "")
    reasons = [*verdict_reasons(report, words)[:3], sentence(report, report.gate.sentence, words)]
    yield from (escaped(" ".join([*reasons, *gate_reasons(report, words)[:3]]), 1200), "")
    heads = ("markdown.qualities", "markdown.word", "qualities.number", "markdown.todo")
    yield f"| {' | '.join(words(name) for name in heads)} |"
    yield "|---|---|---:|---:|"
    for quality in report.ordered_qualities:
        word = words(f"word.{quality.word}") if quality.word else words("word.none")
        count = sum(fix.quality == quality.id for fix in report.fixes)
        name = escaped(quality_name(report, quality.id, words))
        yield f"| {name} | {word} | {words.score(quality.score)} | {count} |"
    yield ""
    if report.fixes:
        yield from (f"## {escaped(words('fix_first.title'))}", "")
        for number, fix in enumerate(report.fixes[:_FIRST], 1):
            where = tally(report, *extent_of(report, fix), words)
            name = escaped(headline(report.rules[fix.rules[0]], words))
            gain = escaped(f"{points(report, fix, words)} · {where}", 500)
            yield f"{number}. {words('colon', name=f'**{name}**', value=gain)}"
        yield ""
    missed = [page for page in range(len(report.pages)) if not report.pages[page].audited]
    yield from (f"## {escaped(words('not_audited.title'))}", "")
    for page in missed[:_NOT_AUDITED]:
        told = " ".join(sentence(report, failure, words) for failure in report.pages[page].failures)
        yield f"- {escaped(words('colon', name=place(report, page, words), value=told), 600)}"
    if len(missed) > _NOT_AUDITED:
        yield f"- {escaped(words.count('terminal.more_visits', len(missed) - _NOT_AUDITED))}"
    if not missed:
        yield escaped(words("not_audited.none"))
    yield ""


def _pages(report: Report, words: Strings) -> Iterator[str]:
    yield from (f"## {escaped(words('page_section.title'))}", "")
    names = [quality.id for quality in report.ordered_qualities]
    for each in report.by_scenario:
        yield from _table(report, each, names, words)
    yield from _journeys(report, words)
    yield from _payments(report, words)
    yield from _third_parties(report, words)


def _third_parties(report: Report, words: Strings) -> Iterator[str]:
    """By the answer on consent, if there were several."""
    answers = report.answers
    if len(answers) < 2 or not report.third_parties:
        return
    yield from (f"### {escaped(words('third_parties.title'))}", "")
    heads = [words("third_parties.owner"), *(words.named("after", answer) for answer in answers)]
    yield f"| {' | '.join(heads)} |"
    yield "|---|" + "---|" * len(answers)
    for party in report.third_parties[:_PARTIES]:
        name = f"{party.owner} ({words.named('purpose', party.purpose)})"
        cells = [_trace(party.after.get(answer), words) for answer in answers]
        yield f"| {' | '.join(escaped(cell, 120) for cell in (name, *cells))} |"
    yield ""
    if (left := len(report.third_parties) - _PARTIES) > 0:
        yield from (escaped(words.count("third_parties.more", left)), "")


def _journeys(report: Report, words: Strings) -> Iterator[str]:
    """What each journey costs, station by station, and what is wrong on the way."""
    for told in report.journeys[:_JOURNEYS]:
        yield from (f"### {escaped(journey_name(report, told, words), 200)}", "")
        yield from (escaped(verdict_of(told, words), 400), "")
        for station in told.stations:
            page = report.pages[station.page]
            said = effort(station, words)
            if not page.audited:
                said = " ".join(sentence(report, failure, words) for failure in page.failures)
            yield f"- {escaped(words('colon', name=short_url(report, station.page), value=said), 600)}"
        yield ""
        for rule, finding in findings_of(report, told):
            if finding.outcome == "failed":
                name = f"**{escaped(headline(rule, words))}**"
                yield f"- {words('colon', name=name, value=escaped(words.finding(finding), 400))}"
        yield ""


def _trace(trace: ThirdPartyTrace | None, words: Strings) -> str:
    if trace is None:
        return "–"
    requests = [words.count("third_parties.requests", trace.requests)] if trace.requests else []
    return ", ".join([*requests, *trace.cookies])


def _payments(report: Report, words: Strings) -> Iterator[str]:
    """Who takes the card, page by page."""
    if not report.payments:
        return
    yield from (f"### {escaped(words('payment.title'))}", "", prose(words("payment.intro"), 600), "")
    heads = [words(f"payment.{name}") for name in ("page", "taker", "scope")]
    yield from (f"| {' | '.join(heads)} |", "|---|---|---|")
    for index in report.payments[:_PAGES]:
        found = report.pages[index].payment
        if found is not None:
            cells = (short_url(report, index), payment_taker(found, words), payment_scope(found, words))
            yield f"| {' | '.join(escaped(cell, 400) for cell in cells)} |"
    yield ""


def _table(report: Report, each: ScenarioScores, names: list[str], words: Strings) -> Iterator[str]:
    label = escaped(scenario_label(report.scenarios[each.scenario], words))
    heads = [label, *(words.named("quality_short", name) for name in names), words("qualities.number")]
    yield "| " + " | ".join(heads) + " |"
    yield "|---|" + "---:|" * (len(names) + 1)
    visits = [index for own in by_need(report) for index in own if report.pages[index].scenario == each.scenario]
    for index in visits[:_PAGES]:
        page = report.pages[index]
        scores = [page.qualities[name].score if name in page.qualities else None for name in names]
        cells = [words.score(score) for score in (*scores, page.score)]
        if not page.audited:
            cells = [words("page_section.not_audited"), *[""] * len(names)]
        yield f"| {escaped(short_url(report, index), 120)} | " + " | ".join(cells) + " |"
    yield ""
    if len(visits) > _PAGES:
        yield from (escaped(words.count("qualities.more_pages", len(visits) - _PAGES)), "")


def to_fix(
    report: Report,
    findings: Findings,
    things: Mapping[str, list[Thing]],
    number: int,
    fix: Fix,
    words: Strings,
    most: int = _THINGS,
) -> Iterator[str]:
    """The lines of a thing to fix, the `number`th: what it is worth, what to do, and some of its places: `most` of what
    it is made of, and of each as many groups of elements."""
    rule = report.rules[fix.rules[0]]
    yield from (f"### {number}\\. {escaped(headline(rule, words))}", "")
    where = tally(report, *extent_of(report, fix), words)
    impact = words(f"impact.{fix.impact}")
    yield from (escaped(f"{points(report, fix, words)} · {impact} · {where}", 500), "")
    yield from (prose(" ".join(rule.fix.in_language(words.language).split())), "")
    own = [thing for each in fix.rules for thing in worst_things_first(report, findings, things[each])]
    for thing in [each for each in own if each.outcome == "failed"][:most]:
        found, _ = spreads(report, findings, thing)
        for spread in found[:most]:
            finding = spread.spots[0].finding
            parts = [escaped(spread_words(report, spread, words), 400), escaped(words.finding(finding))]
            yield "- " + " · ".join([*parts, *filter(None, [code(finding.selector, 200)])])
    yield ""
