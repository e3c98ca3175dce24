"""Which findings of a page are set aside, and which subjects are left out of every rule. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

import msgspec

from auditor.judge.rule import Rule
from auditor.model.evidence import Evidence
from auditor.model.exceptions import ExceptionUse, Ignore, State
from auditor.model.facts import Facts
from auditor.model.report import PageReport, SiteReport
from auditor.model.rule import RuleDescriptor
from auditor.model.snapshot import Snapshot

Named = Mapping[str, Sequence[str]]
"""For each selector that the user named, what the selectors of its elements, and of all in them, begin with."""


class Aside(msgspec.Struct, frozen=True):
    """The exceptions that hold on one page. entries: with their indexes among all."""

    entries: Sequence[tuple[int, Ignore]] = ()
    named: Named = {}

    def of(self, rule: Rule, selector: str) -> int | None:
        """The index of the first exception that sets aside what `rule` says of the element; None if none does."""
        names = rule.names
        for index, entry in self.entries:
            if entry.fits_rule(names) and (not entry.selector or within(selector, entry.selector, self.named)):
                return index
        return None


NOTHING_ASIDE: Final = Aside()


def aside(entries: Sequence[Ignore], url: str, named: Named, today: date) -> Aside:
    """Those of `entries` that hold on the page at `url`, "" for the site as a whole."""
    held = [(index, each) for index, each in enumerate(entries) if each.fits_page(url) and not each.is_over(today)]
    return Aside(held, named)


def named_in(snapshot: Snapshot) -> Named:
    """What was found of the selectors that the user named, at every moment."""
    found: dict[str, list[str]] = {}
    for frame in _frames(snapshot):
        for selector, paths in (frame.named or {}).items():
            found.setdefault(selector, []).extend(paths or ())
    return found


def without(facts: Facts, selectors: Sequence[str], named: Named) -> Facts:
    """`facts` without the subjects that lie in what `selectors` select."""
    if not selectors:
        return facts
    kept = {
        name: [each for each in subjects if not any(within(each.at.selector, one, named) for one in selectors)]
        for name, subjects in facts.subjects.items()
    }
    return msgspec.structs.replace(facts, subjects=kept)


def within(selector: str, wanted: str, named: Named) -> bool:
    """Whether the element of `selector` is what `wanted` selects, or lies in it: as the browser found it, or, since
    people copy selectors from a report, by the letters."""
    return any(_begins(selector, path) for path in (*named.get(wanted, ()), wanted))


def uses(
    entries: Sequence[Ignore],
    pages: Sequence[PageReport],
    site: SiteReport,
    rules: Iterable[RuleDescriptor],
    today: date,
) -> list[ExceptionUse]:
    """What became of each of `entries`. rules: those that were judged."""
    counts = [0] * len(entries)
    for result in (*site.results, *(result for page in pages for result in page.results)):
        for each in result.ignored:
            counts[each.exception] += each.count
    judged = [(rule.id, rule.category) for rule in rules]
    audited = ["", *(page.station.url for page in pages if page.audited)]

    def use(entry: Ignore, count: int) -> ExceptionUse:
        tried = any(map(entry.fits_page, audited)) and any(map(entry.fits_rule, judged))
        state: State = "expired" if entry.is_over(today) else "used" if count else "unused" if tried else "not-tried"
        return ExceptionUse(
            rule=entry.rule,
            selector=entry.selector,
            url=entry.url,
            reason=entry.reason,
            until=entry.until.isoformat() if entry.until else "",
            state=state,
            findings=count,
        )

    return [use(entry, count) for entry, count in zip(entries, counts, strict=True)]


def _frames(snapshot: Snapshot) -> Iterable[Evidence]:
    yield from snapshot.frames
    for moment in snapshot.moments:
        yield from moment.frames


def _begins(selector: str, path: str) -> bool:
    return bool(path) and (selector == path or selector.startswith((f"{path} > ", f"{path} >>> ")))
