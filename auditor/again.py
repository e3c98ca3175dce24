"""Figures that vary are measured again before they fail a gate: a busy machine must not turn a build red.

What else runs on a machine makes a page slower, never faster, so the best of several measurements is the nearest to the
page's own. It is measured again only if nothing else stands against the audit, and the report says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

import msgspec

from auditor.asked import JudgeRequest
from auditor.judge.loading.rulebook import Rulebook
from auditor.judging import judge
from auditor.model.exceptions import Ignore
from auditor.model.failure import Failure
from auditor.model.lighthouse import LighthouseEvidence
from auditor.model.report import Report
from auditor.model.snapshot import Snapshot
from auditor.model.timing import Timing
from auditor.store import Store

VARYING: Final = frozenset({"timing", "lighthouse"})
"""The collections of facts that change with how busy the machine is."""

TIMES: Final = 2
"""Further measurements, at most: three in all, as web.dev advises for Lighthouse's variance to look at several runs."""

Visit = Callable[[Sequence[str], frozenset[str]], Iterable[Snapshot]]
"""Visits URLs for nothing but some collections."""


def measured_again(report: Report, request: JudgeRequest, book: Rulebook, store: Store, visit: Visit) -> Report:
    """`report`, judged again with the best of up to three measurements if only figures that vary stand against it."""
    for _ in range(TIMES):
        varying = _failing(report, book)
        if report.gate.exit_code != 1 or not varying or _stands_in_any_case(report, varying, book):
            return report
        if not _would_pass(varying, request, book, store):
            return report
        urls = list(dict.fromkeys(url for url, _ in varying))
        over = frozenset(book.rules[rule].over for _, rule in varying)
        _keep_best(store, visit(urls, over))
        report = judge(store, request, book)
    return report


def best_timing(first: Timing, second: Timing) -> Timing:
    """Each figure of the measurement in which it was lower, with what it names; None is no figure."""
    found = first
    for name, beside in (("ttfb", ()), ("fcp", ()), ("lcp", ("lcp_selector", "lcp_url")), ("cls", ("cls_selectors",))):
        own, other = getattr(first, name), getattr(second, name)
        if other is not None and (own is None or other < own):
            taken = {field: getattr(second, field) for field in (name, *beside)}
            found = msgspec.structs.replace(found, **taken)
    return found


def best_run(first: LighthouseEvidence, second: LighthouseEvidence) -> LighthouseEvidence:
    """The run with the higher score, as a whole: its figures belong together."""
    return second if (second.score or 0.0) > (first.score or 0.0) else first


def _failing(report: Report, book: Rulebook) -> list[tuple[str, str]]:
    """URL and rule, of what varies and failed, without advice."""
    return [
        (page.station.url, result.rule)
        for page in report.pages
        if page.audited and not page.station.journey  # no address alone leads there
        for result in page.results
        if result.outcome == "failed" and not result.advisory and result.rule in book.rules
        if book.rules[result.rule].over in VARYING
    ]


def _stands_in_any_case(report: Report, varying: Sequence[tuple[str, str]], book: Rulebook) -> bool:
    """Whether the gate has a reason against the audit that no figure which varies is a part of."""
    categories = {book.rules[rule].category for _, rule in varying}
    vary = {rule for _, rule in varying} | categories | {book.categories[name].quality for name in categories}
    known = {*book.rules, *book.categories, *(each.quality for each in book.categories.values())}
    named = [reason.parameters.get(key) for reason in report.gate.reasons for key in ("rule", "part", "quality")]
    return any(name in known and name not in vary for name in named)


def _would_pass(varying: Sequence[tuple[str, str]], request: JudgeRequest, book: Rulebook, store: Store) -> bool:
    """Judges all pages anew, without the rules that vary."""
    aside = [Ignore(rule=rule, reason="varies") for rule in dict.fromkeys(rule for _, rule in varying)]
    forgiven = msgspec.structs.replace(request, ignore=[*request.ignore, *aside])
    return judge(store, forgiven, book).gate.exit_code == 0


def _keep_best(store: Store, measured: Iterable[Snapshot]) -> None:
    again = {(each.station.url, each.scenario.id): each for each in measured if each.audited}
    for directory in store.directories():
        snapshot = store.load(directory)
        other = again.get((snapshot.station.url, snapshot.scenario.id))
        if other is not None:
            store.replace(directory, _best(snapshot, other))


def _best(first: Snapshot, second: Snapshot) -> Snapshot:
    timing, run = first.timing, first.lighthouse
    if timing is not None and second.timing is not None:
        timing = best_timing(timing, second.timing)
    if run is not None and second.lighthouse is not None:
        run = best_run(run, second.lighthouse)
    noted = [each for each in first.failures if each.code != "measured-again"]
    before = next((int(each.parameters["count"]) for each in first.failures if each.code == "measured-again"), 1)
    return msgspec.structs.replace(
        first,
        timing=timing,
        lighthouse=run,
        failures=[*noted, Failure.at("timing", "measured-again", count=str(before + 1))],
    )
