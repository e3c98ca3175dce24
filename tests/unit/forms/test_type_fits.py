"""Whether a field's type takes what its words ask for."""

from __future__ import annotations

import pytest
from builders_fields import a_field, a_frame, a_snapshot

from auditor.measure.forms.fields import measure_fields
from auditor.model.facts.forms.fields import FieldFacts


def fact(label: str, input_type: str, **changes: object) -> FieldFacts:
    bare = {"name": label, "label": label, "name_attribute": "", "id": "", "autocomplete": "", "validated": True}
    field = a_field(input_type=input_type, **{**bare, **changes})
    found = measure_fields(a_snapshot(a_frame(field)))
    assert found is not None
    return found[0]


@pytest.mark.parametrize(
    ("label", "input_type", "asked", "refuses"),
    [
        ("First name", "email", "given-name", True),
        ("First name", "text", "given-name", False),
        ("First name", "tel", "given-name", False),
        ("Phone", "email", "tel", True),
        ("Phone", "number", "tel", False),
        ("E-mail", "number", "email", True),
        ("Postcode", "date", "postal-code", True),
        ("Address", "email", "", False),
        ("Company e-mail", "email", "", False),
    ],
)
def test_what_is_asked_for_and_refused(label: str, input_type: str, asked: str, refuses: bool) -> None:
    found = fact(label, input_type)
    assert (found.asked, found.refuses) == (asked, refuses)


def test_an_unchecked_form_refuses_no_text_but_letters_in_a_number() -> None:
    assert fact("First name", "email", validated=False).refuses is False
    assert fact("First name", "number", validated=False).refuses is True


def test_the_code_may_say_that_the_label_is_wrong() -> None:
    assert fact("First name", "email", name_attribute="email").asked == ""
    assert fact("First name", "email", autocomplete="email").asked == ""


@pytest.mark.parametrize(
    ("input_type", "inputmode", "wanted"),
    [
        ("email", "", ["text", "search"]),
        ("tel", "", ["text", "search"]),
        ("text", "numeric", ["text", "search"]),
        ("text", "", []),
    ],
)
def test_names_want_letters_where_they_are_not_at_hand(input_type: str, inputmode: str, wanted: list[str]) -> None:
    assert fact("Surname", input_type, inputmode=inputmode).wanted_keyboards == wanted
