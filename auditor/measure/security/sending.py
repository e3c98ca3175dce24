"""Facts about how forms are sent, from the `forms` and `fields` probes."""

from __future__ import annotations

from auditor.measure.page.form_reading import PERSONAL, Form, is_seen, read_forms
from auditor.measure.page.insecure import insecure_actions
from auditor.measure.page.purpose import CARD, PASSWORD, Purpose
from auditor.model.evidence.fields import FieldEvidence
from auditor.model.facts.security.sending import SubmissionFacts
from auditor.model.snapshot import Snapshot

CONFIDENTIAL = PERSONAL | CARD | PASSWORD


def measure_submissions(snapshot: Snapshot) -> list[SubmissionFacts] | None:
    """The <form>s of a page, frames included; None where they could not be gathered."""
    forms = read_forms(snapshot)
    return None if forms is None else [_facts(form, snapshot) for form in forms if form.evidence.is_form]


def _facts(form: Form, snapshot: Snapshot) -> SubmissionFacts:
    evidence = form.evidence
    pairs = list(zip(form.fields, form.purposes, strict=True))
    return SubmissionFacts(
        at=evidence.at,
        visible=any(is_seen(field, form.frame) for field in form.fields) or bool(evidence.buttons),
        scripted=evidence.bare,
        confidential=sorted({_meaning(field, purpose) for field, purpose in pairs} & CONFIDENTIAL),
        in_address=sorted({_meaning(field, purpose) for field, purpose in pairs if _is_sent(field)} & CONFIDENTIAL)
        if "get" in evidence.methods
        else [],
        insecure_actions=insecure_actions(form.frame, evidence, snapshot),
    )


def _meaning(field: FieldEvidence, purpose: Purpose) -> str:
    return purpose.known or ("current-password" if field.input_type == "password" else "")


def _is_sent(field: FieldEvidence) -> bool:
    """Whether a field is part of what a form sends: native, enabled and with a name (HTML, "constructing the entry
    list")."""
    return field.tag in {"input", "select", "textarea"} and bool(field.name_attribute) and not field.disabled
