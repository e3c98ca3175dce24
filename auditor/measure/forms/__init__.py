"""Measures forms: by which function each of its collections is measured."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from auditor.measure.forms import fields, forms, typed
from auditor.model.snapshot import Snapshot
from auditor.model.subject import Subject

MEASURES: dict[str, Callable[[Snapshot], Sequence[Subject] | None]] = {
    "fields": fields.measure_fields,
    "typed_fields": typed.measure_typed_fields,
    "forms": forms.measure_forms,
}
