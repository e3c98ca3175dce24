"""The test customer of each country.

Nobody is at the other end: the mail address is of example.org, which is reserved for examples (RFC 2606), and telephone
numbers are of ranges that regulators keep free for films (France: Arcep, décision 2018-0881; Great Britain: Ofcom,
"Telephone numbers for use in TV and radio drama programmes"; Germany: Bundesnetzagentur, "Rufnummern für
Medienproduktionen"; North America: 555-0100 to 555-0199, NANPA). Where no such range is known, the British number is
given in its international form. No postal address is reserved: towns and postcodes are real, or shops would refuse
them, streets are called after examples.
"""

from __future__ import annotations

import re
from typing import Final

import msgspec

from auditor.measure.page.words import split

MAIL: Final = "camille.exemple@example.org"
GIVEN, FAMILY = "Camille", "Exemple"
_BRITISH: Final = "+447700900123"


class Customer(msgspec.Struct, frozen=True):
    """Where the customer of one country lives. names: of the country, in the languages of shops. telephone: as it is
    dialled there; abroad: as it is dialled from anywhere. region: a state or province, "" where addresses have none."""

    country: str
    names: str
    street: str
    postcode: str
    town: str
    telephone: str = _BRITISH
    abroad: str = _BRITISH
    region: str = ""


# The mobile numbers that France keeps free (06 39 98) are invalid to the library that most shops check numbers with.
CUSTOMERS: Final = {
    each.country: each
    for each in (
        Customer("FR", "france", "1 rue de l'Exemple", "75001", "Paris", "0199001234", "+33199001234"),
        Customer("GB", "united kingdom;great britain;uk;royaume uni", "1 Example Street", "SW1A 1AA", "London",
                 "07700900123", _BRITISH),
        Customer("US", "united states;united states of america;usa;etats unis", "1 Example Street", "10001", "New York",
                 "2125550123", "+12125550123", "NY"),
        Customer("DE", "deutschland;germany;allemagne", "Beispielstraße 1", "10115", "Berlin", "03023125123",
                 "+493023125123"),
        Customer("ES", "espana;spain;espagne", "Calle Ejemplo 1", "28001", "Madrid", region="Madrid"),
        Customer("IT", "italia;italy;italie", "Via Esempio 1", "00184", "Roma", region="RM"),
        Customer("NL", "nederland;netherlands;pays bas", "Voorbeeldstraat 1", "1012 AB", "Amsterdam"),
        Customer("PT", "portugal", "Rua do Exemplo 1", "1100-001", "Lisboa", region="Lisboa"),
        Customer("BE", "belgie;belgique;belgium", "Rue de l'Exemple 1", "1000", "Bruxelles"),
        Customer("CH", "schweiz;suisse;svizzera;switzerland", "Beispielstrasse 1", "8001", "Zürich"),
    )
}  # fmt: skip

_OF_LANGUAGE: Final = {"fr": "FR", "de": "DE", "es": "ES", "it": "IT", "nl": "NL", "pt": "PT"}
_OF_DOMAIN: Final = {"uk": "GB", "at": "DE", **{name.lower(): name for name in CUSTOMERS}}


def country_of(option: str, value: str = "") -> str:
    """The country of CUSTOMERS that an entry of a list of countries means, "" if it is none of them."""
    if value.strip().upper() in CUSTOMERS:
        return value.strip().upper()
    words = split(re.sub(r"\(.*?\)", " ", option))
    for code, customer in CUSTOMERS.items():
        if any(words == split(name) for name in customer.names.split(";")):
            return code
    return ""


def likely_country(host: str, language: str, prices: str) -> str:
    """Where a shop's customers live: by the end of its address, by its language, by its currency."""
    ending = host.rpartition(".")[2].lower()
    if ending in _OF_DOMAIN:
        return _OF_DOMAIN[ending]
    tongue, _, region = language.replace("_", "-").partition("-")
    if region.upper() in CUSTOMERS:
        return region.upper()
    if tongue.lower() in _OF_LANGUAGE:
        return _OF_LANGUAGE[tongue.lower()]
    return "GB" if "£" in prices else "US" if "$" in prices else "FR"


def typed(purpose: str, customer: Customer) -> str:
    """What the customer writes into a field of that purpose (a token of HTML's autofill); "" if nothing."""
    values = {
        "email": MAIL,
        "username": MAIL,
        "name": f"{GIVEN} {FAMILY}",
        "given-name": GIVEN,
        "family-name": FAMILY,
        "tel": customer.telephone,
        "tel-national": customer.telephone,
        "street-address": customer.street,
        "address-line1": customer.street,
        "postal-code": customer.postcode,
        "address-level2": customer.town,
        "address-level1": customer.region or customer.town,
        "country": customer.country,
        "country-name": customer.names.partition(";")[0].title(),
    }
    return values.get(purpose, "")
