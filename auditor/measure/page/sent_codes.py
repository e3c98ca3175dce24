"""Tells whether words ask for a code that was sent to the customer: "Code aus der SMS", "6-digit code", "Digit 2 of 6".

Two small groups of words together, a code and how it came or how long it is, instead of the phrases that writers make
of them. Either alone says little: there are postcodes, codes of vouchers and of products.
"""

from __future__ import annotations

import re

from auditor.measure.page.purpose_words import FILLERS
from auditor.measure.page.words import split


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_CODE = _words(
    """code codes codice codigo kode passcode bestatigungscode verifizierungscode prufcode zugangscode sicherheitscode
    verificatiecode"""
)
_NAMED_SO = _words("tan mtan smstan")
"""Nothing but a code that was sent."""

_SENT = _words(
    """sms whatsapp sent texted received recu recus envoye envoyons geschickt gesendet zugesandt erhalten erhaltene
    erhaltenen enviado enviada enviamos recibido recibiste enviou recebido recebeu ricevuto inviato inviata ontvangen
    kreeg gestuurd verstuurd verzonden authenticator authentificateur"""
)
_BESIDE_TAN = _words("sms m per via email e mail")

_DIGITS = _words(
    """digit digits chiffre chiffres ziffer ziffern stellig stelliger stelligen stellige stelle cifra cifre cifras
    cijfer cijfers cijferig cijferige digito digitos character characters caractere caracteres zeichen"""
)
_LENGTHS = _words("4 5 6 7 8")
"""Of codes that are sent. Three digits are those on the back of a card."""

_OF_THE_SHOP = _words("client customer kunde cliente klant order account registration invoice checkout contact")
"""Whose code it is, if it is no sent one: "Code client à 6 chiffres"."""

_ONE_OF_MANY = re.compile(
    r"\W*(?:(?P<name>[^\W\d]+)\W+\d{1,2}(?:\W+[^\W\d]+\W+\d{1,2})?|\d{1,2}\W+(?P<after>[^\W\d]+))\W*"
)


def asks_for_sent_code(text: str) -> bool:
    """Whether words on the screen ask for a code that came by message, or for one of so and so many digits."""
    words = frozenset(split(text))
    if not _NAMED_SO.isdisjoint(words):
        return words <= _NAMED_SO | _BESIDE_TAN | FILLERS
    if _CODE.isdisjoint(words):
        return False
    if not _SENT.isdisjoint(words):
        return True
    said = words - _CODE - _DIGITS - _LENGTHS - (FILLERS - _OF_THE_SHOP)
    return not said and not _DIGITS.isdisjoint(words) and not _LENGTHS.isdisjoint(words)


def is_one_digit(text: str) -> bool:
    """Whether words name one box of a code and nothing else: "Digit 2 of 6", "1. Ziffer"."""
    found = _ONE_OF_MANY.fullmatch(text)
    return found is not None and not _DIGITS.isdisjoint(split(found["name"] or found["after"]))
