"""Facts of what is seen later than at the arrival, or further down only: measured as the arrival is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec

from auditor.measure.deadline import failure_of, in_time
from auditor.model.failure import Failure
from auditor.model.moment import Fresh, MomentEvidence
from auditor.model.snapshot import Snapshot
from auditor.model.steps import Step
from auditor.model.subject import Moment, Subject

COLLECTIONS = ("overlays", "text_contrasts", "graphics", "field_edges", "targets", "fields", "typed_fields")
"""What is measured at other moments: what is judged by where it stands and how it looks."""

LAYERS = frozenset({"overlays"})
"""Collections of layers: one is new if something new is in it."""

LATER: Step = "late"
"""The step that sees the layers that do not come at once."""

Measure = Callable[[Snapshot], Sequence[Subject] | None]


def with_moments(
    snapshot: Snapshot, measures: Mapping[str, Measure], found: Mapping[str, Sequence[Subject]]
) -> tuple[dict[str, list[Subject]], dict[str, Failure]]:
    """The subjects of `found`, those of the arrival, and those that other moments add; and the collections to which
    something may be added that was not seen, with the reason. What was not measured at the arrival is left alone."""
    added = {name: list(subjects) for name, subjects in found.items()}
    partly = _only_arrived(snapshot)
    for each in snapshot.moments:
        then = _at(snapshot, each)
        for name in COLLECTIONS:
            if name in added and name in measures:
                try:
                    added[name] += _new(name, in_time(measures[name], then), each, added[name])
                except Exception as error:  # noqa: BLE001 - as in auditor.measure: it costs only its own facts
                    partly.setdefault(name, failure_of(name, error))
    return added, partly


def _only_arrived(snapshot: Snapshot) -> dict[str, Failure]:
    """Collections of layers, with the reason, if what comes later was to be seen and was not."""
    unseen = next((failure for failure in snapshot.failures if failure.step == LATER), None)
    return dict.fromkeys(LAYERS, unseen) if unseen else {}


def _at(snapshot: Snapshot, moment: MomentEvidence) -> Snapshot:
    """The snapshot as if the arrival had been at that moment."""
    prefix = moment.moment.name
    named = ((name.removeprefix(prefix), image) for name, image in snapshot.images.items() if name.startswith(prefix))
    images = dict(named)
    return msgspec.structs.replace(snapshot, frames=moment.frames, tiles=moment.tiles, images=images, moments=[])


def _new(
    name: str, subjects: Sequence[Subject] | None, evidence: MomentEvidence, known: Sequence[Subject]
) -> list[Subject]:
    """Those of `subjects` that `evidence` calls fresh and that are not `known`. Raises LookupError if there are none
    to ask, as what they are measured from is not there."""
    if subjects is None:
        raise LookupError("not seen at this moment")
    seen = {subject.at.selector for subject in known if getattr(subject, "visible", True) is not False}
    new = {each.selector: each for each in reversed(evidence.fresh)}
    arrived = dict(new)
    if name in LAYERS:
        new |= {selector: each for each in reversed(evidence.fresh) for selector in each.around}
    found: list[Subject] = []
    for subject in subjects:
        if not subject.at.selector or subject.at.selector in seen:
            continue
        fresh = new.get(subject.at.selector) or _holder(subject.at.selector, arrived)
        if fresh is not None:
            at = msgspec.structs.replace(subject.at, moment=_moment(evidence.moment, fresh))
            found.append(msgspec.structs.replace(subject, at=at))
    return found


def _holder(selector: str, arrived: Mapping[str, Fresh]) -> Fresh | None:
    """The frame or the host that came with all that is in it."""
    parts = selector.split(" >>> ")
    holders = (" >>> ".join(parts[:count]) for count in range(1, len(parts)))
    return next((arrived[holder] for holder in holders if holder in arrived), None)


def _moment(moment: Moment, fresh: Fresh) -> Moment:
    return moment if fresh.seconds is None else msgspec.structs.replace(moment, seconds=fresh.seconds)
