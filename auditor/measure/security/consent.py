"""Facts about the dialogs that ask for consent, from the `consent` probe."""

from __future__ import annotations

from auditor.consent import Dialog, dialogs
from auditor.measure.pixels.colour import contrast
from auditor.model.evidence.consent import ConsentControl
from auditor.model.facts.security.consent import ConsentDialogFacts
from auditor.model.snapshot import Snapshot
from auditor.model.subject import At


def measure_consent_dialogs(snapshot: Snapshot) -> list[ConsentDialogFacts] | None:
    """The dialogs that ask for consent; None if the page was not looked through for them."""
    if not snapshot.frames or snapshot.frames[0].consent is None:
        return None
    return [_facts(dialog) for dialog in dialogs(snapshot.frames)]


def was_answered(snapshot: Snapshot) -> bool:
    """Whether the page asked for consent, and was given an answer before this visit."""
    asked = all(failure.code != "consent-not-asked" for failure in snapshot.failures)
    return snapshot.audited and snapshot.scenario.consent != "untouched" and asked


def _facts(dialog: Dialog) -> ConsentDialogFacts:
    box = dialog.box
    accept, refuse, settings = (dialog.control(answer) for answer in ("accept", "refuse", "settings"))
    ratio = refuse.font_size / accept.font_size if accept and refuse and accept.font_size > 0 else None
    return ConsentDialogFacts(
        at=At(box.selector, box.html, box.box),
        accept=_said(accept),
        refuse=_said(refuse),
        settings=_said(settings),
        only_necessary=dialog.only_informs,
        accept_seen=accept.seen if accept else None,
        refuse_seen=refuse.seen if refuse else None,
        size_ratio=ratio,
        contrast=_contrast(refuse),
        accept_contrast=_contrast(accept),
    )


def _said(control: ConsentControl | None) -> str:
    return (control.text or control.name) if control else ""


def _contrast(control: ConsentControl | None) -> float | None:
    if control is None or control.colour is None or control.background is None:
        return None
    return contrast(control.colour, control.background)
