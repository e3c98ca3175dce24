"""Facts about forms."""

from __future__ import annotations

from auditor.model.subject import Subject


class FormFacts(Subject, frozen=True, kw_only=True):
    """One form, or a group of fields that stand in no <form>.

    is_form: there is a <form>; else nothing says where the fields go.
    visible: some field of it is.
    action: where it is sent first: an absolute URL without query, fragment and user name; "" without a <form>.
    action_scheme: of that: "https", "http", "javascript" …
    action_schemes: of all the ways to submit it (a button may have a formaction of its own), sorted.
    method: "get", "post" or "dialog", of the first way; methods: of all.
    field_count: visible fields that one types into and can change, those of its frames (hosted card fields) included.
        Drop-downs, checkboxes and radio buttons are other form elements, no form fields, in Baymard's count.
    first_field_bottom: lower edge of the highest visible field that one types into and can change, CSS px of the screen
        from the start of the page; None if there is no such field.
    seconds: to fill in by hand what the customer sees of it and has to type or choose, by the keystroke-level model
        (auditor/measure/forms/effort.py).
    spares: names, with their seconds, of the fields that a checkout could spare the customer, the dearest first:
        "Company (7 s)"; spare_seconds: of these together; spare_fields: how many they are, those without a name
        included.
    control_count: all visible fields that can be changed, each radio button for itself.
    purposes: the known purposes of its fields, sorted, each once.
    has_password, has_card, has_personal: some field is one, seen or not, those of its frames included (see FieldFacts).
    is_search: it is for searching.
    is_checkout: it asks for a payment card, or for a postal address outside of registration and contact forms: decided
        by its fields, and by its words only where those leave it open; or it asks who the customer is, on a page that
        calls itself a checkout in its address, title, headings or data.
    opens_checkout: it is a checkout, and no other on this page begins higher: a checkout may be three forms, one below
        the other.
    told_labels: labels of its visible fields whose language a word of theirs tells (en fr de es it nl pt).
    label_language: the language of most of them, "" without.
    foreign_labels: how many are in another; foreign_label: the first of those, "" without.
    frame_origin, in_frame, third_party_frame: as in FieldFacts.
    """

    is_form: bool | None = None
    visible: bool | None = None
    action: str | None = None
    action_scheme: str | None = None
    action_schemes: list[str] | None = None
    method: str | None = None
    methods: list[str] | None = None
    field_count: float | None = None
    first_field_bottom: float | None = None
    seconds: float | None = None
    spares: list[str] | None = None
    spare_seconds: float | None = None
    spare_fields: float | None = None
    control_count: float | None = None
    purposes: list[str] | None = None
    has_password: bool | None = None
    has_card: bool | None = None
    has_personal: bool | None = None
    is_search: bool | None = None
    is_checkout: bool | None = None
    opens_checkout: bool | None = None
    told_labels: float | None = None
    label_language: str | None = None
    foreign_labels: float | None = None
    foreign_label: str | None = None
    frame_origin: str | None = None
    in_frame: bool | None = None
    third_party_frame: bool | None = None
