"""What is said of forms that were sent with errors, and of fields that were typed into."""

from __future__ import annotations

from typing import Any

import pytest
from builders_fields import a_field, a_frame, a_snapshot
from msgspec.structs import replace

from auditor.measure.forms.trials import measure_form_errors, measure_keyboards, measure_tried_fields
from auditor.model.facts.forms.trials import FormErrorFacts, TriedFieldFacts
from auditor.model.form_trials import ErrorTrial, FieldTrial, FormsTrial, KeyboardTrial
from auditor.model.subject import At

TOLD = ErrorTrial(at=At("form"), attempt="wrong", told="field", name="E-mail", message="An @ is missing", in_view=True,
                  announced=True, kept=True, reached=True)  # fmt: skip


def error(**changed: Any) -> FormErrorFacts:
    snapshot = replace(a_snapshot(), forms_tried=FormsTrial(errors=[replace(TOLD, **changed)]))
    found = measure_form_errors(snapshot)
    assert found is not None
    return found[0]


def field(trial: dict[str, Any], **changed: Any) -> TriedFieldFacts:
    evidence = a_field(**changed)
    snapshot = a_snapshot(a_frame(evidence))
    tried = FormsTrial(fields=[FieldTrial(at=evidence.at, name="Field", **trial)])
    found = measure_tried_fields(replace(snapshot, forms_tried=tried))
    assert found is not None
    return found[0]


def test_nothing_is_known_of_what_was_not_tried() -> None:
    assert measure_form_errors(a_snapshot()) is None
    assert measure_tried_fields(a_snapshot()) is None
    assert measure_form_errors(replace(a_snapshot(), forms_tried=FormsTrial())) == []


def test_an_error_that_is_told() -> None:
    facts = error()
    assert (facts.said, facts.placed, facts.in_view, facts.announced, facts.kept) == (True,) * 5
    assert facts.words == 4.0


def test_what_only_the_server_could_tell_is_neither_good_nor_bad() -> None:
    facts = error(told="unknown", message="")
    assert (facts.said, facts.placed, facts.in_view, facts.announced, facts.kept) == (None,) * 5


def test_of_silence_nothing_is_said_but_that() -> None:
    facts = error(told="nothing", message="", in_view=None, announced=None)
    assert (facts.said, facts.placed, facts.kept) == (False, None, None)


@pytest.mark.parametrize(
    ("told", "named", "alone", "placed"),
    [
        ("field", False, False, True),
        ("browser", False, False, True),
        ("text", False, False, False),
        ("text", True, False, True),
        ("dialog", False, False, False),
        ("dialog", False, True, True),
    ],
)
def test_words_elsewhere_must_name_the_field_unless_it_is_the_only_one(
    told: Any, named: bool, alone: bool, placed: bool
) -> None:
    assert error(told=told, named=named, alone=alone).placed is placed


def test_the_same_words_as_for_the_empty_form() -> None:
    assert error(other="An @ is missing").repeats is True
    assert error(other="Please fill this in").repeats is False
    assert error(other="").repeats is False


NUMBERS = {"card": 0.8, "card_valid": True, "phone": 1.0, "phone_valid": False}


def test_which_number_counts_depends_on_what_the_field_asks_for() -> None:
    card = field(NUMBERS, autocomplete="cc-number", input_type="text", label="Card number", name="Card number")
    assert (card.is_card_number, card.is_phone, card.keeps, card.accepts) == (True, False, 0.8, True)
    phone = field(NUMBERS, autocomplete="tel", input_type="tel", label="Phone", name="Phone")
    assert (phone.is_card_number, phone.is_phone, phone.keeps, phone.accepts) == (False, True, 1.0, False)
    other = field(NUMBERS, autocomplete="postal-code", input_type="text", label="Postcode", name="Postcode")
    assert (other.is_card_number, other.is_phone, other.keeps, other.accepts) == (False, False, None, None)


def test_a_security_code_is_no_password() -> None:
    shown = {"pasted": True, "reveals": False}
    assert field(shown, autocomplete="current-password", input_type="password", label="Password").is_password is True
    assert field(shown, autocomplete="cc-csc", input_type="password", label="CVC").is_password is False


def test_a_field_that_the_probes_did_not_see_is_left_out() -> None:
    snapshot = a_snapshot(a_frame(a_field()))
    tried = FormsTrial(fields=[FieldTrial(at=At("#new"), name="New", pasted=False)])
    assert measure_tried_fields(replace(snapshot, forms_tried=tried)) == []


@pytest.mark.parametrize(("found", "fact"), [(True, True), (False, False), (None, True)])
def test_a_field_without_label_and_a_form_without_button_lack_nothing(found: bool | None, fact: bool) -> None:
    trial = KeyboardTrial(
        at=At("#m"), name="E-mail", mode="resizes-content", height=326, seen=True, label_seen=found, way_on=found
    )
    (facts,) = measure_keyboards(replace(a_snapshot(), forms_tried=FormsTrial(keyboard=[trial]))) or []
    assert (facts.label_seen, facts.way_on) == (fact, fact)


def test_without_a_trial_nothing_is_known_of_the_keyboard() -> None:
    assert measure_keyboards(a_snapshot()) is None
