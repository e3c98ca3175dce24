"""Words that ask for a code that was sent, however they are put; and those that ask for another."""

from __future__ import annotations

import pytest

from auditor.measure.page.purpose import Hints, code_boxes, infer
from auditor.measure.page.sent_codes import asks_for_sent_code, is_one_digit


@pytest.mark.parametrize(
    "text",
    [
        "Bestätigungscode aus der SMS",
        "6-stelliger Code",
        "mTAN",
        "TAN eingeben",
        "Enter the code we sent you",
        "Enter the 6 digit code from your authenticator app",
        "Code à 6 chiffres",
        "Saisissez le code que nous vous avons envoyé",
        "Código que recibiste por SMS",
        "Inserisci il codice ricevuto via SMS",
        "Vul de code in die je per sms kreeg",
        "Código de 6 dígitos",
    ],
)
def test_a_code_that_was_sent(text: str) -> None:
    assert asks_for_sent_code(text)
    assert infer(Hints(label=text)).known == "one-time-code"


@pytest.mark.parametrize(
    "text",
    [
        "Code postal à 5 chiffres",
        "Code client à 6 chiffres",
        "Product code (6 digits)",
        "3-digit code",
        "Code promo reçu par e-mail",
        "Nombre de chiffres",
        "Received by",
        "Tan or brown",
        "Postcode",
    ],
)
def test_another_code(text: str) -> None:
    assert infer(Hints(label=text)).known != "one-time-code"


def test_a_code_that_came_by_mail_is_no_address() -> None:
    assert infer(Hints(label="Code de vérification reçu par e-mail")).known == "one-time-code"
    assert infer(Hints(label="Code de vérification reçu par e-mail", input_type="email")).known == "email"


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("Digit 1", True),
        ("1. Ziffer", True),
        ("Chiffre 2 sur 6", True),
        ("Cifra 3", True),
        ("6-digit code", False),
        ("Digits", False),
        ("Adult 1", False),
        ("", False),
    ],
)
def test_one_of_its_digits(text: str, *, one: bool) -> None:
    assert is_one_digit(text) == one
    assert len(code_boxes([Hints(aria_label=text)] * 3)) == 3 * one
    assert not code_boxes([Hints(aria_label=text)] * 2)
