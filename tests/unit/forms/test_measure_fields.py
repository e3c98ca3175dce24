"""Facts about fields and forms, from evidence."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from builders_fields import a_field, a_form, a_frame, a_snapshot, a_text
from hypothesis import given
from hypothesis import strategies as st

from auditor.measure.forms.fields import measure_fields
from auditor.measure.forms.forms import measure_forms
from auditor.measure.forms.keyboards import DIGITS, keyboard_of, only_digits, wanted_keyboards
from auditor.model.evidence.fields import FieldEvidence
from auditor.model.facts.forms.fields import FieldFacts
from auditor.model.facts.forms.forms import FormFacts
from auditor.model.geometry import Box
from auditor.model.snapshot import Snapshot
from auditor.model.subject import At

ADDRESS = ("E-mail", "First name", "Last name", "Street address", "Postcode", "Town")
HTTPS = "https://shop.example"


def facts_of(*fields: FieldEvidence, **changes: Any) -> list[FieldFacts]:
    found = measure_fields(a_snapshot(a_frame(*fields, **changes)))
    assert found is not None
    return found


def the_fact(**changes: Any) -> FieldFacts:
    return facts_of(a_field(**changes))[0]


def forms_of(snapshot: Snapshot) -> list[FormFacts]:
    found = measure_forms(snapshot)
    assert found is not None
    return found


def the_form(*labels: str, form: dict[str, Any] | None = None, **field: Any) -> FormFacts:
    return forms_of(a_snapshot(a_frame(*(a_text(label, **field) for label in labels), forms=[a_form(**(form or {}))])))[
        0
    ]


def test_a_well_made_field() -> None:
    fact = the_fact()
    assert fact.purpose == fact.autocomplete_field == "email"
    assert all((fact.visible, fact.operable, fact.labelable, fact.carries_token, fact.is_personal))
    assert fact.keyboard in (fact.wanted_keyboards or [])
    assert not any((fact.withdrawn, fact.is_card, fact.is_code, fact.third_party_frame))
    assert (fact.form_action_scheme, fact.form_method, fact.frame_origin) == ("https", "post", HTTPS)


def test_nothing_is_unmeasured() -> None:
    assert [name for name in FieldFacts.__struct_fields__ if getattr(the_fact(), name) is None] == []
    form = the_form(*ADDRESS)
    assert [name for name in FormFacts.__struct_fields__ if getattr(form, name) is None] == []


def test_without_the_top_documents_probe_nothing_is_gathered() -> None:
    whole = a_frame(a_field())
    for top in (msgspec.structs.replace(whole, fields=None), msgspec.structs.replace(whole, forms=None)):
        assert measure_fields(a_snapshot(top)) is None
        assert measure_forms(a_snapshot(top)) is None
    assert measure_fields(a_snapshot()) is None


def test_a_frame_that_could_not_be_read_costs_only_its_own_fields() -> None:
    broken = msgspec.structs.replace(a_frame(a_field()), selector="#f", clip=Box(0.0, 0.0, 9.0, 9.0), fields=None)
    assert len(measure_fields(a_snapshot(a_frame(a_field()), broken)) or []) == 1


def test_a_page_without_fields_has_none() -> None:
    assert facts_of() == []
    assert forms_of(a_snapshot(a_frame())) == []


@pytest.mark.parametrize(
    ("role", "input_type", "labelable"),
    [
        *(("textbox", "text", True), ("checkbox", "checkbox", True), ("switch", "", True), ("slider", "range", True)),
        *(("", "password", True), ("", "date", True), ("", "file", True), ("", "color", True)),
        *(("banner", "text", False), ("presentation", "select-one", False), ("generic", "", False), ("", "", False)),
    ],
)
def test_which_fields_must_have_a_name(role: str, input_type: str, labelable: bool) -> None:
    assert the_fact(role=role, input_type=input_type).labelable is labelable


@pytest.mark.parametrize(
    ("changes", "withdrawn"),
    [
        ({"visible": False, "tabbable": False}, True),
        ({"visible": False, "tabbable": True}, False),
        ({"visible": True, "tabbable": False}, False),
        ({"visible": False, "tabbable": False, "tag": "div", "input_type": ""}, False),
        ({"visible": False, "tabbable": False, "disabled": True}, False),
    ],
)
def test_what_nobody_comes_by(changes: dict[str, Any], withdrawn: bool) -> None:
    assert the_fact(**changes).withdrawn is withdrawn


@pytest.mark.parametrize(("disabled", "readonly"), [(True, False), (False, True)])
def test_what_can_not_be_changed_is_not_operable(disabled: bool, readonly: bool) -> None:
    assert the_fact(disabled=disabled, readonly=readonly).operable is False


@pytest.mark.parametrize(
    ("autocomplete", "input_type", "valid", "switch", "carries"),
    [
        ("email", "text", True, False, True),
        ("off", "text", False, True, False),
        ("", "text", False, True, False),
        ("nope", "text", False, False, False),
        ("new-password", "text", True, False, False),
        ("new-password", "password", True, False, True),
        ("nope", "checkbox", False, True, False),
    ],
)
def test_autocomplete(autocomplete: str, input_type: str, valid: bool, switch: bool, carries: bool) -> None:
    fact = the_fact(autocomplete=autocomplete, input_type=input_type)
    assert (fact.autocomplete_valid, fact.autocomplete_switch, fact.carries_token) == (valid, switch, carries)


@pytest.mark.parametrize(
    ("label", "input_type", "code"),
    [
        *(
            ("Card number", "text", True),
            ("Postcode", "number", True),
            ("Phone", "tel", True),
            ("CVC", "password", True),
        ),
        *(("Gift card number", "text", True), ("IBAN", "text", True), ("Code received by SMS: code SMS", "text", True)),
        *(("Quantity", "number", False), ("First name", "text", False), ("Year of birth", "number", False)),
    ],
)
def test_which_digits_are_a_code(label: str, input_type: str, code: bool) -> None:
    assert facts_of(a_text(label, input_type=input_type))[0].is_code is code


@pytest.mark.parametrize(
    ("label", "input_type", "card", "personal", "password"),
    [
        ("Card number", "text", True, False, False),
        ("Name on card", "text", True, False, False),
        ("CVV", "password", True, False, False),
        ("First name", "text", False, True, False),
        ("Password", "password", False, True, True),
        ("Postcode", "text", False, False, False),
        ("Gift card number", "text", False, False, False),
    ],
)
def test_what_a_field_tells_of_the_customer(
    label: str, input_type: str, card: bool, personal: bool, password: bool
) -> None:
    fact = facts_of(a_text(label, input_type=input_type))[0]
    assert (fact.is_card, fact.is_personal, fact.is_password) == (card, personal, password)


@pytest.mark.parametrize(
    ("changes", "persistent"),
    [
        ({"label_shown": True}, True),
        ({"label_shown": False, "nearby": "E-mail"}, True),
        ({"label_shown": False, "placeholder": "E-mail"}, False),
    ],
)
def test_labels_that_stay(changes: dict[str, Any], persistent: bool) -> None:
    assert the_fact(**changes).has_persistent_label is persistent


def test_a_field_is_alone_if_no_other_visible_one_is_typed_into() -> None:
    box = a_text("Newsletter", tag="input", input_type="checkbox", editable=False)
    hidden = a_text("Trap", visible=False)
    assert [fact.is_lone for fact in facts_of(a_field(), box, hidden)] == [True, False, True]
    assert [fact.is_lone for fact in facts_of(a_field(), a_text("Name"))] == [False, False]


def test_a_search_form_is_one() -> None:
    assert the_fact(in_search=True, autocomplete="").in_search
    assert facts_of(a_text("Postcode"), forms=[a_form(in_search=True)])[0].in_search
    assert facts_of(a_text("Search"))[0].in_search
    assert not facts_of(a_text("Postcode"))[0].in_search


# Frames


def framed(box: Box, clip: Box, **changes: Any) -> Snapshot:
    inner = a_text("Card number", at=At("#f >>> input", "<input>", box))
    return a_snapshot(
        a_frame(a_field(), forms=[a_form(frames=["#f"])]), a_frame(inner, selector="#f", clip=clip, **changes)
    )


def test_what_a_frame_does_not_show_is_not_visible() -> None:
    clip = Box(0.0, 200.0, 390.0, 100.0)
    assert [f.visible for f in measure_fields(framed(Box(10.0, 210.0, 300.0, 40.0), clip)) or []] == [True, True]
    assert [f.visible for f in measure_fields(framed(Box(10.0, 300.0, 300.0, 40.0), clip)) or []] == [True, False]


@pytest.mark.parametrize(
    ("url", "origin", "third"),
    [
        ("https://pay.example.net/fields", "https://pay.example.net", True),
        ("https://pay.shop.example/fields", "https://pay.shop.example", False),
        ("about:srcdoc", "https://shop.example", False),
        ("about:srcdoc", "null", False),
        ("https://pay.example.net/fields", "null", True),
    ],
)
def test_frames_of_others(url: str, origin: str, third: bool) -> None:
    snapshot = framed(Box(0.0, 0.0, 9.0, 9.0), Box(0.0, 0.0, 390.0, 100.0), url=url, origin=origin)
    facts = measure_fields(snapshot) or []
    assert [fact.third_party_frame for fact in facts] == [False, third]
    assert [fact.in_frame for fact in facts] == [False, True]
    assert facts[1].frame_origin == origin


def test_hosted_card_fields_belong_to_the_form_around_their_frame() -> None:
    outer, inner = forms_of(framed(Box(10.0, 210.0, 300.0, 40.0), Box(0.0, 200.0, 390.0, 100.0)))
    assert (outer.field_count, outer.has_card, outer.is_checkout) == (2.0, True, True)
    assert (inner.field_count, inner.has_card, inner.in_frame) == (1.0, True, True)


def test_a_frame_whose_selector_only_begins_alike_is_another() -> None:
    other = a_frame(a_text("Card number"), selector="#frame2")
    outer = forms_of(a_snapshot(a_frame(a_field(), forms=[a_form(frames=["#frame"])]), other))[0]
    assert (outer.field_count, outer.has_card) == (1.0, False)


# Forms


def test_only_visible_fields_that_one_types_into_and_can_change_are_counted() -> None:
    form = forms_of(
        a_snapshot(
            a_frame(
                a_field(),
                a_text("Country", tag="select", input_type="select-one", editable=False),
                a_text("Terms", input_type="checkbox", editable=False),
                a_text("Hidden", visible=False),
                a_text("Fixed", readonly=True),
                a_text("Off", disabled=True),
                a_text("Note", tag="textarea", input_type="textarea"),
            )
        )
    )[0]
    assert (form.field_count, form.control_count) == (2.0, 4.0)


@pytest.mark.parametrize(
    ("actions", "scheme", "schemes"),
    [
        (["https://shop.example/a"], "https", ["https"]),
        (["http://shop.example/a", "https://shop.example/a"], "http", ["http", "https"]),
        (["javascript:"], "javascript", ["javascript"]),
        ([""], "", [""]),
        ([], "", []),
    ],
)
def test_where_a_form_goes(actions: list[str], scheme: str, schemes: list[str]) -> None:
    form = the_form(*ADDRESS, form={"actions": actions})
    assert (form.action_scheme, form.action_schemes) == (scheme, schemes)


@pytest.mark.parametrize(
    ("labels", "form", "checkout"),
    [
        (ADDRESS, {}, True),
        (ADDRESS, {"buttons": ["Weiter zur Kasse"]}, True),
        (("Card number", "CVC"), {"buttons": ["Create account"]}, True),
        (("Straße und Hausnummer", "Postleitzahl"), {}, True),
        (("Street address", "E-mail"), {}, False),
        (("E-mail", "Postcode"), {}, False),
        (("First name", "Last name", "E-mail"), {"buttons": ["Pay"]}, False),
        ((*ADDRESS, "Your message"), {"name": "contact-form"}, False),
        (ADDRESS, {"headings": ["Créer un compte"]}, False),
        ((*ADDRESS,), {"headings": ["Créer un compte"], "buttons": ["Continuer vers la livraison"]}, True),
        (("Search",), {}, False),
    ],
)
def test_which_forms_are_of_a_checkout(labels: tuple[str, ...], form: dict[str, Any], checkout: bool) -> None:
    assert the_form(*labels, form=form).is_checkout is checkout


def test_a_new_password_makes_an_address_form_a_registration() -> None:
    password = a_text("Password", input_type="password")
    fields = [*(a_text(label) for label in ADDRESS), password]
    assert forms_of(a_snapshot(a_frame(*fields)))[0].is_checkout is False
    paying = a_form(buttons=["Place order"])
    assert forms_of(a_snapshot(a_frame(*fields, forms=[paying])))[0].is_checkout is True


def test_what_a_form_asks_for() -> None:
    form = the_form("E-mail", "Card number", "CVC")
    assert form.purposes == ["cc-csc", "cc-number", "email"]
    assert (form.has_card, form.has_personal, form.has_password) == (True, True, False)


# Keyboards


@pytest.mark.parametrize(
    ("input_type", "inputmode", "keyboard"),
    [
        *(("text", "", "text"), ("email", "", "email"), ("tel", "", "tel"), ("number", "", "number")),
        *(("tel", "text", "text"), ("text", "numeric", "numeric"), ("text", "digits", "text"), ("", "", "text")),
        *(("password", "", "text"), ("search", "", "search"), ("email", "none", "none"), ("textarea", "", "text")),
    ],
)
def test_inputmode_wins_over_the_type(input_type: str, inputmode: str, keyboard: str) -> None:
    assert keyboard_of(input_type, inputmode, editable=True) == keyboard
    assert keyboard_of(input_type, inputmode, editable=False) == ""


@pytest.mark.parametrize(
    ("purpose", "pattern", "wanted"),
    [
        ("email", "", ["email"]),
        ("tel", "", ["tel", "numeric", "decimal", "number"]),
        ("tel-national", "", ["tel", "numeric", "decimal", "number"]),
        ("cc-number", "", DIGITS),
        ("cc-number", r"[0-9 ]{13,19}", DIGITS),
        ("one-time-code", "[A-Z]{6}", []),
        ("postal-code", "", []),
        ("postal-code", "[0-9]{5}", DIGITS),
        ("postal-code", r"[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}", []),
        ("given-name", "", []),
        ("", "", []),
        ("", r"\d{4}", DIGITS),
    ],
)
def test_which_keyboard_suits(purpose: str, pattern: str, wanted: list[str]) -> None:
    assert wanted_keyboards(purpose, pattern) == wanted


@pytest.mark.parametrize("pattern", [r"\d*", "[0-9]*", r"^\d{5}$", "[0-9]{3,4}", r"\d\d\d\d", "[0-9]+"])
def test_patterns_of_digits(pattern: str) -> None:
    assert only_digits(pattern)


@pytest.mark.parametrize("pattern", ["", ".*", r"\d{5}(-\d{4})?", "[0-9A-F]+", r"\w+", "[0-9 ]+", r"\d{2}/\d{2}"])
def test_patterns_of_more(pattern: str) -> None:
    assert not only_digits(pattern)


@given(st.permutations(ADDRESS))
def test_the_order_of_fields_does_not_matter(labels: list[str]) -> None:
    expected = {fact.label: fact.purpose for fact in facts_of(*(a_text(label) for label in ADDRESS))}
    assert {fact.label: fact.purpose for fact in facts_of(*(a_text(label) for label in labels))} == expected


@given(st.integers(min_value=0, max_value=12))
def test_a_further_field_never_lowers_the_count(extra: int) -> None:
    counts = [the_form(*ADDRESS, *(f"Extra {i}" for i in range(n))).field_count for n in (extra, extra + 1)]
    assert counts[1] == (counts[0] or 0.0) + 1
