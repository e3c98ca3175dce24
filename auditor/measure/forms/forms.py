"""Facts about forms, from the `fields` and `forms` probes."""

from __future__ import annotations

import msgspec

from auditor.measure.forms.effort import seconds, spared
from auditor.measure.forms.languages import languages_of
from auditor.measure.forms.layout import repeats
from auditor.measure.page.checkout import CallsItself, is_checkout
from auditor.measure.page.form_reading import PERSONAL, Form, count_typed, is_seen, read_forms
from auditor.measure.page.frames import is_third_party, origin_of
from auditor.measure.page.glass import glass_scale
from auditor.measure.page.kind import calls_itself
from auditor.measure.page.purpose import CARD, Purpose
from auditor.model.evidence.fields import FieldEvidence
from auditor.model.facts.forms.forms import FormFacts
from auditor.model.snapshot import Snapshot
from auditor.model.url import split
from auditor.model.wording import says_nothing, without_marks


def measure_forms(snapshot: Snapshot) -> list[FormFacts] | None:
    """The forms of a page that have fields, frames included; None where they could not be gathered."""
    forms = read_forms(snapshot)
    if forms is None:
        return None
    itself = calls_itself(snapshot)
    again = repeats(forms)
    facts = [_facts(form, forms, snapshot, itself, again) for form in forms if form.fields]
    where = [each.first_field_bottom for each in facts if each.is_checkout and each.first_field_bottom is not None]
    highest = min(where, default=None)
    return [
        msgspec.structs.replace(each, opens_checkout=bool(each.is_checkout) and each.first_field_bottom == highest)
        for each in facts
    ]


def _facts(form: Form, forms: list[Form], snapshot: Snapshot, itself: CallsItself, again: dict[int, str]) -> FormFacts:
    hosted = [other for other in forms if _is_hosted(other, form)]
    parts = [form, *hosted]
    purposes = frozenset[str]().union(*(part.known for part in parts))
    labels = languages_of(_label(field) for field in form.fields if is_seen(field, form.frame))
    actions, methods = form.evidence.actions, form.evidence.methods
    spares = sorted((-seconds, name) for part in parts for seconds, name in _spares(part, again))
    return FormFacts(
        at=form.evidence.at,
        is_form=form.evidence.is_form,
        visible=any(is_seen(field, form.frame) for field in form.fields),
        action=actions[0] if actions else "",
        action_scheme=split(actions[0]).scheme if actions else "",
        action_schemes=sorted({split(action).scheme for action in actions}),
        method=methods[0] if methods else "",
        methods=sorted(set(methods)),
        field_count=float(sum(count_typed(part.fields, part.frame) for part in parts)),
        first_field_bottom=_first_field_bottom(form, glass_scale(snapshot)),
        seconds=round(sum(_seconds(part) for part in parts), 1),
        spares=[f"{name} ({-seconds:.0f}\u202fs)" for seconds, name in spares],
        spare_seconds=round(sum(-seconds for seconds, _ in spares), 1),
        spare_fields=float(len(spares)),
        control_count=float(
            sum(
                1
                for part in parts
                for field in part.fields
                if is_seen(field, part.frame) and not field.disabled and not field.readonly
            )
        ),
        purposes=sorted(purposes),
        has_password=any(
            field.input_type == "password" and purpose.known != "cc-csc"
            for part in parts
            for field, purpose in zip(part.fields, part.purposes, strict=True)
        ),
        has_card=bool(purposes & CARD),
        has_personal=bool(purposes & PERSONAL),
        is_search=form.evidence.in_search or all(purpose.other == "search" for purpose in form.purposes),
        is_checkout=not form.many_addresses and is_checkout(purposes, form.evidence, form.fields, itself),
        told_labels=float(labels.told),
        label_language=labels.language,
        foreign_labels=float(labels.foreign),
        foreign_label=labels.example,
        frame_origin=origin_of(form.frame),
        in_frame=form.frame.selector != "",
        third_party_frame=is_third_party(form.frame, snapshot),
    )


def _open(form: Form) -> list[tuple[FieldEvidence, Purpose]]:
    """What has to be typed or chosen: boxes are ticked at will."""
    return [
        (field, purpose)
        for field, purpose in zip(form.fields, form.purposes, strict=True)
        if (field.editable or field.tag == "select")
        and is_seen(field, form.frame)
        and not (field.disabled or field.readonly or field.filled)
    ]


def _seconds(form: Form) -> float:
    return sum(seconds(field, purpose) for field, purpose in _open(form))


def _spares(form: Form, again: dict[int, str]) -> list[tuple[float, str]]:
    """What a checkout could spare, with its seconds."""
    return [
        (seconds(field, purpose), _called(field, purpose))
        for field, purpose in _open(form)
        if spared(field, purpose, again.get(id(field), ""))
    ]


def _called(field: FieldEvidence, purpose: Purpose) -> str:
    """How a message calls it: what has no name, by what it is for."""
    names = (each for each in (field.name, field.placeholder) if not says_nothing(each))
    return without_marks(next(names, "")) or f"`{purpose.known or purpose.other}`"


def _label(field: FieldEvidence) -> str:
    """What the customer reads of a field: its label, else what stands in it."""
    return field.label or field.placeholder


def _first_field_bottom(form: Form, scale: float) -> float | None:
    """Where the highest field ends that the customer has to fill in; None if there is none."""
    boxes = [
        field.at.box
        for field in form.fields
        if field.editable and field.at.box and is_seen(field, form.frame) and not field.disabled and not field.readonly
    ]
    highest = min(boxes, key=lambda box: (box.y, box.x), default=None)
    return round(highest.bottom * scale, 2) if highest else None


def _is_hosted(inner: Form, outer: Form) -> bool:
    """Whether `inner` stands in a frame of `outer`, as the card fields that a payment provider hosts."""
    path = inner.frame.selector
    return inner is not outer and any(
        path == frame or path.startswith(f"{frame} >>> ") for frame in outer.evidence.frames
    )
