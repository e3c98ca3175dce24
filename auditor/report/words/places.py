"""How pages and devices are called in a report."""

from __future__ import annotations

from urllib.parse import urlsplit

from auditor.model.failure import Failure
from auditor.model.report import Report
from auditor.report.words.plain import plain
from auditor.report.words.strings import Strings


def host(report: Report) -> str:
    """The hosts that were audited, with their ports; of more than two "…" stands for the rest."""
    hosts = list(dict.fromkeys(_parts(page.url)[0] for page in report.pages))
    return plain(", ".join(hosts[:2]) + (", …" if len(hosts) > 2 else ""), 120)


def short_url(report: Report, page: int) -> str:
    """The path of a page where all pages are of one host, else the URL without its scheme."""
    name, path = _parts(report.pages[page].url)
    several = len({_parts(each.url)[0] for each in report.pages}) > 1
    return plain(name + path if several else path, 120)


def device_label(name: str, strings: Strings, *, inline: bool = False) -> str:
    """ "Phone" for the profile phone ("phone" within a sentence), else the name as it was asked for."""
    return strings.named("device_inline" if inline else "device", name)


def place(report: Report, page: int | None, strings: Strings) -> str:
    """ "/cart, phone", or the site as a whole."""
    if page is None:
        return strings("site")
    return f"{short_url(report, page)}, {device_label(report.pages[page].device.name, strings, inline=True)}"


def extent(report: Report, pages: list[int], strings: Strings) -> str:
    """On how many pages and which devices: "3 pages, phone and tablet". "" for none."""
    if not pages:
        return strings("site")
    urls = {report.pages[page].url for page in pages}
    found = {report.pages[page].device.name for page in pages}
    devices = [device_label(each.device, strings, inline=True) for each in report.by_device if each.device in found]
    where = strings.count("pages", len(urls)) if len(urls) > 1 else short_url(report, pages[0])
    return f"{where}, {strings.enumeration(devices)}"


def _parts(url: str) -> tuple[str, str]:
    try:
        parts = urlsplit(url)
    except ValueError:
        return "", url
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return parts.netloc.rpartition("@")[2], path


def tally(report: Report, count: int, pages: list[int], strings: Strings) -> str:
    """How many places and where: "6 places · /cart, phone and tablet". The count of elements is left out if it says no
    more than the pages do, as for a page's speed."""
    where = extent(report, pages, strings)
    addresses = {report.pages[page].url for page in pages}
    return f"{strings.count('places', count)} · {where}" if count > max(1, len(addresses)) else where


def sentence(report: Report, failure: Failure, strings: Strings) -> str:
    """What a failure means, with rules and categories called by their titles."""
    parameters = dict(failure.parameters)
    rule, category = report.rules.get(parameters.get("rule", "")), parameters.get("category", "")
    if rule is not None:
        parameters["rule"] = rule.title.in_language(strings.language)
    if category in report.category_descriptors:
        parameters["category"] = report.category_descriptors[category].title.in_language(strings.language)
    return strings.failure(Failure(failure.step, failure.code, parameters))
