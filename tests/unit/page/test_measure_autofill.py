"""The grammar of `autocomplete`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.measure.page.autofill import CONTACT_FIELDS, FIELDS, INPUT_PURPOSES, Detail, is_switch, parse


@pytest.mark.parametrize(
    ("value", "detail"),
    [
        ("username", Detail("username")),
        ("Street-Address", Detail("street-address")),
        ("work email", Detail("email", hint="work")),
        ("section-partner email", Detail("email", section="section-partner")),
        ("section- email", Detail("email", section="section-")),
        ("section-primary billing address-line1", Detail("address-line1", "section-primary", "billing")),
        ("section-a SHIPPING work tel-national", Detail("tel-national", "section-a", "shipping", "work")),
        ("current-password webauthn", Detail("current-password", webauthn=True)),
        ("shipping home tel webauthn", Detail("tel", "", "shipping", "home", True)),
        ("\t cc-exp\n", Detail("cc-exp")),
        ("billing\fcc-csc", Detail("cc-csc", address="billing")),
    ],
)
def test_follows_the_grammar(value: str, detail: Detail) -> None:
    assert parse(value) == detail


@pytest.mark.parametrize(
    "value",
    [
        *("", " ", "on", "off", "OFF", "nope", "false", "first-name", "firstname", "cc-cvc", "address", "phone"),
        *("work photo", "fax email photo", "work shipping email", "shipping section-a email", "email shipping"),
        *("work,email", "work", "shipping", "section-a", "webauthn", "webauthn email", "email webauthn webauthn"),
        *(
            "email tel",
            "shipping billing email",
            "home work tel",
            "off email",
            "e mail",
            "email\u00a0",
            "wor\u212a email",
        ),
    ],
)
def test_does_not_follow_the_grammar(value: str) -> None:
    assert parse(value) is None


@pytest.mark.parametrize("value", ["", "  ", "on", "off", " OFF "])
def test_a_switch_names_no_field(value: str) -> None:
    assert is_switch(value)


def test_a_switch_among_others_is_none() -> None:
    assert not is_switch("off email")


def test_the_standards_have_these_many_fields() -> None:
    """WCAG lists 53 purposes, HTML those and one-time-code."""
    assert (len(INPUT_PURPOSES), len(FIELDS)) == (53, 54)
    assert CONTACT_FIELDS < FIELDS


@given(
    st.sampled_from(["", "section-x"]),
    st.sampled_from(["", "shipping", "billing"]),
    st.sampled_from(["", "home", "work", "mobile", "fax", "pager"]),
    st.sampled_from(sorted(FIELDS)),
    st.sampled_from(["", "webauthn"]),
)
def test_tokens_in_order_are_valid_and_read_back(
    section: str, address: str, hint: str, field: str, webauthn: str
) -> None:
    detail = parse(" ".join(token for token in (section, address, hint, field, webauthn) if token))
    if hint and field not in CONTACT_FIELDS:
        assert detail is None
    else:
        assert detail == Detail(field, section, address, hint, bool(webauthn))


@given(st.text(max_size=60))
def test_no_text_breaks_it(value: str) -> None:
    assert parse(value) == parse(value.swapcase()) or not value.isascii()
