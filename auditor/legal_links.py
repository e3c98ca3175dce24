"""Finds, among a page's links, those to a privacy policy and to who runs the shop, in seven languages.

The words are those that Article 29 Working Party's guidelines call commonly used ("Privacy", "Privacy Policy", "Data
Protection Notice"; WP260 rev.01, 11) and their like in French, German, Spanish, Italian, Dutch and Portuguese; for the
second what the national laws behind article 5 of directive 2000/31/EC made usual, and terms of sale where there is no
such title, as they name the trader. Shops put these words together as they like ("Infos légales", "Avis légal",
"Mentions et infos légales"), so what is known is not their titles: a word of the stem *legal* and its like by itself,
and of two kinds of words, conditions and what they are for, a company and what is told of it, one of each.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from urllib.parse import unquote

from auditor.model.evidence.links import LinkEvidence
from auditor.model.snapshot import Snapshot
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
_NOTICE = re.compile(
    r"""(?x)\b(?:
    legal\w{0,3} | legais | legaux | juridi(?:que|sch|co|ca)\w? | rechtlich\w{0,2} | wettelijk\w? | imprint | impressum
    | colofon | anbieterkennzeichnung | terms | cg[vu]{1,2} | agbs? | tcs | t[ ]cs?
    )\b | \bmentions[ ]obligatoires\b | ^mentions?$ | ^tos$ | \bangaben[ ]gem"""
)
"""Words each of which says it alone, and what is usual to call terms in short."""

_CONDITIONS = re.compile(
    r"\b(?:conditions?|condizioni|termini|condiciones|terminos|condicoes|termos|voorwaarden|bedingungen)\b"
)
_OF_SALE = re.compile(
    r"""(?x)\b(?:
    general\w{0,3}|generaux|sales?|use|service|purchase|vente|utilisation|usage|venta|uso|compra|contratacion
    |vendita|utilizzo|acquisto|servizio|algemene|verkoop|gebruik|venda|utilizacao|allgemeine\w?|verkauf\w?|nutzung\w?
    |conditions|condizioni|condiciones|condicoes
    )\b"""
)
"""What they are for; conditions of a delivery or of a voucher name no trader. "Terms and conditions" names both."""

_COMPOUND = re.compile(
    r"\b\w*(?:geschafts|nutzungs|verkaufs|vertrags|verkoops?|gebruiks?|leverings?)(?:bedingungen|voorwaarden)\b"
)
_COMPANY = re.compile(
    r"\b(?:company|societe|entreprise|editeur|vendeur|unternehmen\w?|firmen?|empresa|azienda\w*|societari\w?|bedrijf\w*)\b"
)
_TOLD = re.compile(
    r"\b(?:info|infos|informations?|details|registration|identite|angaben|daten|datos|dati|gegevens|dados|informacion|"
    r"informacoes|informazioni|informatie)\b"
)
_COMPANY_DETAILS = re.compile(
    r"\bbedrijfs(?:gegevens|informatie)\b|\b(?:firmen|unternehmens)(?:daten|angaben|informationen)\b"
)
LONGEST = 60
"""Characters of a link's text: a whole paragraph that mentions privacy is no link to a policy."""


def legal_links(snapshot: Snapshot) -> tuple[LinkEvidence | None, LinkEvidence | None]:
    """The links of a page, and of its site's frames, to a privacy policy and to who runs the shop; None for none."""
    links = [link for frame in snapshot.own_frames for link in frame.links or []]
    return find_privacy(links), find_legal(links)


def find_privacy(links: Iterable[LinkEvidence]) -> LinkEvidence | None:
    """The first link to a privacy policy."""
    return _find(links, lambda words: bool(_PRIVACY.search(words)))


def find_legal(links: Iterable[LinkEvidence]) -> LinkEvidence | None:
    """The first link to a legal notice, imprint or terms."""
    return _find(links, _names_trader)


def says(link: LinkEvidence | None) -> str:
    """What a link says or, if it says nothing, its address; "" for none."""
    return link.text or link.url if link else ""


def _names_trader(words: str) -> bool:
    if _NOTICE.search(words) or _COMPOUND.search(words) or _COMPANY_DETAILS.search(words):
        return True
    conditions = _CONDITIONS.search(words)
    if conditions and _OF_SALE.search(words[: conditions.start()] + words[conditions.end() :]):
        return True
    return bool(_COMPANY.search(words) and _TOLD.search(words))


def _find(links: Iterable[LinkEvidence], names: Callable[[str], bool]) -> LinkEvidence | None:
    for link in links:
        if len(link.text) <= LONGEST and names(_plain(link.text)):
            return link
        # An address tells where the words are others ("Your rights") or none: an icon, a font without letters.
        last = unquote(split(link.url).path).rstrip("/").rpartition("/")[2]
        if names(_plain(last)):
            return link
    return None


def _plain(text: str) -> str:
    """Small letters without accents, words apart by one space."""
    letters = unicodedata.normalize("NFKD", text.lower())
    letters = "".join(char for char in letters if not unicodedata.combining(char))
    return " ".join(re.split(r"[^a-z0-9]+", letters)).strip()
