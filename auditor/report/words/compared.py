"""How faults are called in a comparison."""

from __future__ import annotations

from auditor.model.comparison import AgainstBaseline, ComparedFault
from auditor.model.report import Report
from auditor.report.words.plain import plain
from auditor.report.words.strings import Strings

_SAID = 60


def fault(report: Report, compared: ComparedFault, words: Strings) -> str:
    """The headline of its rule."""
    rule = report.rules.get(compared.rule)
    return plain(rule.fails.in_language(words.language)) if rule is not None else plain(compared.rule)


def where(report: Report, compared: ComparedFault, words: Strings) -> str:
    """Its impact, its page, and what it says: "serious · /cart · “Buy”"; how many there are of more than one."""
    parts = [words(f"impact.{compared.impact}"), plain(compared.page, 120) or words("site")]
    if compared.count > 1:
        parts.append(words.count("places", compared.count))
    if text := message(report, compared, words):
        parts.append(text)
    elif compared.said:
        parts.append(words("quote", text=plain(compared.said, _SAID)))
    return " · ".join(parts)


def message(report: Report, compared: ComparedFault, words: Strings) -> str:
    """What its finding says, with its own words before it; "" of a fault without one."""
    if compared.first is None:
        return ""
    page = compared.first.page
    results = report.site.results if page is None else report.pages[page].results
    found = next(each.findings[compared.first.finding] for each in results if each.rule == compared.rule)
    told = words.finding(found)
    if not found.selector or not compared.said or found.nameless is not None:
        return told
    return words("colon", name=words("quote", text=plain(compared.said, _SAID)), value=told)


def tally(compared: AgainstBaseline, words: Strings) -> str:
    """How many are new, fixed and as before, and of how many that can't be said."""
    new, mended = (sum(each.count for each in own) for own in (compared.new, compared.mended))
    parts = [words.count("baseline.new", new), words.count("baseline.mended", mended)]
    parts.append(words.count("baseline.kept", compared.kept))
    counts = {"undecided": compared.undecided, "not_seen": compared.not_seen, "unknown": compared.unknown}
    open_ = [words.count(f"baseline.{name}", count) for name, count in counts.items() if count]
    return " ".join([words("baseline.since", parts=", ".join(parts)), *open_])
