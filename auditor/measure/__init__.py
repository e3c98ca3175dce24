"""measure: Snapshot → Facts. Pure arithmetic: no verdict, no limit of a rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

import msgspec

from auditor.measure import content, forms, journeys, legibility, security, speed, touch
from auditor.measure.content.sight import Sight, sight_of
from auditor.measure.deadline import failure_of, in_time
from auditor.measure.journeys.stop import Stop, stop_of
from auditor.measure.moments import with_moments
from auditor.measure.security import site
from auditor.model.facts import COLLECTIONS, SITE_COLLECTIONS, Context, Facts, SiteFacts
from auditor.model.failure import Failure
from auditor.model.snapshot import Snapshot
from auditor.model.steps import Step
from auditor.model.subject import Subject
from auditor.model.url import split

Source = TypeVar("Source")

MEASURES: dict[str, Callable[[Snapshot], Sequence[Subject] | None]] = {
    **legibility.MEASURES,
    **content.MEASURES,
    **forms.MEASURES,
    **touch.MEASURES,
    **speed.MEASURES,
    **security.MEASURES,
}
"""How each collection of a page is measured: None if what it is measured from is not there."""


def measure(snapshot: Snapshot) -> Facts:
    """The facts of one page under one scenario."""

    def why(name: str) -> Failure:
        return _reason(COLLECTIONS[name].steps, snapshot.failures, snapshot.disabled)

    subjects, missing = _measured(MEASURES, snapshot, why)
    subjects, partly = with_moments(snapshot, MEASURES, subjects)
    return Facts(context=context(snapshot), subjects=subjects, missing=missing, partly=partly)


class SitePart(msgspec.Struct, frozen=True):
    """What comparing the pages of a site takes of one of them. Small: a site may have hundreds.

    context: of its visit. failures: what failed in it. part: what it says of its site; None if that could not be
    measured, and `broken` says why. stop: the same of its journey; None if it is no station of one. sight: what it
    shows, to be compared with other devices; None if that could not be measured.
    """

    context: Context
    failures: list[Failure]
    part: site.Part | None = None
    stop: Stop | None = None
    sight: Sight | None = None
    broken: Failure | None = None


def site_part(snapshot: Snapshot) -> SitePart:
    """What `snapshot` says of its site. Of a page that could not be audited only the connection counts."""
    seen = context(snapshot), snapshot.failures
    try:
        part = in_time(site.part_of, snapshot)
        return SitePart(*seen, part=part, stop=stop_of(snapshot), sight=in_time(sight_of, snapshot))
    except Exception as error:  # noqa: BLE001 - as in `_measured`
        return SitePart(*seen, broken=failure_of("site", error))


def measure_site(pages: Sequence[SitePart]) -> SiteFacts:
    """What compares the pages and scenarios of one site."""
    parts = [each.part for each in pages if each.part is not None]
    failures = [failure for each in pages for failure in each.failures]
    walked_once = {"going-back"} if any(each.stop and not each.stop.goes_back for each in pages) else ()
    broken = next((each.broken for each in pages if each.broken is not None), None)

    def why(name: str) -> Failure:
        return broken or _reason(SITE_COLLECTIONS[name].steps, failures, walked_once)

    subjects, missing = _measured(security.SITE_MEASURES, parts, why)
    stops = [each.stop for each in pages if each.stop is not None]
    walked, unmeasured = _measured(journeys.SITE_MEASURES, stops, why)
    sights = [each.sight for each in pages if each.sight is not None]
    shown, unseen = _measured(content.SITE_MEASURES, sights, why)
    first = pages[0].context if pages else Context("phone", 0.0, 0.0, "http", False)
    return SiteFacts(context=first, subjects=subjects | walked | shown, missing=missing | unmeasured | unseen)


def context(snapshot: Snapshot) -> Context:
    """What every rule sees beside its subject."""
    return Context(
        device=snapshot.device.kind,
        viewport_width=float(snapshot.device.viewport_width),
        viewport_height=float(snapshot.device.viewport_height),
        scheme=split(snapshot.final_url).scheme,
        loopback=snapshot.loopback,
        network=snapshot.scenario.network,
        consent=snapshot.scenario.consent,
    )


def _measured(
    measures: Mapping[str, Callable[[Source], Sequence[Subject] | None]], source: Source, why: Callable[[str], Failure]
) -> tuple[dict[str, list[Subject]], dict[str, Failure]]:
    """The subjects of each collection that could be measured, and why the others could not."""
    subjects: dict[str, list[Subject]] = {}
    missing: dict[str, Failure] = {}
    for name, measure_collection in measures.items():
        try:
            found = in_time(measure_collection, source)
        except Exception as error:  # noqa: BLE001 - a page may show what no measure foresaw; it costs only its own facts
            missing[name] = failure_of(name, error)
            continue
        if found is None:
            missing[name] = why(name)
        else:
            subjects[name] = list(found)
    return subjects, missing


def _reason(steps: Sequence[Step], failures: Iterable[Failure], disabled: Iterable[str]) -> Failure:
    """Why a collection is missing: what failed in the visit, what was switched off, else that it was not collected.

    Without `probes`, no step begins that reads the page or acts on it.
    """
    first: dict[str, Failure] = {}
    for failure in failures:
        first.setdefault(failure.step, failure)
    for step in (*steps, "probes"):
        if step in first:
            return first[step]
        if step in disabled:
            return Failure.at(step, "disabled")
    return Failure.at(steps[0], "not-collected")
