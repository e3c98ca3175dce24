"""How text that is left over from making a page is known, in seven languages (en fr de es it nl pt)."""

from __future__ import annotations

import re

FILLER = re.compile(r"\blorem ipsum\b|\bipsum dolor\b|\bdolor sit amet\b|\bconsectetur adipis", re.IGNORECASE)
"""Cicero's words as typesetters cut them: other Latin is no filler."""

TEMPLATE = re.compile(
    r"""
    \b(?:your|insert|add|put|type|enter)\ (?:your\ |some\ |the\ )?(?:own\ )?
      (?:text|content|title|headline|tagline|slogan|description|copy)\ here\b
    | (?:^|[.!?:;–—|/(\["“‘'-]|\bth(?:is|ese)\ (?:is|are))\s*(?:just\ )?(?:an?\ |some\ |only\ )?
      (?:sample|dummy|placeholder|filler)\ (?:text|content|copy|page|product|post)\b
    | \bexample\ product\ title\b | \byour\ product(?:'s|’s)\ name\b | \bjust\ another\ wordpress\ site\b
    | \bthis\ is\ (?:your\ first\ post|an\ example\ page)\b | \bclick\ (?:here\ )?to\ edit\ this\ text\b
    | \b(?:votre|(?:ins[ée]rez|ajoutez|saisissez)\ (?:votre|un|le))\ (?:texte|titre|contenu|slogan)\ ici\b
    | \btexte\ (?:d['’]exemple|factice|de\ remplissage|à\ remplacer)\b | \bpage\ d['’]exemple\b
    | \b(?:ihr|dein)\ text\ hier\b | \bblindtext\b | \bbeispieltext\b | \bplatzhaltertext\b
    | \b(?:su|tu)\ texto\ aquí\b | \btexto\ de\ (?:ejemplo|relleno)\b
    | \b(?:il\ tuo\ )?testo\ (?:qui|di\ esempio|segnaposto)\b
    | \b(?:uw|je|jouw)\ tekst\ hier\b | \bvoorbeeldtekst\b
    | \b(?:o\ )?seu\ texto\ aqui\b | \btexto\ de\ exemplo\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What site builders write until somebody writes something else. Hints in fields do not count."""

_NOTHING = r"(?:undefined|NaN|null)"
_MONEY = r"[€$£]|EUR|USD|GBP|CHF"
UNFILLED = re.compile(
    rf"""
    \{{\{{[^{{}}]{{1,80}}\}}\}} | \{{%[^%{{}}]{{1,80}}%\}} | <%[^%<>]{{1,80}}%>
    | \$\{{[\w.$\[\]()]{{1,60}}\}} | %%\w{{2,40}}%%
    | \[object\ \w+\] | ^\W*{_NOTHING}\W*$ | (?:{_MONEY})\s?{_NOTHING}\b | \b{_NOTHING}\s?(?:{_MONEY})
    | \b(?:undefined|NaN)(?=\ ?%) | ,\ undefined\b | \bundefined\ undefined\b
    """,
    re.VERBOSE,
)
"""Marks of template languages, and the words for nothing that JavaScript writes where a value is missing."""

RAW = re.compile(
    r"""
    \b\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?(?!\w)
    | (?<![\d.,])\d{1,9}\.\d{0,9}?(?:0{6,}\d{0,2}[1-9]|9{6,}\d{0,2})(?![\d.,])
    | \bInvalid\ Date\b | ^\W*(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\ [A-Z][a-z]{2}\ \d\d\ \d{4}\ \d\d:\d\d:\d\d\ GMT
    """,
    re.VERBOSE,
)
"""Dates and sums as programs hold them: 2026-04-01T00:00:00.000Z, and 67.47999999999999, which no price list has but
binary fractions (IEEE 754) come to when they are added up."""

KINDS = (("filler", FILLER), ("unfilled", UNFILLED), ("raw", RAW), ("template", TEMPLATE))
