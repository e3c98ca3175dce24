"""Where labels and fields stand, and what sets required fields apart."""

from __future__ import annotations

from typing import Any

import pytest
from builders_fields import a_field, a_form, a_frame, a_snapshot
from hypothesis import given
from hypothesis import strategies as st

from auditor.measure.forms.layout import NARROW, label_side, measure_field_layouts, measure_form_layouts
from auditor.model.evidence.fields import FieldEvidence
from auditor.model.facts.forms.layout import FieldLayoutFacts, FormLayoutFacts
from auditor.model.geometry import Box
from auditor.model.subject import At

FIELD = Box(100, 100, 200, 40)
COORDINATES = st.floats(0, 500, allow_nan=False)
BOXES = st.builds(Box, COORDINATES, COORDINATES, st.floats(1, 300), st.floats(1, 60))


def a_place(x: float, y: float = 100, width: float = 150, height: float = 40, **changed: Any) -> FieldEvidence:
    selector = f"#f{x:.0f}-{y:.0f}"
    changed = {"autocomplete": "", "input_type": "text", "label": "Words", "name": "Words", **changed}
    return a_field(at=At(selector, box=Box(x, y, width, height)), **changed)


def layouts(*fields: FieldEvidence, **form: Any) -> list[FieldLayoutFacts]:
    found = measure_field_layouts(a_snapshot(a_frame(*fields, forms=[a_form(**form)])))
    assert found is not None
    return found


def form_of(*fields: FieldEvidence) -> FormLayoutFacts:
    found = measure_form_layouts(a_snapshot(a_frame(*fields)))
    assert found is not None
    return found[0]


@pytest.mark.parametrize(
    ("label", "side", "gap"),
    [
        (Box(100, 76, 80, 20), "above", 4.0),
        (Box(100, 60, 80, 40), "above", 0.0),
        (Box(110, 110, 80, 20), "inside", 0.0),
        (Box(10, 110, 80, 20), "left", 10.0),
        (Box(308, 110, 80, 20), "right", 8.0),
        (Box(100, 150, 80, 20), "below", 10.0),
    ],
)
def test_sides_of_a_label(label: Box, side: str, gap: float) -> None:
    assert label_side(FIELD, label) == (side, gap)


@given(BOXES, BOXES, st.floats(-300, 300), st.floats(-300, 300))
def test_a_label_keeps_its_side_when_both_are_moved(field: Box, label: Box, dx: float, dy: float) -> None:
    def moved(box: Box) -> Box:
        return Box(round(box.x) + round(dx), round(box.y) + round(dy), round(box.width), round(box.height))

    def still(box: Box) -> Box:
        return Box(round(box.x), round(box.y), round(box.width), round(box.height))

    assert label_side(moved(field), moved(label)) == label_side(still(field), still(label))
    assert label_side(field, label)[1] >= 0


def test_two_fields_on_a_row_name_each_other() -> None:
    one, other = layouts(a_place(10, name="First name"), a_place(170, name="Last name"))
    assert (one.beside, other.beside) == ("Last name", "First name")


@pytest.mark.parametrize(
    "second",
    [
        a_place(10, y=150),
        a_place(170, width=NARROW),
        a_place(170, input_type="checkbox", editable=False),
        a_place(170, y=125),
        a_place(170, visible=False),
    ],
    ids=["below", "narrow", "box to tick", "lower", "unseen"],
)
def test_what_is_no_second_column(second: FieldEvidence) -> None:
    assert layouts(a_place(10), second)[0].beside == ""


@pytest.mark.parametrize(
    ("one", "other"), [("cc-exp", "cc-csc"), ("bday-month", "bday-year"), ("postal-code", "address-level2")]
)
def test_what_belongs_together_may_share_a_row(one: str, other: str) -> None:
    found = layouts(a_place(10, autocomplete=one), a_place(170, autocomplete=other))
    assert [field.beside for field in found] == ["", ""]


def test_the_first_of_several_boxes_leads() -> None:
    boxes = [a_place(x, width=40, autocomplete="one-time-code") for x in (10, 60, 110)]
    assert [field.leads for field in layouts(*boxes)] == [True, False, False]


def test_a_sound_is_another_way() -> None:
    captcha = a_place(10, name_attribute="captcha")
    assert layouts(captcha, buttons=["Send"])[0].captcha_sound is False
    found = layouts(captcha, buttons=["Écouter", "Envoyer"])[0]
    assert (found.captcha, found.captcha_sound) == (True, True)


def labelled(*labels: tuple[str, bool]) -> list[FieldEvidence]:
    return [
        a_place(10, y=60 * i, label=label, name=label, required=required) for i, (label, required) in enumerate(labels)
    ]


@pytest.mark.parametrize(
    ("labels", "marked"),
    [
        ([("Name *", True), ("Town *", True), ("Phone", False)], True),
        ([("Name", True), ("Phone (facultatif)", False)], True),
        ([("Name", True), ("Phone", False)], False),
        ([("Name *", True), ("Town", True), ("Phone", False)], False),
        ([("Name *", True), ("Phone *", False)], False),
        ([("Name (required)", True), ("Phone (optional)", False)], True),
    ],
)
def test_what_sets_required_fields_apart(labels: list[tuple[str, bool]], marked: bool) -> None:
    assert form_of(*labelled(*labels)).marked is marked


def test_a_list_that_a_script_draws_is_no_optional_field() -> None:
    """Choices.js hides a select that is required, and puts a listbox beside it that can't say so."""
    required, _ = labelled(("Name", True), ("Country", False))
    listbox = a_place(10, tag="div", input_type="", role="listbox", editable=False)
    assert form_of(required, listbox).optional == 0


def test_a_star_that_a_style_writes_counts() -> None:
    required, optional = labelled(("Name", True), ("Phone", False))
    assert form_of(required, optional).marked is False
    starred = a_place(10, label="Name", name="Name", required=True, label_mark="*")
    assert form_of(starred, optional).marked is True


def test_where_all_or_none_are_required_nothing_has_to_be_set_apart() -> None:
    assert form_of(*labelled(("Name", True), ("Town", True))).marked is None
    assert form_of(*labelled(("Name", False), ("Town", False))).marked is None


def test_only_the_words_of_the_standard_are_hints() -> None:
    fields = [a_place(10, y=60 * i, enterkeyhint=hint) for i, hint in enumerate(("next", "continue", "", "send"))]
    found = form_of(*fields)
    assert (found.typed, found.hinted) == (4.0, 0.5)


def test_a_search_is_no_form_to_fill_in() -> None:
    assert measure_form_layouts(a_snapshot(a_frame(a_place(10, in_search=True)))) == []
