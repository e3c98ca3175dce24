"""In which languages the labels of a form are written, as far as one word tells."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from auditor.measure.page.words import split

WORDS: dict[str, str] = {
    "en": "address surname forename street city town state zip county country phone your first last company choose",
    "fr": """
        nom prenom rue ville pays departement courriel portable votre vos mot passe societe entreprise livraison
        facturation quantite choisissez complement
        """,
    "de": """
        vorname nachname familienname strasse hausnummer ort stadt plz postleitzahl telefonnummer passwort kennwort ihr
        ihre lieferung rechnung menge wahlen anschrift
        """,
    "es": "nombre apellido apellidos calle ciudad direccion contrasena correo facturacion cantidad elija",
    "it": "cognome indirizzo citta paese azienda consegna fatturazione quantita scegli cellulare",
    "nl": "voornaam achternaam straat huisnummer woonplaats plaats wachtwoord uw jouw bedrijf levering aantal kies",
    "pt": "sobrenome apelido endereco morada cidade senha rua faturamento quantidade escolha telemovel",
}
"""Words of labels, without accents, that are written so in one of these languages. Left out are those that others
use, too: name, postcode, telefon, land, message, adresse, mobile, password, empresa."""


_OWNER = {word: language for language, words in WORDS.items() for word in words.split()}


class Labels(NamedTuple):
    """told: labels whose language is known. language: that of most of them, "" without. foreign: labels in another;
    example: the first of these."""

    told: int
    language: str
    foreign: int
    example: str


def languages_of(labels: Iterable[str]) -> Labels:
    """Sorts labels by language; one in two languages tells nothing. Of languages as frequent the first leads."""
    found: dict[str, list[str]] = {}
    for label in labels:
        speaking = {_OWNER[word] for word in split(label.lower()) if word in _OWNER}
        if len(speaking) == 1:
            found.setdefault(speaking.pop(), []).append(label)
    if not found:
        return Labels(0, "", 0, "")
    language = max(found, key=lambda each: len(found[each]))
    foreign = [label for other, group in found.items() if other != language for label in group]
    told = sum(len(group) for group in found.values())
    return Labels(told, language, len(foreign), foreign[0] if foreign else "")
