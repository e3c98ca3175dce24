"""What a field costs by hand, what asks again, and what comes at the wrong moment."""

from __future__ import annotations

from typing import Any

import pytest
from builders_fields import a_field, a_form, a_frame, a_snapshot, a_text
from hypothesis import given
from hypothesis import strategies as st

from auditor.measure.forms.effort import KEY, POINT, THINK, seconds, spared
from auditor.measure.forms.forms import measure_forms
from auditor.measure.forms.layout import measure_field_layouts
from auditor.measure.page.form_reading import hints_of
from auditor.measure.page.purpose import Purpose, infer_form
from auditor.model.evidence.fields import FieldEvidence
from auditor.model.facts.forms.layout import FieldLayoutFacts
from auditor.model.geometry import Box
from auditor.model.subject import At


def at(row: float, x: float = 16.0, width: float = 300.0) -> At:
    return At(f"#f{x:.0f}-{row:.0f}", box=Box(x, 100 + 60 * row, width, 40))


def column(*fields: FieldEvidence) -> list[FieldLayoutFacts]:
    """The fields, each in a row of its own."""
    return together(*(_moved(field, at(row)) for row, field in enumerate(fields)))


def together(*fields: FieldEvidence, **form: Any) -> list[FieldLayoutFacts]:
    found = measure_field_layouts(a_snapshot(a_frame(*fields, forms=[a_form(**form)])))
    assert found is not None
    return found


def _moved(field: FieldEvidence, place: At) -> FieldEvidence:
    return FieldEvidence(**{name: getattr(field, name) for name in field.__struct_fields__ if name != "at"}, at=place)


def declared(token: str, **changes: Any) -> FieldEvidence:
    return a_text(token, autocomplete=token, **changes)


def test_an_email_address_is_thought_of_tapped_and_typed() -> None:
    assert seconds(a_field(), Purpose(token="email", confidence=1.0)) == round(THINK + POINT + 22 * KEY, 1) == 9.7


def test_nobody_types_more_than_fits() -> None:
    short = a_text("Code", maxlength=3)
    assert seconds(short, Purpose()) == round(THINK + POINT + 3 * KEY, 1)
    assert seconds(a_text("Code"), Purpose()) == round(THINK + POINT + 10 * KEY, 1)


@given(st.integers(0, 5000), st.integers(0, 5000))
def test_a_longer_list_takes_no_less(one: int, other: int) -> None:
    def of(options: int) -> float:
        return seconds(a_field(tag="select", input_type="select-one", editable=False, options=options), Purpose())

    assert of(min(one, other)) <= of(max(one, other))


def how_spared(field: FieldEvidence) -> str:
    return spared(field, infer_form([hints_of(field, a_form())])[0], "")


@pytest.mark.parametrize(
    ("token", "how"),
    [
        ("honorific-prefix", "drop"), ("bday", "drop"), ("cc-type", "drop"), ("address-level2", ""),
        ("address-level1", ""), ("country-name", "prefill"), ("organization", "fold"), ("address-line2", "fold"),
        ("new-password", "later"),
        ("email", ""), ("tel", ""), ("cc-number", ""),
    ],
)  # fmt: skip
def test_how_a_field_is_spared(token: str, how: str) -> None:
    assert how_spared(declared(token)) == how
    assert how_spared(declared(token, filled=True)) == ""


def test_a_box_to_tick_is_no_work_to_spare() -> None:
    assert how_spared(a_field(input_type="checkbox", editable=False, autocomplete="sex", filled=False)) == ""


def test_a_form_takes_as_long_as_what_is_still_to_be_filled_in() -> None:
    def of(*fields: FieldEvidence) -> float | None:
        found = measure_forms(a_snapshot(a_frame(*fields)))
        assert found is not None
        return found[0].seconds

    one = of(declared("email"))
    assert one == 9.7
    assert of(declared("email"), declared("email", filled=True), declared("email", visible=False)) == one
    assert of(declared("email"), a_field(input_type="checkbox", editable=False)) == one
    assert of(declared("email"), declared("email", readonly=True)) == one


def test_what_is_spared_is_ranked_with_its_seconds() -> None:
    fields = [
        declared("address-line1"),
        declared("country-name"),
        declared("organization"),
        declared("bday", name=""),
    ]
    found = measure_forms(a_snapshot(a_frame(*fields, declared("sex", visible=False))))
    assert found is not None
    assert found[0].spares == ["organization (7\u202fs)", "country-name (5\u202fs)", "`bday` (5\u202fs)"]
    assert (found[0].spare_fields, found[0].spare_seconds) == (3.0, 17.6)


DELIVERY = [declared("shipping street-address"), declared("shipping postal-code")]
BILL = [declared("billing street-address"), declared("billing postal-code")]


def test_the_second_address_asks_again() -> None:
    assert [field.again for field in column(*DELIVERY, *BILL)] == ["", "", "address", "address"]
    assert [field.again for field in column(*BILL, *DELIVERY)] == ["", "", "address", "address"]


@pytest.mark.parametrize(
    "second",
    [
        [declared("billing street-address", filled=True), declared("billing postal-code", filled=True)],
        [declared("billing name")],
        [declared("billing street-address", visible=False), declared("billing postal-code", visible=False)],
        [declared("billing street-address", readonly=True), declared("billing postal-code", disabled=True)],
        [declared("street-address"), declared("postal-code")],
    ],
    ids=["filled in", "a name", "hidden", "closed", "not the bill's"],
)
def test_what_asks_for_no_second_address(second: list[FieldEvidence]) -> None:
    assert {field.again for field in column(*DELIVERY, *second)} == {""}


@pytest.mark.parametrize("names", [("order[bill_rue]", "order[ship_rue]"), ("rechnungStrasse", "lieferStrasse")])
def test_machine_names_say_whose_address_it_is(names: tuple[str, str]) -> None:
    bill, goods = (declared("street-address", name_attribute=name) for name in names)
    assert [field.again for field in column(goods, bill)] == ["", "address"]


@pytest.mark.parametrize(
    ("first", "second", "again"),
    [
        ("Versanddetails", "Rechnungsdetails", "address"),
        ("Adresse de facturation", "Adresse de livraison", "address"),
        ("Delivery address", "Your letter", ""),
        ("Vos billets", "Vos livres", ""),
    ],
)
def test_headings_say_whose_address_it_is(first: str, second: str, again: str) -> None:
    fields = [declared("street-address", heading=first), declared("street-address", heading=second)]
    assert [field.again for field in column(*fields)] == ["", again]


@pytest.mark.parametrize(
    ("label", "again"),
    [
        ("Confirm e-mail", "email"), ("E-Mail wiederholen", "email"), ("Confirmez votre e-mail", "email"),
        ("E-mail", ""), ("Newsletter e-mail", ""),
    ],
)  # fmt: skip
def test_an_email_address_is_confirmed(label: str, again: str) -> None:
    _, second = column(a_field(), a_field(label=label, name=label, name_attribute="", id=""))
    assert second.again == again


def test_an_email_address_far_below_is_another() -> None:
    between = [declared(token) for token in ("name", "tel", "bday", "sex")]
    *_, last = column(a_field(), *between, a_field(label="Confirm e-mail"))
    assert last.again == ""


def test_a_password_is_typed_twice() -> None:
    first, second = column(*[declared("new-password", input_type="password")] * 2)
    assert (first.again, second.again) == ("", "password")


@pytest.mark.parametrize(
    ("tokens", "early"),
    [
        (["cc-number", "cc-exp", "cc-csc"], ["", "", ""]),
        (["cc-number", "cc-exp-month", "cc-exp-year", "cc-csc"], [""] * 4),
        (["cc-csc", "cc-number", "cc-exp"], ["cc-number", "", ""]),
        (["cc-exp", "cc-number"], ["cc-number", ""]),
        (["address-line2", "address-line1"], ["address-line1", ""]),
        (["postal-code", "address-level2", "address-line1"], ["", "", ""]),
        (["family-name", "given-name"], ["", ""]),
    ],
)
def test_what_comes_too_early(tokens: list[str], early: list[str]) -> None:
    assert [field.early_before for field in column(*map(declared, tokens))] == early


def test_what_stands_above_is_read_first_and_on_a_row_as_the_document_has_it() -> None:
    number, expiry = declared("cc-number"), declared("cc-exp")
    above = together(_moved(number, at(2)), _moved(expiry, at(1)))
    assert [field.early_before for field in above] == ["", "cc-number"]
    row = together(_moved(number, at(1, x=200, width=120)), _moved(expiry, at(1, x=16, width=120)))
    assert [field.early_before for field in row] == ["", ""]


def test_two_addresses_have_each_their_own_sequence() -> None:
    tokens = ["address-line1", "address-line2", "address-line1", "address-line2"]
    assert {field.early_before for field in column(*map(declared, tokens))} == {""}


def test_next_leads_up_the_page_in_one_column_only() -> None:
    name, email = a_text("Name"), a_text("E-mail")
    assert [field.leads_up_to for field in together(_moved(name, at(2)), _moved(email, at(1)))] == ["E-mail", ""]
    columns = together(_moved(name, at(2, width=120)), _moved(email, at(1, x=200, width=120)))
    assert [field.leads_up_to for field in columns] == ["", ""]


def test_next_passes_by_what_the_tab_key_does_not_reach() -> None:
    skipped = a_text("Skipped", tabbable=False)
    found = together(_moved(a_text("Name"), at(2)), _moved(skipped, at(0)), _moved(a_text("E-mail"), at(3)))
    assert {field.leads_up_to for field in found} == {""}
