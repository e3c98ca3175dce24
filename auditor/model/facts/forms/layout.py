"""Facts about how fields stand on the screen, and how forms mark and order them."""

from __future__ import annotations

from auditor.model.subject import Subject


class FieldLayoutFacts(Subject, frozen=True, kw_only=True):
    """A field that is to be seen and can be filled in; no search field.

    name: the accessible name. purpose, other_purpose, is_text_entry, input_type, autocomplete_field: see FieldFacts.
    leads: it is the first of its form with its purpose. options: of a drop-down list, 0 of others.
    label_side: where the words of its label are: "above", "inside", "left", "right", "below"; "" if it has none that
        can be seen or is one of the boxes to tick. label_gap: CSS px between them and the field.
    beside: the name of a field on the same row that does not belong with it, "" without. Parts of a date, of a card's
        data, of a phone number belong together, as do a postcode and its town; what is too narrow for more than a few
        signs is no column.
    captcha: it asks for what a picture shows, to keep programs out; captcha_sound: a button of its form offers to hear
        that.
    """

    name: str | None = None
    purpose: str | None = None
    other_purpose: str | None = None
    input_type: str | None = None
    is_text_entry: bool | None = None
    autocomplete_field: str | None = None
    leads: bool | None = None
    options: float | None = None
    label_side: str | None = None
    label_gap: float | None = None
    beside: str | None = None
    captcha: bool | None = None
    captcha_sound: bool | None = None


class FormLayoutFacts(Subject, frozen=True, kw_only=True):
    """A form with fields that can be seen and filled in; no search.

    typed: number of those one types into. hinted: 0–1, the share of those on one line that say what the Enter key of
    the on-screen keyboard does. required, optional: number of fields that are declared so; boxes to tick are not
    counted. marked: what sets the ones apart from the others can be read: a sign or word at all that are required, or
    at all that are not.
    """

    typed: float | None = None
    hinted: float | None = None
    required: float | None = None
    optional: float | None = None
    marked: bool | None = None
