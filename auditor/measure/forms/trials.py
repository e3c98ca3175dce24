"""Facts about forms that were tried, from the step `forms`; what their fields ask for, from the probes."""

from __future__ import annotations

import re

from auditor.measure.page.form_reading import read_forms
from auditor.measure.page.purpose import Purpose
from auditor.model.evidence.fields import FieldEvidence
from auditor.model.facts.forms.trials import FormErrorFacts, KeyboardFacts, TriedFieldFacts
from auditor.model.form_trials import ErrorTrial, FieldTrial
from auditor.model.snapshot import Snapshot
from auditor.model.wording import without_marks

_PHONE = frozenset({"tel", "tel-national", "tel-local"})
"""Whole phone numbers; a field for a part of one takes no spaces, nor need it."""

_WORD = re.compile(r"[\w'’@-]+")


def measure_form_errors(snapshot: Snapshot) -> list[FormErrorFacts] | None:
    """What was said to forms that were sent with something wrong in them; None where none could be tried."""
    tried = snapshot.forms_tried
    return None if tried is None else [_error(trial) for trial in tried.errors]


def measure_tried_fields(snapshot: Snapshot) -> list[TriedFieldFacts] | None:
    """What the text fields do with what is typed and pasted; None where it was not tried."""
    tried, forms = snapshot.forms_tried, read_forms(snapshot)
    if tried is None or forms is None:
        return None
    known = {
        field.at.selector: (field, purpose)
        for form in forms
        for field, purpose in zip(form.fields, form.purposes, strict=True)
    }
    return [_field(trial, *known[trial.at.selector]) for trial in tried.fields if trial.at.selector in known]


def measure_keyboards(snapshot: Snapshot) -> list[KeyboardFacts] | None:
    """What is left of forms with the on-screen keyboard open; None where it was not tried."""
    tried = snapshot.forms_tried
    if tried is None:
        return None
    return [
        KeyboardFacts(
            at=trial.at,
            name=without_marks(trial.name),
            mode=trial.mode,
            height=trial.height,
            seen=trial.seen,
            cover=trial.covered_by,
            label_seen=trial.label_seen is not False,
            way_on=trial.way_on is not False,
        )
        for trial in tried.keyboard
    ]


def _error(trial: ErrorTrial) -> FormErrorFacts:
    said = None if trial.told == "unknown" else trial.told != "nothing"
    return FormErrorFacts(
        at=trial.at,
        attempt=trial.attempt,
        name=without_marks(trial.name),
        told=trial.told,
        said=said,
        message=trial.message,
        words=float(len(_WORD.findall(trial.message))),
        placed=(trial.told in {"browser", "field"} or trial.named or trial.alone) if said else None,
        repeats=trial.other != "" and trial.message == trial.other,
        in_view=trial.in_view if said else None,
        announced=trial.announced if said else None,
        coloured=trial.coloured,
        disabled=trial.disabled,
        hidden=trial.hidden,
        kept=trial.kept if said else None,
        alike=float(trial.alike),
    )


def _field(trial: FieldTrial, field: FieldEvidence, purpose: Purpose) -> TriedFieldFacts:
    is_card, is_phone = purpose.known == "cc-number", purpose.known in _PHONE
    return TriedFieldFacts(
        at=trial.at,
        name=without_marks(trial.name),
        purpose=purpose.known,
        other_purpose=purpose.other,
        is_password=field.input_type == "password" and purpose.known != "cc-csc",
        is_card_number=is_card,
        is_phone=is_phone,
        pastes=trial.pasted,
        keeps=trial.card if is_card else trial.phone if is_phone else None,
        accepts=trial.card_valid if is_card else trial.phone_valid if is_phone else None,
        reveals=trial.reveals,
    )
