"""Fields as they are while one types: what became of the words in them, from the `typing` trial."""

from __future__ import annotations

import msgspec

from auditor.measure.forms.fields import measure_fields
from auditor.model.facts.forms.fields import FieldFacts
from auditor.model.snapshot import Snapshot
from auditor.model.trials import TypingTrial


def measure_typed_fields(snapshot: Snapshot) -> list[FieldFacts] | None:
    """The fields of a page; None if they could not be gathered, or it was not tried to type into any."""
    fields = measure_fields(snapshot)
    if fields is None or snapshot.typed is None:
        return None
    trials = {trial.selector: trial for trial in snapshot.typed}
    return [_typed(field, trials.get(field.at.selector)) for field in fields]


def _typed(field: FieldFacts, trial: TypingTrial | None) -> FieldFacts:
    if trial is None:
        return field
    # Words beside a field that only has a placeholder are its label, and were not at stake.
    stays = trial.stays or (trial.of == "placeholder" and field.has_persistent_label is True)
    return msgspec.structs.replace(field, inside=trial.words, has_persistent_label=stays)
