"""How forms are sent: over http, and with what in the address."""

from __future__ import annotations

import msgspec
import pytest
from builders_fields import SHOP, a_field, a_form, a_frame, a_snapshot, a_text

from auditor.measure.forms.fields import measure_fields
from auditor.measure.security.sending import measure_submissions
from auditor.model.evidence import Evidence
from auditor.model.facts.security.sending import SubmissionFacts

PLAIN = "http://shop.example/checkout"


def submission(frame: Evidence, page: str = SHOP) -> SubmissionFacts:
    (facts,) = measure_submissions(a_snapshot(frame, final_url=page)) or []
    return facts


@pytest.mark.parametrize(
    ("page", "action", "written", "found"),
    [
        (SHOP, "https://shop.example/order", True, []),
        (SHOP, "http://shop.example/order", True, ["http://shop.example/order"]),
        (SHOP, "http://shop.example/order", False, ["http://shop.example/order"]),  # by <base href="http:…">
        (PLAIN, "http://shop.example/order", False, []),
        (PLAIN, "http://shop.example/order", True, ["http://shop.example/order"]),
        (PLAIN, "https://shop.example/order", True, []),
        (SHOP, "javascript:", True, []),
    ],
)
def test_where_forms_are_sent_in_clear(page: str, action: str, written: bool, found: list[str]) -> None:
    frame = a_frame(a_field(), forms=[a_form(actions=[action], written=[written])], url=page)
    assert submission(frame, page).insecure_actions == found


def test_all_ways_of_sending_count() -> None:
    ways = {"actions": ["https://a.example/", "http://a.example/"], "methods": ["post"] * 2, "written": [True] * 2}
    assert submission(a_frame(a_field(), forms=[a_form(**ways)])).insecure_actions == ["http://a.example/"]


def test_a_frame_without_an_address_of_its_own_has_the_page_s_scheme() -> None:
    form = a_form(actions=["http://a.example/"], written=[False])
    assert submission(a_frame(a_field(), forms=[form], url="about:srcdoc"), PLAIN).insecure_actions == []
    assert submission(a_frame(a_field(), forms=[form], url="about:srcdoc")).insecure_actions == ["http://a.example/"]


@pytest.mark.parametrize(
    ("changes", "form", "found"),
    [
        ({}, {"methods": ["get"]}, ["email"]),
        ({}, {"methods": ["post", "get"], "actions": ["https://a.example/"] * 2}, ["email"]),
        ({}, {"methods": ["post"]}, []),
        ({}, {"methods": ["dialog"]}, []),
        ({"name_attribute": ""}, {"methods": ["get"]}, []),
        ({"disabled": True}, {"methods": ["get"]}, []),
        ({"tag": "div", "input_type": ""}, {"methods": ["get"]}, []),
        ({"visible": False}, {"methods": ["get"]}, ["email"]),
    ],
)
def test_what_get_writes_into_the_address(
    changes: dict[str, object], form: dict[str, object], found: list[str]
) -> None:
    facts = submission(a_frame(a_field(**changes), forms=[a_form(**form)]))
    assert facts.in_address == found


def test_a_search_and_a_postcode_are_not_confidential() -> None:
    frame = a_frame(a_text("Search", in_search=True), a_text("Postcode", name_attribute="postcode"))
    assert submission(frame).confidential == []


def test_a_password_is_whatever_it_is_called() -> None:
    field = a_text("Secret word", input_type="password", name_attribute="x")
    facts = submission(a_frame(field, forms=[a_form(methods=["get"])]))
    assert facts.in_address == ["current-password"]


def test_a_form_with_a_button_alone_is_seen_and_one_without_anything_is_not() -> None:
    assert submission(a_frame(forms=[a_form(buttons=["Pay"])])).visible is True
    assert submission(a_frame(forms=[a_form()])).visible is False


def test_groups_of_fields_without_a_form_are_no_submissions() -> None:
    group = a_form(is_form=False, actions=[], methods=[])
    assert measure_submissions(a_snapshot(a_frame(a_field(), forms=[group]))) == []


def test_fields_that_could_not_be_read() -> None:
    assert measure_submissions(a_snapshot(Evidence(url=SHOP))) is None


@pytest.mark.parametrize(
    ("page", "frame_url", "action", "found"),
    [
        (SHOP, SHOP, "https://shop.example/order", ""),
        (PLAIN + "?token=1", SHOP, "https://shop.example/order", PLAIN),
        (SHOP, "http://pay.example/fields?x", "https://pay.example/", "http://pay.example/fields"),
        (SHOP, SHOP, "http://shop.example/order", "http://shop.example/order"),
    ],
)
def test_the_way_of_what_is_typed(page: str, frame_url: str, action: str, found: str) -> None:
    frame = a_frame(a_field(), forms=[a_form(actions=[action])], url=frame_url)
    top = msgspec.structs.replace(a_frame(forms=[]), url=page)
    inner = msgspec.structs.replace(frame, selector="iframe")
    (facts,) = measure_fields(a_snapshot(top, inner, final_url=page)) or []
    assert facts.insecure_address == found
