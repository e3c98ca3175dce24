"""What buttons of dialogs answer, in seven languages: names that consent scripts and shops use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.consent_words import Answer, answer_of, changes_consent, says_all, speaks_of_consent, speaks_of_privacy

ANSWERS: dict[Answer, list[str]] = {
    "accept": [
        *("Accept all", "Accept", "OK", "Got it!", "Allow all cookies", "I agree", "Yes, I agree", "Enable all"),
        *("Tout accepter", "✓ OK, tout accepter", "J’ai compris", "Accepter & Fermer", "OK pour moi", "C’est bon."),
        *("Tout activer", "Autoriser tous les cookies", "Alle akzeptieren", "Zustimmen", "Einverstanden"),
        *("Ich stimme zu", "Alle Einstellungen akzeptieren", "Aceptar todas las cookies", "Permitir todas"),
        *("Accetta tutti", "Accetta", "Permettere", "Alles accepteren", "Akkoord", "Ja, ik ga akkoord"),
        *("Sta alle cookies toe", "Alles aanvaarden", "Aceitar todos", "Autorizar", "De acordo"),
    ],
    "refuse": [
        *("Reject all", "Decline", "Deny", "Continue without accepting", "Use necessary cookies only", "No, thanks"),
        *("Accept only essential cookies", "Accept necessary cookies only", "I do not accept", "Disagree and close"),
        *("Continuer sans accepter →", "Tout refuser", "✗ Interdire tous les cookies", "Non merci", "Je refuse"),
        *("Accepter uniquement les cookies nécessaires", "Ablehnen", "Alle Einstellungen ablehnen", "Ich lehne ab"),
        *("Nur technisch notwendige", "Nur essenzielle Cookies akzeptieren", "Nicht akzeptieren", "Rechazar todo"),
        *("Aceptar solo las necesarias", "Rifiuta tutto", "Continua senza accettare", "Weigeren", "Alles weigeren"),
        *("Alleen noodzakelijk", "Rejeitar todos", "Recusar", "Apenas necessários", "Proíbe todos cookies"),
    ],
    "settings": [
        *("Manage preferences", "Cookie settings", "More options", "Let me choose", "Customize", "Show details"),
        *("Manage or reject cookies", "Personnaliser", "Paramétrer mes choix", "Gérer les cookies", "Je choisis"),
        *("En savoir plus et paramétrer", "Cookie-Einstellungen", "Einstellungen verwalten", "Personalisieren"),
        *("Configurar cookies", "Preferenze", "Lasciatemi scegliere", "Voorkeuren aanpassen", "Definições"),
    ],
    "save": [
        *("Save preferences", "Confirm my choices", "Accept selected", "Allow selection", "Save & exit"),
        *("Enregistrer mes choix", "Enregistrer et fermer", "Valider", "Auswahl erlauben", "Auswahl speichern"),
        *("Guardar preferencias", "Salva preferenze", "Voorkeuren opslaan", "Guardar preferências"),
    ],
    "": [
        *("Ajouter", "En savoir plus", "Learn more", "×", "", "Cookie policy", "Datenschutzerklärung", "Impressum"),
        *("Subscribe", "S’abonner", "Panier", "Fermer", "Voir la liste des 123 partenaires", "Accept " * 20),
    ],
}


@pytest.mark.parametrize(("name", "answer"), [(name, answer) for answer, names in ANSWERS.items() for name in names])
def test_a_button_answers_what_its_words_say(name: str, answer: str) -> None:
    assert answer_of(name) == answer


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Gérer mes cookies",
            "Gestion des cookies",
            "Préférences cookies",
            "Cookies : gérer mes choix",
            "Mes cookies",
        ),
        *("Paramètres des cookies", "Modifier mon consentement", "Cookie settings", "Withdraw consent"),
        *("Your privacy choices", "Cookie-Einstellungen", "Configurar cookies", "Preferenze cookie"),
        *("Cookie-instellingen", "Gerir cookies", "Préférences cookies"),
    ],
)
def test_these_lead_back_to_the_choice(name: str) -> None:
    assert changes_consent(name)


@pytest.mark.parametrize("name", ["Politique de cookies", "Cookie policy", "Nos cookies", "Recettes de cookies", ""])
def test_these_only_speak_of_cookies(name: str) -> None:
    assert not changes_consent(name)


def test_a_button_for_all_purposes_is_told_from_one_for_a_single_one() -> None:
    assert says_all("Tout refuser")
    assert says_all("Alle ablehnen")
    assert not says_all("Refuser")


def test_cookies_and_known_scripts_speak_of_consent_and_small_print_of_privacy() -> None:
    assert speaks_of_consent("Nous utilisons des traceurs.", "")
    assert speaks_of_consent("", "didomi-popup-container")
    assert not speaks_of_consent("Inscrivez-vous à la lettre", "newsletter")
    assert speaks_of_privacy("Vos données personnelles")


@given(name=st.text(max_size=120))
def test_whatever_a_button_is_called_it_has_one_answer(name: str) -> None:
    assert answer_of(name) in {"accept", "refuse", "settings", "save", ""}
