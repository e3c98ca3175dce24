"""Finds, among a page's links, those to a privacy policy and to who runs the shop, in seven languages.

The words are those that Article 29 Working Party's guidelines call commonly used ("Privacy", "Privacy Policy", "Data
Protection Notice"; WP260 rev.01, 11) and their like in French, German, Spanish, Italian, Dutch and Portuguese; for the
second the titles that the national laws behind article 5 of directive 2000/31/EC made usual, and terms of sale where
there is no such title, as they name the trader.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import unquote

from auditor.model.evidence.links import LinkEvidence
from auditor.model.url import split

_PRIVACY = re.compile(
    r"""(?x)
    \bprivacy | \bdata[ ]protection | \bdata[ ]policy\b | \bgdpr\b
    | confidentialite | donnees[ ](?:a[ ]caractere[ ])?personnel | vie[ ]privee | protection[ ]des[ ]donnees | \brgpd\b
    | datenschutz | \bdsgvo\b
    | privacidad | proteccion[ ]de[ ](?:los[ ])?datos
    | privacidade | protecao[ ]de[ ]dados
    | protezione[ ]dei[ ]dati | trattamento[ ]dei[ ]dati | \binformativa\b
    | gegevensbescherming | persoonsgegevens
    """
)
_LEGAL = re.compile(
    r"""(?x)
    \blegal\b | \bimprint\b | \bterms\b | company[ ](?:info|details|registration)
    | mentions?[ ]legales? | ^mentions?$ | informations?[ ]legales?
    | impressum | anbieterkennzeichnung
    | note[ ]legali | informazioni[ ]legali | dati[ ]societari | termini[ ]e[ ]condizioni
    | condizioni[ ](?:generali|di[ ]vendita)
    | terminos[ ]y[ ]condiciones | condiciones[ ](?:generales|de[ ](?:uso|venta|compra))
    | colofon | juridische | bedrijfsgegevens | algemene[ ]voorwaarden | wettelijke[ ]vermeldingen
    | informacoes[ ]legais | avisos?[ ]legais | termos[ ]e[ ]condicoes | condicoes[ ](?:gerais|de[ ]venda)
    """
)
LONGEST = 60
"""Characters of a link's text: a whole paragraph that mentions privacy is no link to a policy."""


def find_privacy(links: Iterable[LinkEvidence]) -> str:
    """What a link to a privacy policy says, "" where there is none."""
    return _find(links, _PRIVACY)


def find_legal(links: Iterable[LinkEvidence]) -> str:
    """What a link to a legal notice, imprint or terms says, "" where there is none."""
    return _find(links, _LEGAL)


def _find(links: Iterable[LinkEvidence], pattern: re.Pattern[str]) -> str:
    for link in links:
        if len(link.text) <= LONGEST and pattern.search(_plain(link.text)):
            return link.text
        # An address tells where the words are others ("Your rights") or none: an icon, a font without letters.
        last = unquote(split(link.url).path).rstrip("/").rpartition("/")[2]
        if pattern.search(_plain(last)):
            return link.text or link.url
    return ""


def _plain(text: str) -> str:
    """Small letters without accents, words apart by one space."""
    letters = unicodedata.normalize("NFKD", text.lower())
    letters = "".join(char for char in letters if not unicodedata.combining(char))
    return " ".join(re.split(r"[^a-z0-9]+", letters)).strip()
