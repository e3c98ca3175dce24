"""How a form is sent: over which addresses, and what it would put into them."""

from __future__ import annotations

from auditor.measure import insecure
from auditor.measure.fields import PERSONAL, Form
from auditor.measure.purpose import CARD, PASSWORD
from auditor.model.snapshot import Snapshot

CONFIDENTIAL = PERSONAL | CARD | PASSWORD


def insecure_actions(form: Form, snapshot: Snapshot) -> list[str]:
    """See FormFacts."""
    return insecure.insecure_actions(form.frame, form.evidence, snapshot)


def in_address(form: Form) -> list[str]:
    """The purposes of named, enabled fields that a GET would write into the next page's address, sorted."""
    if form.evidence.bare or "get" not in form.evidence.methods:
        return []
    found = {
        purpose.known or ("current-password" if field.input_type == "password" else "")
        for field, purpose in zip(form.fields, form.purposes, strict=True)
        if field.name_attribute and not field.disabled and field.tag in {"input", "select", "textarea"}
    }
    return sorted(found & CONFIDENTIAL)
