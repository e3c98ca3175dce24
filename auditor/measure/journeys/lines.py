"""What lines of text say of an order: what delivery costs, what the total is, how far one has come."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from auditor.measure.page.action_words import says_amount
from auditor.measure.page.words import Phrasebook, split

_BOOK: Final = Phrasebook({
    "delivery": """
        delivery; shipping; postage; livraison; frais de port; port; expedition; versand; versandkosten; lieferung;
        lieferkosten; envio; gastos de envio; entrega; spedizione; spese di spedizione; consegna; verzending;
        verzendkosten; bezorging; bezorgkosten; portes; frete
        """,
    "free": """
        free; gratuit; gratuite; gratuits; gratuites; offert; offerte; offerts; kostenlos; kostenfrei; gratis; gratuito;
        gratuita; inclus; incluse; included; inbegriffen; incluido; incluso
        """,
    "total": """
        total; order total; grand total; total a payer; total ttc; montant; gesamt; gesamtsumme; gesamtbetrag; summe;
        zu zahlen; importe; totale; totaal; te betalen; a pagar; amount; to pay; a payer
        """,
})  # fmt: skip
"""In seven languages."""

_STEP_OF: Final = re.compile(
    r"\b(?:step|etape|schritt|paso|passo|passaggio|stap|etapa|fase)\s+\d+\s+(?:of|sur|von|de|di|van)?\s*\d+\b"
)
"""“Step 2 of 4”, “Étape 2/4”, as `split` leaves them."""


def named_delivery(lines: Sequence[str]) -> str:
    """The first line that says what delivery costs, or that it costs nothing; the amount may stand on the next."""
    for line, following in pairwise([*lines, ""]):
        said = _meanings(line)
        if "delivery" not in said:
            continue
        if "free" in said or says_amount(line):
            return line
        if len(split(following)) <= 4 and (says_amount(following) or "free" in _meanings(following)):
            return f"{line} {following}"
    return ""


def names_total(lines: Sequence[str]) -> bool:
    """Whether an amount is called the total."""
    pairs = pairwise([*lines, ""])
    return any("total" in _meanings(line) and says_amount(f"{line} {following}") for line, following in pairs)


def names(article: str, lines: Sequence[str]) -> bool:
    """Whether a line has the first words of an article's name."""
    wanted = set(split(article)[:4])
    return bool(wanted) and any(wanted <= set(split(line)) for line in lines)


def tells_step(lines: Sequence[str]) -> bool:
    """Whether a line says which step of how many it is."""
    return any(_STEP_OF.search(" ".join(split(line))) for line in lines)


def _meanings(line: str) -> set[str]:
    return {match.meaning for match in _BOOK.find(split(line))}
