"""What a field is for: real forms, traps, and the laws of the inference."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from purpose_forms import FORMS, TRAPS, parse
from purpose_forms_seen import HELD_OUT, LOOKED_AT, parse_with_form

from auditor.measure.page import autofill, purpose_words
from auditor.measure.page.purpose import (
    CONFIDENT,
    Around,
    Hints,
    account_form,
    code_boxes,
    infer,
    infer_form,
    means_a_purpose,
)
from auditor.measure.page.words import split

ALL = {**FORMS, **TRAPS}
LABELS = sorted({hints.label for form in ALL.values() for _, hints in parse(form) if hints.label})
NAMES = sorted({hints.name for form in ALL.values() for _, hints in parse(form) if hints.name})
TYPES = [
    "text",
    "email",
    "tel",
    "number",
    "password",
    "select-one",
    "textarea",
    "checkbox",
    "date",
    "search",
    "url",
    "",
]
any_field = st.builds(
    Hints,
    input_type=st.sampled_from(TYPES),
    label=st.one_of(st.sampled_from(["", *LABELS]), st.text(max_size=40)),
    name=st.one_of(st.sampled_from(["", *NAMES]), st.text(max_size=40)),
    placeholder=st.sampled_from(["", *LABELS]),
)


@pytest.mark.parametrize("title", sorted(FORMS))
def test_forms_of_shop_systems(title: str) -> None:
    expected = parse(FORMS[title])
    found = infer_form([hints for _, hints in expected])
    wrong = [
        f"{hints.label or hints.name or hints.placeholder!r}: {purpose.known or '-'}, not {token or '-'} ({purpose})"
        for (token, hints), purpose in zip(expected, found, strict=True)
        if purpose.known != token
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("title", sorted(TRAPS))
def test_what_only_looks_like_a_purpose(title: str) -> None:
    found = infer_form([hints for _, hints in parse(TRAPS[title])])
    assert [purpose.known for purpose in found] == [""] * len(found), found


@pytest.mark.parametrize("title", sorted({**LOOKED_AT, **HELD_OUT}))
def test_forms_with_what_they_say_of_themselves(title: str) -> None:
    expected, around = parse_with_form({**LOOKED_AT, **HELD_OUT}[title])
    found = infer_form([hints for _, hints in expected], around)
    assert [purpose.known for purpose in found] == [token for token, _ in expected]


PASSWORD = Hints(input_type="password", label="Password")


@pytest.mark.parametrize(
    ("around", "token"),
    [
        (Around(), "current-password"),
        (Around(buttons=("Log in",)), "current-password"),
        (Around(buttons=("Create account",)), "new-password"),
        (Around(buttons=("Konto anlegen",)), "new-password"),
        (Around(headings=("Créer un compte",)), "new-password"),
        (Around(name="signup-form"), "new-password"),
        (Around(name="users sign_up"), "new-password"),
        # Its button says what it does; the rest leads elsewhere.
        (Around(buttons=("Log in",), headings=("New customer? Sign up",)), "current-password"),
        (Around(buttons=("Sign in or create account",)), "current-password"),
    ],
)
def test_a_lone_password_is_new_if_the_form_says_so(around: Around, token: str) -> None:
    assert infer_form([PASSWORD], around)[0].known == token


@pytest.mark.parametrize(("minlength", "weight"), [(-1, 0.0), (1, 0.0), (2, 1.0), (8, 1.0)])
def test_a_least_length_speaks_of_a_new_password(minlength: int, weight: float) -> None:
    assert account_form([msgspec.structs.replace(PASSWORD, minlength=minlength)], Around()) == weight


def test_remember_me_speaks_of_an_account_that_there_is() -> None:
    assert account_form([PASSWORD, Hints(input_type="checkbox", label="Se souvenir de moi")], Around()) < 0


@pytest.mark.parametrize(("boxes", "found"), [(2, 0), (3, 3), (6, 6)])
def test_boxes_for_one_character_each_are_a_code(boxes: int, found: int) -> None:
    row = [Hints(maxlength=1, label=f"Chiffre {n}") for n in range(boxes)]
    assert len(code_boxes([Hints(label="E-mail"), *row, Hints(maxlength=2)])) == found


@pytest.mark.parametrize(
    ("field", "token"),
    [
        (Hints(label="Phone"), "tel"),
        (Hints(label="Daytime phone (optional)"), "tel"),
        (Hints(label="Phone for delivery questions"), "tel"),
        (Hints(label="Supplier phone"), ""),
        (Hints(label="Supplier phone", name="supplier_phone"), ""),
        (Hints(label="Landlord phone", name="phone"), "tel"),  # the code says so by itself
        (Hints(label="Marque de votre portable"), ""),
        (Hints(label="Ville de départ"), ""),
        (Hints(label="E-mail subject"), ""),
        (Hints(label="Reservation number", name="email_no"), ""),
        (Hints(name="phone_type"), ""),
        (Hints(label="Confirmation code", name="email_confirmation_code"), "one-time-code"),
        (Hints(input_type="password", label="Passwort (Wiederholung)"), "new-password"),
        (Hints(input_type="password", label="Last digits of your card"), ""),
        (Hints(label="Calle (2)"), "address-line2"),
    ],
)
def test_what_words_beside_a_purpose_make_of_it(field: Hints, token: str) -> None:
    assert infer(field).known == token


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        *[("zip", True), ("first-name", True), ("work photo", True), ("work,email", True), ("section-a", True)],
        *[("xoff", False), ("nope", False), ("false", False), ("none", False), ("text", False), ("", False)],
    ],
)
def test_which_words_try_to_name_a_field(value: str, meant: bool) -> None:
    assert means_a_purpose(value) is meant


@given(any_field, st.lists(st.text(max_size=20), max_size=3))
def test_what_a_form_says_never_changes_what_is_declared(field: Hints, buttons: list[str]) -> None:
    declared = msgspec.structs.replace(field, autocomplete="email")
    assert infer_form([declared], Around(buttons=tuple(buttons)))[0].known == "email"


def test_there_are_enough_rows() -> None:
    assert sum(len(parse(form)) for form in ALL.values()) >= 300


@pytest.mark.parametrize(
    ("autocomplete", "input_type", "token"),
    [
        ("section-a shipping work email", "text", "email"),
        ("cc-csc", "password", "cc-csc"),
        ("username webauthn", "email", "username"),
        ("off", "text", "given-name"),
        ("nope", "text", "given-name"),
        # Borrowed to keep autofill away: the words count.
        ("new-password", "text", "given-name"),
        ("new-password", "password", "new-password"),
        ("current-password", "text", "current-password"),  # a password that is being shown
    ],
)
def test_what_is_declared_counts_unless_it_is_a_decoy(autocomplete: str, input_type: str, token: str) -> None:
    label = "" if input_type == "password" else "First name"
    assert infer(Hints(input_type=input_type, autocomplete=autocomplete, label=label)).known == token


def test_a_label_wins_over_the_machine_name() -> None:
    field = Hints(label="Telefonnummer", name="address3")
    assert infer(field).token == "tel"
    assert CONFIDENT <= infer(field).confidence < infer(Hints(label="Telefonnummer", name="phone")).confidence


def test_the_machine_name_refines_a_generic_label() -> None:
    assert infer(Hints(label="Name", name="first_name")).known == "given-name"


def test_a_legend_of_somebody_else_rules_the_purpose_out() -> None:
    assert infer(Hints(label="Email", input_type="email", group="Recipient")).other == "recipient"
    assert infer(Hints(label="Email", input_type="email", group="Delivery")).known == "email"


def test_a_legend_says_whose_day_it_is() -> None:
    fields = [
        Hints(input_type="select-one", label=label, group="Date de naissance") for label in ("Jour", "Mois", "Année")
    ]
    assert [purpose.known for purpose in infer_form(fields)] == ["bday-day", "bday-month", "bday-year"]


def test_text_before_the_field_counts_only_where_nothing_else_is_written() -> None:
    assert infer(Hints(nearby="Code postal")).known == "postal-code"
    assert infer(Hints(nearby="Code postal", label="Étage et porte", name="z9")).known != "postal-code"


def test_search_forms_are_about_things() -> None:
    assert infer(Hints(label="Postcode", in_search=True)).other == "search"


@given(any_field)
def test_an_inference_is_a_token_of_html_or_nothing(field: Hints) -> None:
    purpose = infer(field)
    assert purpose.token == "" or purpose.token in autofill.FIELDS
    assert 0.0 <= purpose.confidence <= 1.0
    assert not (purpose.known and purpose.other)


@given(st.lists(any_field, max_size=6))
def test_inference_is_deterministic_and_keeps_the_order(fields: list[Hints]) -> None:
    assert infer_form(fields) == infer_form(fields)
    assert len(infer_form(fields)) == len(fields)


@given(any_field, st.sampled_from(sorted(autofill.FIELDS - {"new-password", "current-password"})))
def test_a_declared_field_is_what_it_says(field: Hints, token: str) -> None:
    declared = msgspec.structs.replace(field, autocomplete=f"billing {token}")
    assert infer(declared).known == token


def test_every_word_list_speaks_of_tokens_that_exist() -> None:
    for book in (
        purpose_words.PURPOSES,
        purpose_words.GENERIC,
        purpose_words.IN_CARD_FORM,
        purpose_words.IN_BIRTH_DATE,
    ):
        assert set(book) <= autofill.FIELDS


def test_no_phrase_stands_for_two_things() -> None:
    seen: dict[tuple[str, ...], str] = {}
    for meaning, phrases in [*purpose_words.PURPOSES.items(), *purpose_words.OTHERS.items()]:
        for phrase in phrases.split(";"):
            words = split(phrase)
            assert seen.setdefault(words, meaning) == meaning, f"{phrase.strip()}: {seen[words]} and {meaning}"
    assert len(seen) > 500


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("billing[postCode]", "billing post code"),
        ("Numéro de carte", "numero de carte"),
        ("N° de carte", "n de carte"),
        ("PLZ/Ort*", "plz ort"),
        ("street[0]", "street 1"),
        ("street[1]", "street 2"),
        ("txtCVV2", "txt cvv 2"),
        ("Straße", "strasse"),
        ("ADDRESS_LINE-1", "address line 1"),
        ("d’utilisateur", "d utilisateur"),
        ("", ""),
    ],
)
def test_words(text: str, words: str) -> None:
    assert split(text) == tuple(words.split())


@pytest.mark.parametrize(
    ("hints", "token"),
    [
        (Hints(input_type="email", label="Full Name", id="contactFormFullName"), ""),
        (Hints(input_type="email", label="Name", placeholder="Name"), ""),
        (Hints(input_type="email", placeholder="Vor- und Nachname"), ""),
        (Hints(input_type="email", label="Votre nom", name="email"), "email"),
        (Hints(input_type="email", placeholder="name@example.com"), "email"),
        (Hints(input_type="email", label="Name of your company mailbox"), "email"),
        (Hints(input_type="email", label="E-mail", placeholder="Name"), "email"),
    ],
)
def test_a_field_that_asks_for_a_name_is_no_e_mail_address_for_its_type(hints: Hints, token: str) -> None:
    assert infer(hints).known == token


def test_a_word_of_two_countries_is_what_the_code_says() -> None:
    assert infer(Hints(label="Apelido", id="account-form-nickname")).known == ""
    assert infer(Hints(label="Apelido", id="apelido")).known == "family-name"


@pytest.mark.parametrize(
    ("hints", "token"),
    [
        (Hints(classes="form-control card-number"), "cc-number"),
        (Hints(classes="w-full js-zip"), "postal-code"),
        (Hints(classes="input-text validate-email email"), "email"),
        (Hints(id="zip", classes="email"), "postal-code"),
        (Hints(classes="phone email"), ""),
        (Hints(classes="name title last"), ""),
        (Hints(classes="is-state-active first"), ""),
        (Hints(label="Team", classes="email-input"), ""),
    ],
)
def test_classes_name_a_field_that_nothing_else_names(hints: Hints, token: str) -> None:
    assert infer(hints).known == token


@pytest.mark.parametrize(
    ("hints", "token"),
    [
        (Hints(input_type="email", label="Téléphone", name="contact"), ""),
        (Hints(input_type="email", label="Firmen-E-Mail"), "email"),
        (Hints(input_type="email", label="Adresse"), "email"),
        (Hints(input_type="email", label="Phone", name="email2"), "email"),
    ],
)
def test_an_e_mail_field_that_plainly_asks_for_something_else_is_none(hints: Hints, token: str) -> None:
    assert infer(hints).known == token


def test_of_further_lines_of_an_address_one_is_the_second_and_one_the_third() -> None:
    one = [Hints(label="Rue"), *(Hints(label=each) for each in ("Bâtiment", "Appartement", "Étage")), Hints(label="CP")]
    further = [purpose.known for purpose in infer_form([*one, *one])]
    assert further[1:4] == ["address-line2", "address-line3", ""]
    assert further[6:9] == further[1:4], "another address begins anew"


def test_a_line_that_says_what_it_is_stays_that() -> None:
    fields = [Hints(label="Rue"), Hints(autocomplete="address-line2"), Hints(autocomplete="address-line2")]
    assert [purpose.known for purpose in infer_form(fields)][1:] == ["address-line2", "address-line2"]
