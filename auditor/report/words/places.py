"""How stations and scenarios are called in a report."""

from __future__ import annotations

import functools

from auditor.model.failure import Failure
from auditor.model.report import PageReport, Report
from auditor.model.scenario import Scenario, Station
from auditor.model.summary import RuleSummary
from auditor.model.url import split
from auditor.report.words.plain import plain
from auditor.report.words.strings import Strings


def host(report: Report) -> str:
    """The hosts that were audited, with their ports; of more than two "…" stands for the rest."""
    hosts = _hosts(report)
    return plain(", ".join(hosts[:2]) + (", …" if len(hosts) > 2 else ""), 120)


def short_url(report: Report, page: int) -> str:
    """The path of a page where all pages are of one host, else the URL without its scheme; its title without a URL.

    Of a station of a journey its number and title come first: several may have one address.
    """
    station = report.pages[page].station
    name, path = _parts(station.url)
    address = name + path if len(_hosts(report)) > 1 else path
    if station.journey:
        return plain(_stop(report, station, address), 120)
    return plain(address if station.url else station.title, 120)


def page_name(report: Report, page: int) -> str:
    """The same where there is little room: of a station with a title without its address."""
    station = report.pages[page].station
    return plain(_stop(report, station, ""), 120) if station.journey and station.title else short_url(report, page)


def _stop(report: Report, station: Station, address: str) -> str:
    """ "2. Cart · /cart"; with the name of its journey before if there are several."""
    several = len({page.station.journey for page in report.pages if page.station.journey}) > 1
    called = f"{station.number}. {station.title[:40]}".rstrip()
    words = f"{station.journey[:40]} {called}" if several else called
    if not address or not station.url:
        return words
    return f"{words} · {address}" if station.title else f"{words} {address}"


_last: list[tuple[Report, list[str]]] = []


def _hosts(report: Report) -> list[str]:
    """Those of the last report are kept: each place in it asks for them."""
    for told, hosts in _last:
        if told is report:
            return hosts
    hosts = list(dict.fromkeys(_parts(page.station.url)[0] for page in report.pages if page.station.url))
    _last[:] = [(report, hosts)]
    return hosts


def device_label(name: str, strings: Strings, *, inline: bool = False) -> str:
    """ "Phone" for the profile phone ("phone" within a sentence), else the name as it was asked for."""
    return strings.named("device_inline" if inline else "device", name)


def scenario_label(
    scenario: Scenario | None, strings: Strings, *, inline: bool = False, bracketed: bool = False
) -> str:
    """Its device, and what else is not as usual: "Phone", "Phone (consent refused)"; "" of one that is not known.

    bracketed: whether it stands in brackets itself, and so has none: "Phone, consent refused".
    """
    if scenario is None:
        return ""
    label = device_label(scenario.device.name, strings, inline=inline)
    network = [strings.named("network", scenario.network)] if scenario.network != "as-is" else []
    consent = [strings.named("consent", scenario.consent)] if scenario.consent != "untouched" else []
    if bracketed:
        return ", ".join([label, *network, *consent])
    return f"{label} ({', '.join([*network, *consent])})" if network or consent else label


def page_label(
    report: Report, page: PageReport, strings: Strings, *, inline: bool = False, bracketed: bool = False
) -> str:
    """What a page was visited under."""
    return scenario_label(report.scenarios.get(page.scenario), strings, inline=inline, bracketed=bracketed)


def named_station(station: Station, label: str) -> str:
    """ "https://shop.example/cart (Phone)"; the title of a station without a URL; of a journey, its number as well."""
    name = station.url or station.title
    if station.journey:
        called = f"{station.journey} {station.number}. {station.title}".rstrip()
        name = f"{called} · {station.url}" if station.url else called
    return f"{name} ({label})" if label else name


def place(report: Report, page: int | None, strings: Strings) -> str:
    """ "/cart, phone", or the site as a whole."""
    if page is None:
        return strings("site")
    return _joined(short_url(report, page), page_label(report, report.pages[page], strings, inline=True))


def extent(report: Report, pages: list[int], strings: Strings) -> str:
    """On how many pages and under what: "3 pages, phone and tablet". "" for none."""
    if not pages:
        return strings("site")
    places = {report.pages[page].station.id for page in pages}
    where = strings.count("pages", len(places)) if len(places) > 1 else short_url(report, pages[0])
    return _joined(where, scenarios(report, pages, strings))


def scenarios(report: Report, pages: list[int], strings: Strings) -> str:
    """What pages were visited under: "phone and tablet"."""
    found = {report.pages[page].scenario for page in pages}
    told = [report.scenarios[each.scenario] for each in report.by_scenario if each.scenario in found]
    devices = list(dict.fromkeys(device_label(each.device.name, strings, inline=True) for each in told))
    answers = {each.consent for each in report.scenarios.values()}
    if len(answers) > 1 and len(told) == len(devices) * len(answers):
        return strings("each_answer", devices=strings.enumeration(devices))
    return strings.enumeration([scenario_label(each, strings, inline=True) for each in told])


def _joined(where: str, label: str) -> str:
    return f"{where}, {label}" if label else where


@functools.lru_cache(maxsize=4096)  # each place of a report asks for the hosts of all its pages
def _parts(url: str) -> tuple[str, str]:
    parts = split(url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return parts.netloc.rpartition("@")[2], path


def tally(report: Report, count: int, pages: list[int], strings: Strings) -> str:
    """How many places and where: "6 places · /cart, phone and tablet". The count of elements is left out if it says no
    more than the pages do, as for a page's speed."""
    where = extent(report, pages, strings)
    stations = {report.pages[page].station.id for page in pages}
    return f"{strings.count('places', count)} · {where}" if count > max(1, len(stations)) else where


def pages_note(report: Report, pages: int | None, strings: Strings) -> str:
    """ "4 of 5 pages", where a number of the site stands for so many; "" if it stands for all, or for none.

    pages: None for those that were audited; if each was, but not under every scenario, visits are told instead.
    """
    whole = len({page.station.id for page in report.pages})
    audited = len({page.station.id for page in report.pages if page.audited})
    if (count := audited if pages is None else pages) < whole:
        return strings.count("part_of.pages", count, total=whole) if count else ""
    visits = sum(page.audited for page in report.pages)
    return strings.count("part_of.visits", visits, total=len(report.pages)) if visits < len(report.pages) else ""


def not_audited(report: Report, page: int, strings: Strings) -> str:
    """Why a visit was not audited: "/cart, phone: The page did not load in time."."""
    reasons = " ".join(sentence(report, failure, strings) for failure in report.pages[page].failures)
    return strings("colon", name=place(report, page, strings), value=reasons)


def verdict_line(report: Report, strings: Strings) -> str:
    """The verdict, the score, and of how many pages: "Not compliant · 31 out of 100 · 4 of 5 pages"."""
    score = strings("score.none")
    if report.score is not None:
        score = strings("terminal.score", score=strings.score(report.score))
    return " · ".join(filter(None, (strings(f"verdict.{report.verdict}"), score, pages_note(report, None, strings))))


def quality_name(report: Report, quality: str, strings: Strings) -> str:
    """The word of a quality, as its categories have it."""
    titles = (each.quality_title for each in report.category_descriptors.values() if each.quality == quality)
    title = next(titles, None)
    return plain(title.in_language(strings.language)) if title is not None else strings.named("quality", quality)


def headline(rule: RuleSummary, strings: Strings) -> str:
    """What heads a rule: the headline of its failure if it failed somewhere, else the requirement."""
    return plain((rule.fails if rule.outcome == "failed" else rule.title).in_language(strings.language))


def sentence(report: Report, failure: Failure, strings: Strings) -> str:
    """What a failure means, with rules, qualities, categories and pages called as the report calls them."""
    parameters = dict(failure.parameters)
    rule = report.rules.get(parameters.get("rule", ""))
    if rule is not None:
        words = rule.fails if failure.code == "rule-failed" else rule.title
        parameters["rule"] = words.in_language(strings.language)
    if "quality" in parameters:
        parameters["quality"] = quality_name(report, parameters["quality"], strings)
    if "part" in parameters:
        parameters["part"] = _part(report, parameters["part"], strings)
    if "page" in parameters:
        parameters["page"] = _station(report, parameters["page"])
    return strings.failure(Failure(failure.step, failure.code, parameters))


def _part(report: Report, part: str, strings: Strings) -> str:
    """What a threshold is set for: a quality or a category."""
    if part not in report.qualities and part in report.category_descriptors:
        return report.category_descriptors[part].title.in_language(strings.language)
    return quality_name(report, part, strings)


def _station(report: Report, station: str) -> str:
    """The address of a station by its id; the id itself if the report does not know it."""
    pages = (number for number, page in enumerate(report.pages) if page.station.id == station)
    page = next(pages, None)
    return station if page is None else short_url(report, page)
