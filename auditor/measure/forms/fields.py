"""Facts about fields, from the `fields` and `forms` probes."""

from __future__ import annotations

from collections import Counter

import msgspec

from auditor.measure.forms.keyboards import DIGITS, LETTERS, keyboard_of, wanted_keyboards
from auditor.measure.forms.types import asked, misled, refuses
from auditor.measure.page import autofill
from auditor.measure.page.checkout import CallsItself, is_checkout
from auditor.measure.page.form_reading import PERSONAL, Form, hints_of, is_seen, read_forms
from auditor.measure.page.frames import address_of, is_third_party, origin_of
from auditor.measure.page.insecure import insecure_address
from auditor.measure.page.kind import calls_itself
from auditor.measure.page.providers import taker
from auditor.measure.page.purpose import CARD, Purpose, is_decoy, means_a_purpose, says_what
from auditor.model.evidence.fields import FieldEvidence
from auditor.model.facts.forms.fields import FieldFacts
from auditor.model.snapshot import Snapshot
from auditor.model.url import host, split
from auditor.model.wording import without_marks

LABELABLE_ROLES = frozenset(
    {
        *("checkbox", "combobox", "listbox", "menuitemcheckbox", "menuitemradio", "radio", "searchbox", "slider"),
        *("spinbutton", "switch", "textbox"),
    }
)
ROLELESS_TYPES = frozenset({"color", "date", "datetime-local", "file", "month", "password", "time", "week"})
"""ACT e086e5: the roles, and the types without a role, of fields that must have a name."""

_WIDGET_ROLES = LABELABLE_ROLES | {
    "button",
    "link",
    "menuitem",
    "option",
    "progressbar",
    "scrollbar",
    "separator",
    "tab",
    "treeitem",
    "",
}
_FIXED_TYPES = frozenset({"checkbox", "radio", "file", "range", "color"})
_NO_AUTOCORRECT_TYPES = frozenset({"email", "url", "password", "number", "tel"})
_NO_CAPITALS_TYPES = frozenset({"email", "url", "password", "number", "tel"})
_UNKNOWN_WORDS = frozenset(
    {
        *("name", "given-name", "additional-name", "family-name", "cc-name", "username", "email", "organization"),
        *("street-address", "address-line1", "address-line2", "address-line3", "address-level2", "address-level3"),
        *("postal-code", "one-time-code"),
    }
)
"""Purposes whose words a dictionary spoils (Baymard: names, streets, cities, codes, e-mail addresses)."""

_CODES = frozenset(
    {
        *("cc-number", "cc-csc", "cc-exp", "postal-code", "one-time-code"),
        *(
            "tel",
            "tel-country-code",
            "tel-national",
            "tel-area-code",
            "tel-local",
            "tel-local-prefix",
            "tel-local-suffix",
        ),
    }
)
_OTHER_CODES = frozenset({"gift-card", "loyalty", "coupon", "tax-id", "bank"})


def measure_fields(snapshot: Snapshot) -> list[FieldFacts] | None:
    """The fields of a page, in the order of the documents; None where they could not be gathered."""
    forms = read_forms(snapshot)
    if forms is None:
        return None
    itself = calls_itself(snapshot)
    facts: list[FieldFacts] = []
    for frame in snapshot.frames:
        own = [form for form in forms if form.frame is frame]
        by_field = {
            id(field): fact
            for form in own
            for field, fact in zip(form.fields, _of_form(form, snapshot, itself), strict=True)
        }
        facts += [by_field[id(field)] for field in frame.fields or [] if id(field) in by_field]
    return facts


def _of_form(form: Form, snapshot: Snapshot, itself: CallsItself) -> list[FieldFacts]:
    seen = Counter(field.editable for field in form.fields if is_seen(field, form.frame) and not field.disabled)
    shared = _shared(form, snapshot, itself)
    return [
        _facts(field, purpose, form, is_lone=seen[True] == 1 and field.editable, shared=shared)
        for field, purpose in zip(form.fields, form.purposes, strict=True)
    ]


def _shared(form: Form, snapshot: Snapshot, itself: CallsItself) -> FieldFacts:
    """What the fields of one form have in common."""
    action = form.evidence.actions[0] if form.evidence.actions else ""
    return FieldFacts(
        form_action=action,
        form_action_scheme=split(action).scheme,
        form_method=form.evidence.methods[0] if form.evidence.methods else "",
        insecure_address=insecure_address(form.frame, form.evidence, snapshot),
        form_is_checkout=not form.many_addresses and is_checkout(form.known, form.evidence, form.fields, itself),
        frame_origin=origin_of(form.frame),
        in_frame=form.frame.selector != "",
        third_party_frame=is_third_party(form.frame, snapshot),
        of_provider=taker(address_of(form.frame), snapshot.providers) != "",
        frame_host=host(address_of(form.frame)),
    )


def _facts(field: FieldEvidence, purpose: Purpose, form: Form, *, is_lone: bool, shared: FieldFacts) -> FieldFacts:
    token = purpose.known
    declared = autofill.parse(field.autocomplete)
    visible = is_seen(field, form.frame)
    native = field.tag in {"input", "select", "textarea"}
    keyboard = keyboard_of(field.input_type, field.inputmode, editable=field.editable)
    asks = asked(hints_of(field, form.evidence), purpose) if native else ""
    wanted = wanted_keyboards(token, field.pattern) if field.editable else []
    if misled(asks, keyboard):
        wanted = LETTERS
    digits = keyboard in DIGITS  # a keypad has no words to correct and no capitals
    in_search = field.in_search or form.evidence.in_search or field.input_type == "search" or purpose.other == "search"
    return msgspec.structs.replace(
        shared,
        at=field.at,
        input_type=field.input_type,
        role=field.role,
        labelable=field.role in LABELABLE_ROLES or (field.role == "" and field.input_type in ROLELESS_TYPES),
        withdrawn=native and not visible and not field.tabbable and not field.disabled,
        visible=visible,
        exposed=field.exposed,
        operable=not field.disabled and not field.readonly,
        focusable=field.focusable,
        tabbable=field.tabbable,
        widget=field.role in _WIDGET_ROLES,
        disabled=field.disabled,
        is_text_entry=field.editable,
        is_single_line=field.editable and field.tag == "input",
        required=field.required,
        name=without_marks(field.name),
        label=field.label,
        has_persistent_label=field.label_shown or _is_label(field.nearby, field.placeholder),
        inside=field.placeholder,
        placeholder=field.placeholder,
        autocomplete=field.autocomplete,
        inputmode=field.inputmode,
        font_size=field.font_size,
        is_lone=is_lone,
        in_search=in_search,
        purpose=token,
        purpose_confidence=purpose.confidence,
        other_purpose=purpose.other,
        is_input_purpose=token in autofill.INPUT_PURPOSES,
        autocomplete_field=declared.field if declared else "",
        autocomplete_valid=declared is not None,
        autocomplete_meant=token in autofill.INPUT_PURPOSES or means_a_purpose(field.autocomplete),
        autocomplete_switch=autofill.is_switch(field.autocomplete) or field.input_type in _FIXED_TYPES,
        carries_token=declared is not None and not is_decoy(declared.field, field.input_type),
        keyboard=keyboard,
        wanted_keyboards=wanted,
        best_keyboard=wanted[0] if wanted else "",
        asked=asks,
        refuses=refuses(field, asks),
        is_code=token in _CODES or purpose.other in _OTHER_CODES,
        autocorrect_off=field.autocorrect == "off" or field.input_type in _NO_AUTOCORRECT_TYPES or digits,
        autocapitalize_off=field.autocapitalize in {"off", "none"} or field.input_type in _NO_CAPITALS_TYPES or digits,
        dislikes_autocorrect=token in _UNKNOWN_WORDS or purpose.other in _OTHER_CODES,
        dislikes_capitals=token in {"email", "username"},
        is_card=token in CARD,
        is_password=field.input_type == "password" and token != "cc-csc",
        is_personal=token in PERSONAL,
    )


def _is_label(nearby: str, placeholder: str) -> bool:
    """Whether the text before a field is its label: a sentence that opens the form says less than the placeholder."""
    return nearby != "" and (says_what(nearby) or not says_what(placeholder))
