"""Words by which buttons and banners are told apart, in seven languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.measure.content import overlay_words as words


@pytest.mark.parametrize(
    "name",
    ["×", "✕", "X", "Close", "Close dialog", "Dismiss", "Fermer", "FERMER LA FENÊTRE", "Schließen", "Cerrar", "Chiudi",
     "Sluiten", "Fechar", "Got it", "J’ai compris", "Skip"],
)  # fmt: skip
def test_closing(name: str) -> None:
    assert words.closes(name, "")


@pytest.mark.parametrize(
    "name",
    [
        "Subscribe",
        "Our closest stores",
        "Closeout sale",
        "Passer la commande",
        "Next",
        "Extra large",
        "Boxes",
        "24",
        "",
    ],
)
def test_not_closing(name: str) -> None:
    assert not words.closes(name, "")


@pytest.mark.parametrize(
    ("hints", "expected"),
    [("btn-close", True), ("icon icon--times", True), ("/img/close.svg", True), ("modal__dismiss", True),
     ("cross-sell", False), ("btn btn-primary", False), ("menu", False)],
)  # fmt: skip
def test_an_icon_without_a_name_closes_by_its_hints(hints: str, expected: bool) -> None:
    assert words.closes("", hints) is expected
    assert not words.closes("Menu", hints)


@pytest.mark.parametrize(
    "name",
    ["No thanks", "Non merci", "Nein, danke", "No, gracias", "No grazie", "Nee bedankt", "Não, obrigado", "Maybe later",
     "Plus tard", "Reject all", "Tout refuser", "Continuer sans accepter →", "Ablehnen", "Rechazar todo", "Rifiuta",
     "Alles weigeren", "Rejeitar", "Only essential"],
)  # fmt: skip
def test_refusing(name: str) -> None:
    assert words.refuses(name)


@pytest.mark.parametrize(
    "name",
    ["Accept all", "J'accepte", "Tout accepter", "Alle akzeptieren", "Aceptar", "Accetta tutti", "Alles accepteren",
     "Aceitar", "OK", "Enregistrer mes choix", "I agree"],
)  # fmt: skip
def test_accepting(name: str) -> None:
    assert words.accepts(name)


@pytest.mark.parametrize("name", ["Sign up", "Buy now", "Acheter", "Réserver", "Bookings", "Token"])
def test_neither(name: str) -> None:
    assert not words.accepts(name)
    assert not words.refuses(name)
    assert not words.enters(name)


@pytest.mark.parametrize(
    ("text", "hints", "fields", "kind"),
    [
        ("You must be over 18 to enter", "", [], "age"),
        ("Vous devez avoir plus de 18 ans", "", [], "age"),
        ("Nous utilisons des cookies", "", [], "consent"),
        ("Your privacy matters", "", [], "consent"),
        ("Get our app", "", [], "app"),
        ("Sign in to continue", "", ["email", "password"], "sign-in"),
        ("Stay in touch", "", ["email"], "newsletter"),
        ("-10 % sur votre première commande", "", [], "newsletter"),
        ("Choose your country", "", [], "locale"),
        ("Une question ?", "", [], "chat"),
        ("Paniers et achats", "barre-achat", [], "other"),
        ("Welcome", "", [], "other"),
    ],
)
def test_kinds(text: str, hints: str, fields: list[str], kind: str) -> None:
    assert words.kind_of(text, hints, fields, has_choice=True) == kind


def test_talk_of_cookies_without_a_choice_is_no_consent_banner() -> None:
    assert words.kind_of("Fresh cookies every day", "", [], has_choice=False) == "other"


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert words.fold(words.fold(text)) == words.fold(text)
