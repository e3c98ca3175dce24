"""Facts about how fields stand on the screen and how forms mark them, from the `fields` and `forms` probes."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from auditor.measure.forms.order import early, leads_up
from auditor.measure.forms.repeated import repeated
from auditor.measure.page import autofill
from auditor.measure.page.form_reading import Form, is_seen, read_forms
from auditor.measure.page.purpose import Purpose
from auditor.model.evidence.fields import FieldEvidence
from auditor.model.facts.forms.layout import FieldLayoutFacts, FormLayoutFacts
from auditor.model.geometry import Box
from auditor.model.snapshot import Snapshot
from auditor.model.wording import without_marks

ENTER_HINTS = frozenset({"enter", "done", "go", "next", "previous", "search", "send"})
"""HTML's keywords of `enterkeyhint`."""

NARROW = 110.0
"""CSS px: a field for a house number, a quantity, a day; two of them in a row are no columns."""

SAME_ROW = 0.5
"""Share of the lower of two heights that both fields have in common if they stand on one row."""

_NO_COLUMN = frozenset({"checkbox", "radio", "file", "range", "color", "number", "date", "month", "week", "time"})
_TOGETHER: tuple[frozenset[str], ...] = (
    frozenset({"cc-exp", "cc-exp-month", "cc-exp-year", "cc-csc", "cc-number"}),
    frozenset({"bday", "bday-day", "bday-month", "bday-year"}),
    frozenset({"tel", "tel-country-code", "tel-national", "tel-area-code", "tel-local", "tel-extension"}),
    frozenset({"postal-code", "address-level2", "address-level1", "country", "country-name"}),
    frozenset({"one-time-code"}),
)
_BOXES = frozenset({"checkbox", "radio", "file", "range", "color", "hidden"})
_SIGN = re.compile(r"[*•✱＊†‡]")
_WORD = re.compile(
    r"required|mandatory|obligatoire|requis|pflicht|erforderlich|obligatori[ao]|obbligatori[ao]|verplicht"
    r"|optional|optionnel|facultati|falls vorhanden|opcional|facoltativ|optioneel|not required",
    re.IGNORECASE,
)
"""Words that say whether a field must be filled in, in the languages whose fields are understood."""

_CAPTCHA = re.compile(r"captcha", re.IGNORECASE)
_SOUND = re.compile(r"audio|sound|listen|hear|écouter|sonore|anhören|escuchar|ascolta|luister", re.IGNORECASE)


def measure_field_layouts(snapshot: Snapshot) -> list[FieldLayoutFacts] | None:
    """The fields that can be filled in; None where they could not be gathered."""
    forms = read_forms(snapshot)
    if forms is None:
        return None
    again = repeats(forms)
    return [fact for form in forms for fact in _fields_of(form, again)]


def repeats(forms: Sequence[Form]) -> dict[int, str]:
    """What fields of these forms ask for again, by the `id` of their evidence: see `repeated`."""
    found: dict[int, str] = {}
    frames = {id(form.frame): form.frame for form in forms}
    for frame in frames.values():
        usable = [pair for form in forms if form.frame is frame for pair in _usable(form)]
        buttons = [text for form in forms if form.frame is frame for text in form.evidence.buttons]
        found |= {id(usable[index][0]): kind for index, kind in repeated(usable, buttons).items()}
    return found


def measure_form_layouts(snapshot: Snapshot) -> list[FormLayoutFacts] | None:
    """The forms with such fields; None where they could not be gathered."""
    forms = read_forms(snapshot)
    if forms is None:
        return None
    return [_form(form, [field for field, _ in _usable(form)]) for form in forms if _usable(form)]


def label_side(field: Box, label: Box) -> tuple[str, float]:
    """On which side of a field its label's words are, and how far away, in CSS px."""
    across, down = (
        max(label.x - field.right, field.x - label.right),
        max(label.y - field.bottom, field.y - label.bottom),
    )
    if across <= 0 and down <= 0:
        middle = label.y + label.height / 2
        return ("inside" if middle >= field.y else "above"), 0.0
    if down >= across:
        return ("above" if label.y < field.y else "below"), round(max(down, 0.0), 1)
    return ("left" if label.x < field.x else "right"), round(across, 1)


def _usable(form: Form) -> list[tuple[FieldEvidence, Purpose]]:
    return [
        (field, purpose)
        for field, purpose in zip(form.fields, form.purposes, strict=True)
        if is_seen(field, form.frame)
        and not (field.disabled or field.readonly)
        and not (field.in_search or form.evidence.in_search or purpose.other == "search")
    ]


def _fields_of(form: Form, again: dict[int, str]) -> list[FieldLayoutFacts]:
    usable = _usable(form)
    turns, leads_to = early(usable), leads_up([field for field, _ in usable])
    typed = float(sum(field.editable for field, _ in usable))
    sound = any(_SOUND.search(button) for button in form.evidence.buttons)
    known: set[str] = set()
    facts = []
    for index, (field, purpose) in enumerate(usable):
        leads = purpose.known not in known
        known.add(purpose.known)
        fact = _field(field, purpose, _beside(field, purpose, usable), leads=leads, sound=sound)
        more = {
            "again": again.get(id(field), ""),
            "early_before": turns.get(index, ""),
            "leads_up_to": leads_to.get(index, ""),
            "typed_in_form": typed,
        }
        facts.append(msgspec.structs.replace(fact, **more))
    return facts


def _field(field: FieldEvidence, purpose: Purpose, beside: str, *, leads: bool, sound: bool) -> FieldLayoutFacts:
    side, gap = "", None
    if field.at.box is not None and field.label_box is not None and field.input_type not in _BOXES:
        side, gap = label_side(field.at.box, field.label_box)
    declared = autofill.parse(field.autocomplete)
    return FieldLayoutFacts(
        at=field.at,
        name=without_marks(field.name),
        purpose=purpose.known,
        other_purpose=purpose.other,
        input_type=field.input_type,
        is_text_entry=field.editable,
        autocomplete_field=declared.field if declared else "",
        leads=leads,
        options=float(field.options),
        choices=float(field.choices),
        label_side=side,
        label_gap=gap,
        beside=beside,
        captcha=field.editable
        and any(_CAPTCHA.search(text) for text in (field.name_attribute, field.id, field.name, field.placeholder)),
        captcha_sound=sound,
    )


def _beside(field: FieldEvidence, purpose: Purpose, usable: Sequence[tuple[FieldEvidence, Purpose]]) -> str:
    if not _takes_a_column(field):
        return ""
    for other, its in usable:
        together = other is field or any(purpose.known in group and its.known in group for group in _TOGETHER)
        if not together and _takes_a_column(other) and _in_a_row(field.at.box, other.at.box):
            return other.name or other.placeholder or other.tag
    return ""


def _takes_a_column(field: FieldEvidence) -> bool:
    typed = field.editable or field.tag == "select"
    return typed and field.input_type not in _NO_COLUMN and field.at.box is not None and field.at.box.width > NARROW


def _in_a_row(one: Box | None, other: Box | None) -> bool:
    if one is None or other is None:
        return False
    shared = min(one.bottom, other.bottom) - max(one.y, other.y)
    apart = one.right <= other.x + 1 or other.right <= one.x + 1
    return apart and shared > SAME_ROW * min(one.height, other.height)


def _form(form: Form, fields: Sequence[FieldEvidence]) -> FormLayoutFacts:
    typed = [field for field in fields if field.editable]
    lines = [field for field in typed if field.tag == "input"]
    # What scripts draw, as the list beside a select that is hidden, can't say whether it must be filled in.
    counted = [field for field in fields if field.input_type not in _BOXES and (field.input_type or field.editable)]
    required = [field for field in counted if field.required]
    optional = [field for field in counted if not field.required and not _is_answered(field)]
    return FormLayoutFacts(
        at=form.evidence.at,
        typed=float(len(typed)),
        hinted=round(sum(field.enterkeyhint in ENTER_HINTS for field in lines) / len(lines), 3) if lines else None,
        required=float(len(required)),
        optional=float(len(optional)),
        marked=_set_apart(required, optional) if required and optional else None,
    )


def _is_answered(field: FieldEvidence) -> bool:
    """A list of which one entry is always chosen, each of them an answer: it can't stay empty."""
    return field.input_type == "select-one" and 0 < field.options == field.choices


def _set_apart(required: Sequence[FieldEvidence], optional: Sequence[FieldEvidence]) -> bool:
    """Whether a sign or a word sets them apart.

    What has the sign of all that are required is required for whoever reads it, whether its markup says so or only the
    server; one field must be left that has none.
    """
    star, word = _marks(required[0]), _marks(optional[0])
    if all(star & _marks(field) for field in required) and not all(star & _marks(field) for field in optional):
        return True
    return all(word & _marks(field) for field in optional) and not any(word & _marks(field) for field in required)


def _marks(field: FieldEvidence) -> set[str]:
    """The signs and words at a field that say whether it must be filled in."""
    said = " ".join((field.label, field.label_mark, field.group, field.nearby, field.placeholder, field.name))
    return {found.lower() for pattern in (_SIGN, _WORD) for found in pattern.findall(said)}
