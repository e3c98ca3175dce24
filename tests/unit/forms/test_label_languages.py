"""In which languages the labels of a form are."""

from __future__ import annotations

import pytest

from auditor.measure.forms.languages import WORDS, Labels, languages_of

FORMS = {
    "en": ("First name", "Last name", "Street", "City", "Phone"),
    "fr": ("Prénom", "Nom", "Rue", "Ville", "Mot de passe"),
    "de": ("Vorname", "Nachname", "Straße", "PLZ", "Ort"),
    "es": ("Nombre", "Apellidos", "Dirección", "Ciudad", "Contraseña"),
    "it": ("Cognome", "Indirizzo", "Città", "Paese", "Azienda"),
    "nl": ("Voornaam", "Achternaam", "Straat", "Woonplaats", "Wachtwoord"),
    "pt": ("Sobrenome", "Endereço", "Cidade", "Senha", "Rua"),
}


@pytest.mark.parametrize("language", FORMS)
def test_a_form_of_one_language_has_no_foreign_label(language: str) -> None:
    assert languages_of(FORMS[language]) == Labels(5, language, 0, "")


@pytest.mark.parametrize("language", FORMS)
@pytest.mark.parametrize("other", FORMS)
def test_one_label_of_another_is_found(language: str, other: str) -> None:
    found = languages_of([*FORMS[language][:3], FORMS[other][1]])
    assert found.foreign == (language != other)
    assert found.example == (FORMS[other][1] if language != other else "")


def test_no_word_is_of_two_languages() -> None:
    words = [word for listed in WORDS.values() for word in listed.split()]
    assert len(set(words)) == len(words) > 80


@pytest.mark.parametrize("labels", [[], ["E-mail", "Name", "Postcode", "Telefon"], ["", "…", "12"]])
def test_what_several_languages_share_tells_nothing(labels: list[str]) -> None:
    assert languages_of(labels) == Labels(0, "", 0, "")


def test_a_label_in_two_languages_is_for_both() -> None:
    assert languages_of(["Prénom", "Ville", "Pays / Country"]).foreign == 0


def test_of_two_as_large_the_first_leads() -> None:
    assert languages_of(["Ville", "City"]) == Labels(2, "fr", 1, "City")


def test_a_brand_is_not_taken_to_pieces() -> None:
    assert languages_of(["Prénom", "Ville", "Modèle d’iPhone"]).foreign == 0
